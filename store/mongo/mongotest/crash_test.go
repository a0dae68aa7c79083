package mongotest_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/mongo"
	"github.com/thiduabot/thiduabot/store/mongo/mongotest"
	"github.com/thiduabot/thiduabot/store/storetest"
)

// writes are the commands that change something.
var writes = map[string]bool{"insert": true, "update": true, "delete": true, "findAndModify": true}

// breakFrom lets n writes through and ends the server for this program at the next one, and the context with it.
func breakFrom(t *testing.T, g *mongotest.Gate, n int64, fault mongotest.Fault) (ctx context.Context, broken *atomic.Bool) {
	t.Helper()
	broken = new(atomic.Bool)
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	var seen atomic.Int64
	g.Break(func(command string) mongotest.Fault {
		if broken.Load() {
			return mongotest.Before
		}
		if !writes[command] || seen.Add(1) <= n {
			return mongotest.None
		}
		broken.Store(true)
		// The program must not try again for as long as its timeout allows.
		time.AfterFunc(deathThroes, cancel)
		return fault
	})
	return ctx, broken
}

// deathThroes is what a program still tries when its server has gone.
const deathThroes = 50 * time.Millisecond

// dying opens the store behind a gate.
func dying(t *testing.T, uri string) (*mongo.Store, *mongotest.Gate) {
	t.Helper()
	gate := mongotest.NewGate(t, uri)
	s, err := mongo.Open(t.Context(), mongo.Options{URI: gate.URI(), Rebuild: storetest.Rebuild})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, gate
}

// TestCrashAtEveryWrite ends a program before and after each write of an Append. Whatever it is, another program
// finds each record whole or not at all, and nothing that was acknowledged is missing.
func TestCrashAtEveryWrite(t *testing.T) {
	t.Parallel()
	for _, fault := range []mongotest.Fault{mongotest.Before, mongotest.After} {
		t.Run(map[mongotest.Fault]string{mongotest.Before: "before", mongotest.After: "after"}[fault], func(t *testing.T) {
			t.Parallel()
			onEach(t, func(t *testing.T, uri string) {
				for n := int64(0); crash(t, uri, n, fault); n++ {
				}
			})
		})
	}
}

// crash reports whether there was a write to crash at.
func crash(t *testing.T, uri string, n int64, fault mongotest.Fault) bool {
	t.Helper()
	s, gate := dying(t, uri)
	other := open(t, uri)
	unit := campaign.UnitID(fmt.Sprintf("unit%d", n))
	batch := []store.Record{report(t, unit, 1), change(n + 1), report(t, unit, 2)}
	ctx, broken := breakFrom(t, gate, n, fault)
	stored, err := s.Append(ctx, batch)
	if !broken.Load() {
		return false
	}
	if err == nil && stored != len(batch) {
		t.Errorf("crash at write %d: %d stored without an error", n, stored)
	}
	readFirst(t, other, n, unit)
	checkWhole(t, other, batch, stored)
	if err := other.Sweep(t.Context()); err != nil {
		t.Error(err)
	}
	checkWhole(t, other, batch, stored)
	if _, err := other.Append(t.Context(), batch); err != nil && !errors.Is(err, store.ErrKnownKey) {
		t.Errorf("append again: %v", err)
	}
	checkWhole(t, other, batch, len(batch))
	return true
}

// readFirst lets another kind of read be the first one each time: each must complete what was begun.
func readFirst(t *testing.T, s *mongo.Store, n int64, unit campaign.UnitID) {
	t.Helper()
	var err error
	switch n % 4 {
	case 0:
		_, err = s.States(t.Context(), []campaign.UnitID{unit})
	case 1:
		_, err = s.Heads(t.Context())
	case 2:
		_, err = s.Settings(t.Context())
	default:
		_, err = s.OpenQuestions(t.Context(), []store.QuestionKey{asker})
	}
	if err != nil {
		t.Errorf("read after a crash at write %d: %v", n, err)
	}
}

