package mongotest_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/mongo"
	"github.com/thiduabot/thiduabot/store/mongo/mongotest"
	"github.com/thiduabot/thiduabot/store/storetest"
)

const (
	shortTimeout = 2 * time.Second
	// patience is for machines under load.
	patience = 15 * time.Second
)

// methods is everything that a store can do, with the error each of them gives.
func methods(s *mongo.Store, r store.Record) map[string]func(context.Context) error {
	posts := r.Effects.Posts
	return map[string]func(context.Context) error{
		"Append":         func(ctx context.Context) error { _, err := s.Append(ctx, []store.Record{r}); return err },
		"Known":          func(ctx context.Context) error { _, err := s.Known(ctx, []store.Key{r.Key}); return err },
		"Heads":          func(ctx context.Context) error { _, err := s.Heads(ctx); return err },
		"States":         func(ctx context.Context) error { _, err := s.States(ctx, []campaign.UnitID{"a"}); return err },
		"Entries":        func(ctx context.Context) error { return last(s.Entries(ctx, "a", 1)) },
		"EntriesBetween": func(ctx context.Context) error { return last(s.EntriesBetween(ctx, start, start)) },
		"RecentRecords":  func(ctx context.Context) error { _, err := s.RecentRecords(ctx, "a", 1); return err },
		"Revisions":      func(ctx context.Context) error { _, err := s.Revisions(ctx, group, "1"); return err },
		"OpenQuestions": func(ctx context.Context) error {
			_, err := s.OpenQuestions(ctx, []store.QuestionKey{asker})
			return err
		},
		"QuestionByID":     func(ctx context.Context) error { _, err := s.QuestionByID(ctx, "q"); return err },
		"Settings":         func(ctx context.Context) error { _, err := s.Settings(ctx); return err },
		"CampaignRevision": func(ctx context.Context) error { _, err := s.CampaignRevision(ctx); return err },
		"CampaignFile":     func(ctx context.Context) error { _, err := s.CampaignFile(ctx, 1); return err },
		"SaveCampaign":     func(ctx context.Context) error { return s.SaveCampaign(ctx, 1, nil, start) },
		"Waiting":          func(ctx context.Context) error { _, err := s.Waiting(ctx, "a", start, 1); return err },
		"NextWaiting":      func(ctx context.Context) error { _, _, err := s.NextWaiting(ctx, "a"); return err },
		"StartAttempt":     func(ctx context.Context) error { return s.StartAttempt(ctx, "p", 1, start) },
		"FinishPosts":      func(ctx context.Context) error { return s.FinishPosts(ctx, posts) },
		"InFlight":         func(ctx context.Context) error { _, err := s.InFlight(ctx, "a"); return err },
		"Post":             func(ctx context.Context) error { _, err := s.Post(ctx, "p"); return err },
		"SentPost":         func(ctx context.Context) error { _, err := s.SentPost(ctx, group, "1"); return err },
		"PostCounts":       func(ctx context.Context) error { _, err := s.PostCounts(ctx); return err },
		"PurgePosts":       func(ctx context.Context) error { return s.PurgePosts(ctx, start) },
		"PlanNotices":      func(ctx context.Context) error { _, err := s.PlanNotices(ctx, []store.Notice{board()}); return err },
		"NoticesOf":        func(ctx context.Context) error { _, err := s.NoticesOf(ctx, "j", "p"); return err },
		"LastNotice":       func(ctx context.Context) error { _, err := s.LastNotice(ctx, "k", store.Target{}, start); return err },
		"AllNotices":       func(ctx context.Context) error { return last(s.AllNotices(ctx)) },
		"NoticePosts":      func(ctx context.Context) error { _, err := s.NoticePosts(ctx, "n"); return err },
		"UnknownPosts":     func(ctx context.Context) error { _, err := s.UnknownPosts(ctx); return err },
		"AcquireLease":     func(ctx context.Context) error { _, err := s.AcquireLease(ctx, store.Lease{}, start); return err },
		"ReleaseLease":     func(ctx context.Context) error { return s.ReleaseLease(ctx, "a", "h") },
		"Sweep":            s.Sweep,
		"Meta":             func(ctx context.Context) error { _, err := s.Meta(ctx, "m"); return err },
		"SetMeta":          func(ctx context.Context) error { return s.SetMeta(ctx, "m", "v") },
		"Dump":             func(ctx context.Context) error { return last(s.Dump(ctx)) },
		"Load":             func(ctx context.Context) error { return s.Load(ctx, nothing) },
		"Ping":             s.Ping,
	}
}

func nothing(func(store.Item, error) bool) {}

// last returns the error that ends an iterator.
func last[T any](items func(func(T, error) bool)) (err error) {
	for _, err = range items {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestServerDown wants an error from every method, soon, and everything as before when the server is back.
func TestServerDown(t *testing.T) {
	t.Parallel()
	for name, fail := range map[string]func(*mongotest.Gate){
		"refused":   (*mongotest.Gate).Down,
		"no answer": func(g *mongotest.Gate) { g.Break(func(string) mongotest.Fault { return mongotest.Never }) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onEach(t, func(t *testing.T, uri string) { checkDown(t, uri, fail) })
		})
	}
}

func checkDown(t *testing.T, uri string, fail func(*mongotest.Gate)) {
	t.Helper()
	gate := mongotest.NewGate(t, uri)
	s, err := mongo.Open(t.Context(), mongo.Options{URI: gate.URI(), Rebuild: storetest.Rebuild, Timeout: shortTimeout})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := report(t, "tanhao", 1)
	fail(gate)
	var all sync.WaitGroup
	for name, call := range methods(s, r) {
		all.Go(func() {
			begin := time.Now()
			if err := call(t.Context()); err == nil {
				t.Errorf("%s: want an error", name)
			}
			if took := time.Since(begin); took > patience {
				t.Errorf("%s took %s", name, took)
			}
		})
	}
	all.Wait()
	gate.Up()
	recovers(t, s, r)
}

// recovers waits for the driver to find the server again.
func recovers(t *testing.T, s *mongo.Store, r store.Record) {
	t.Helper()
	end := time.Now().Add(patience)
	n, err := s.Append(t.Context(), []store.Record{r})
	for err != nil && !errors.Is(err, store.ErrKnownKey) && time.Now().Before(end) {
		n, err = s.Append(t.Context(), []store.Record{r})
	}
	if err != nil && !errors.Is(err, store.ErrKnownKey) || n > 1 {
		t.Errorf("append when the server is back: %d, %v", n, err)
	}
}

func TestOpenNamesTheAddressWithoutSecrets(t *testing.T) {
	t.Parallel()
	for name, uri := range map[string]string{
		"nobody listens": "mongodb://mai:b%69mat@127.0.0.1:1/x",
		"bad escape":     "mongodb://mai:bimat%zz@127.0.0.1:1/x",
		"bare slash":     "mongodb://mai:bi/mat@127.0.0.1:1/x",
		"other scheme":   "postgres://mai:bimat@127.0.0.1:1/x",
		"empty":          "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := mongo.Open(t.Context(), mongo.Options{URI: uri, Timeout: shortTimeout})
			if err == nil {
				t.Fatal("want an error")
			}
			for _, secret := range []string{"bimat", "mai", "bi/", "%69", "%zz"} {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("the error holds %q: %v", secret, err)
				}
			}
			if name == "nobody listens" && !strings.Contains(err.Error(), "127.0.0.1:1/x") {
				t.Errorf("the error does not say where: %v", err)
			}
		})
	}
}