// checkWhole wants the batch stored whole when it was acknowledged, and whole or not at all otherwise.
func checkWhole(t *testing.T, s *mongo.Store, batch []store.Record, acknowledged int) {
	t.Helper()
	unit, seq := batch[0].Entries[0].Unit, batch[1].Seq
	known, err := s.Known(t.Context(), []store.Key{batch[0].Key, batch[1].Key, batch[2].Key})
	if err != nil {
		t.Fatal(err)
	}
	if len(known) < acknowledged || len(known) != 0 && len(known) != len(batch) {
		t.Fatalf("%d acknowledged, %d stored", acknowledged, len(known))
	}
	if len(known) == 0 {
		return
	}
	states, err := s.States(t.Context(), []campaign.UnitID{unit})
	if diff := cmp.Diff(*batch[2].Effects.State, states[unit]); diff != "" || err != nil {
		t.Errorf("state: %v %s", err, diff)
	}
	settings, err := s.Settings(t.Context())
	if err != nil || settings.Head != seq || settings.Members[0].Name != fmt.Sprint("Người ", seq) {
		t.Errorf("settings: %v %+v", err, settings)
	}
	if q, err := s.OpenQuestions(t.Context(), []store.QuestionKey{asker}); err != nil || q[asker].Version != seq {
		t.Errorf("question: %v %+v", err, q)
	}
	for _, i := range []int{0, 2} {
		if _, err := s.Post(t.Context(), batch[i].Effects.Posts[0].ID); err != nil {
			t.Error(err)
		}
	}
}

// TestCrashWhilePlanning ends a program at each write of PlanNotices.
func TestCrashWhilePlanning(t *testing.T) {
	t.Parallel()
	for n := range int64(5) {
		t.Run(fmt.Sprint("write ", n), func(t *testing.T) {
			t.Parallel()
			onEach(t, func(t *testing.T, uri string) {
				s, gate := dying(t, uri)
				other := open(t, uri)
				ctx, _ := breakFrom(t, gate, n, mongotest.After)
				_, _ = s.PlanNotices(ctx, []store.Notice{board()})
				if err := other.Sweep(t.Context()); err != nil {
					t.Fatal(err)
				}
				if _, err := other.PlanNotices(t.Context(), []store.Notice{board()}); err != nil {
					t.Fatal(err)
				}
				posts, err := other.NoticePosts(t.Context(), board().ID)
				if diff := cmp.Diff(board().Posts, posts); diff != "" || err != nil {
					t.Errorf("posts: %v %s", err, diff)
				}
			})
		})
	}
}

// TestCrashWhileStartingAnAttempt ends a program between the attempt and the mark on its post.
func TestCrashWhileStartingAnAttempt(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, uri string) {
		s, gate := dying(t, uri)
		other := open(t, uri)
		r := report(t, "tanhao", 1)
		if _, err := s.Append(t.Context(), []store.Record{r}); err != nil {
			t.Fatal(err)
		}
		ctx, _ := breakFrom(t, gate, 1, mongotest.Before)
		if err := s.StartAttempt(ctx, r.Effects.Posts[0].ID, 1, start); err == nil {
			t.Fatal("want an error")
		}
		if err := other.StartAttempt(t.Context(), r.Effects.Posts[0].ID, 1, start); !errors.Is(err, store.ErrExists) {
			t.Errorf("want %v, got %v", store.ErrExists, err)
		}
		flying, err := other.InFlight(t.Context(), group.Account)
		if err != nil || len(flying) != 1 || !flying[0].InFlight || flying[0].Attempts != 1 {
			t.Fatalf("in flight: %v %+v", err, flying)
		}
	})
}

// TestStaleSender starts an attempt for a post that another program gave up meanwhile.
func TestStaleSender(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, uri string) {
		s := open(t, uri)
		r := report(t, "tanhao", 1)
		if _, err := s.Append(t.Context(), []store.Record{r}); err != nil {
			t.Fatal(err)
		}
		p := r.Effects.Posts[0]
		p.Status, p.Attempts, p.Done = store.PostUnknown, 1, start
		if err := s.FinishPosts(t.Context(), []store.Post{p}); err != nil {
			t.Fatal(err)
		}
		if err := s.StartAttempt(t.Context(), p.ID, 1, start); !errors.Is(err, store.ErrExists) {
			t.Errorf("want %v, got %v", store.ErrExists, err)
		}
		got, err := s.Post(t.Context(), p.ID)
		if diff := cmp.Diff(p, got); diff != "" || err != nil {
			t.Errorf("post: %v %s", err, diff)
		}
	})
}
