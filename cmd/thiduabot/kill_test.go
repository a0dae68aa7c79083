package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/sqlite"
)

const (
	killGroups  = 50
	killReports = 2000
	killTimes   = 12
	// killWhilePosting is how often more while the boards go out.
	killWhilePosting = 5
	// killSilent is how many groups have a unit that never reports.
	killSilent = 10
	// killSpeed lets an hour pass in 24 seconds; the limits of the fake are scaled along, a little wider.
	killSpeed = 150
)

// TestKilledServeLosesAndDoublesNothing sends reports while `serve` is killed with kill -9 again and again, past a
// cut-off, the boards and the digest.
func TestKilledServeLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	clock := newSimulated(t, "2024-06-14T15:56:00+07:00", killSpeed)
	fake := bottest.NewTelegram(t, bottest.TelegramOptions{
		Scale: 0.9 / killSpeed, Now: clock.now, KeepUpdates: true, Patience: 2 * time.Minute,
	})
	path := "sqlite:" + t.TempDir() + "/thiduabot.db"
	s := newScene(t, fake, path, killGroups)
	serve := startServe(t, s.config, clock)
	s.link(t)

	sent := s.sendReports(t, killReports, func(i int) {
		if i%(killReports/killTimes) == killReports/killTimes-1 {
			serve.kill()
			serve = startServe(t, s.config, clock)
		}
	})
	s.waitAnswered(t, sent, serve)
	if err := clock.waitUntil("2024-06-14T16:29:50+07:00"); err != nil {
		t.Fatal(err)
	}
	for range killWhilePosting {
		time.Sleep(100 * time.Millisecond)
		serve.kill()
		serve = startServe(t, s.config, clock)
	}
	if err := clock.waitUntil("2024-06-14T16:50:00+07:00"); err != nil {
		t.Fatal(err)
	}
	waitNothingWaits(t, path)
	serve.kill()

	db := openTestStore(t, path)
	s.checkStoredOnce(t, db, sent)
	s.checkPosts(t, db)
	if v := fake.Violations(); len(v) > killGroups {
		t.Errorf("%d requests beyond the limits", len(v))
	}
	mustCall(t, "", "--config", s.config, "check")
}

// sendReports sends rising totals, one unit after the other, and returns how many each unit sent.
func (s *scene) sendReports(t *testing.T, n int, after func(i int)) map[string]int {
	t.Helper()
	sent := make(map[string]int)
	for i := range n {
		g := s.groups[i%len(s.groups)]
		u := g.units[i/len(s.groups)%s.speaking(i%len(s.groups))]
		sent[u.id]++
		s.fake.GroupMessage(g.chat, u.reporter, fmt.Sprintf("/baocao@thiduabot ketnap %d", sent[u.id]))
		after(i)
	}
	return sent
}

// speaking is how many units of a group report.
func (s *scene) speaking(group int) int {
	if group >= len(s.groups)-killSilent {
		return 2
	}
	return 3
}

// waitAnswered waits until every report has its receipt; several may stand in one message.
func (s *scene) waitAnswered(t *testing.T, sent map[string]int, serve *child) {
	t.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for {
		missing := s.unanswered(sent)
		if len(missing) == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d reports without an answer, such as %s; log:\n%s", len(missing), missing[0], tail(serve.output.String()))
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func (s *scene) unanswered(sent map[string]int) []string {
	var missing []string
	for _, g := range s.groups {
		var all strings.Builder
		for _, m := range s.fake.Sent(g.chat) {
			all.WriteString(m.Text)
		}
		for _, u := range g.units {
			for seq := range sent[u.id] {
				receipt := fmt.Sprintf("báo cáo của %s (số %d,", u.name, seq+1)
				if !strings.Contains(all.String(), receipt) {
					missing = append(missing, receipt)
				}
			}
		}
	}
	return missing
}

// checkStoredOnce checks that the log of each unit holds each report once, in order.
func (s *scene) checkStoredOnce(t *testing.T, db store.Store, sent map[string]int) {
	t.Helper()
	for unit, n := range sent {
		entries, err := collect(db.Entries(t.Context(), campaign.UnitID(unit), 1))
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) != n {
			t.Errorf("unit %s: %d entries for %d reports", unit, len(entries), n)
		}
		for i, e := range entries {
			if e.Quantity != campaign.Number(int64(i+1)) {
				t.Errorf("unit %s: entry %d reports %s", unit, i+1, e.Quantity)
			}
		}
	}
}

// checkPosts checks that no scheduled post went out twice, and that every one that was due is accounted for.
func (s *scene) checkPosts(t *testing.T, db store.Store) {
	t.Helper()
	delivered := make(map[string]int)
	for _, m := range s.fake.Sent(0) {
		delivered[fmt.Sprint(m.Chat, "\n", m.Text)]++
	}
	statuses := make(map[store.PostStatus]int)
	kinds := make(map[campaign.JobKind]int)
	for n, err := range db.AllNotices(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		kinds[n.Kind]++
		posts, err := db.NoticePosts(t.Context(), n.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(posts) == 0 && n.Skipped == "" {
			t.Errorf("notice %s has neither posts nor a reason", n.ID)
		}
		for _, p := range posts {
			statuses[p.Status]++
			times := delivered[p.To.Chat+"\n"+p.Part.Text]
			switch {
			case times > 1:
				t.Errorf("post %s delivered %d times", p.ID, times)
			case p.Status == store.PostSent && times != 1:
				t.Errorf("post %s counts as sent, delivered %d times", p.ID, times)
			case p.Status != store.PostSent && p.Status != store.PostUnknown && p.Status != store.PostSkipped:
				t.Errorf("post %s ended as %s: %s", p.ID, p.Status, p.Reason)
			}
		}
	}
	want := map[campaign.JobKind]int{
		campaign.JobBoard: len(s.groups), campaign.JobCutoff: 1, campaign.JobDigest: 1, campaign.JobOverdueReminder: 3 * len(s.groups),
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("what was due (-want +got):\n%s", diff)
	}
	if due := statuses[store.PostSent] + statuses[store.PostUnknown]; due != len(s.groups)-killSilent+killSilent+2 {
		t.Errorf("%d posts sent or unknown: %v", due, statuses)
	}
	t.Logf("notices by kind: %v; posts by status: %v", kinds, statuses)
}

func openTestStore(t *testing.T, address string) store.Store {
	t.Helper()
	db, err := sqlite.Open(t.Context(), sqlite.Options{Path: strings.TrimPrefix(address, "sqlite:")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// waitNothingWaits waits until the outbox is empty.
func waitNothingWaits(t *testing.T, address string) {
	t.Helper()
	db := openTestStore(t, address)
	deadline := time.Now().Add(time.Minute)
	for {
		counts, err := db.PostCounts(t.Context())
		if err == nil && counts[store.PostWaiting] == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("posts still wait: %v (%v)", counts, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func tail(text string) string { return text[max(len(text)-3000, 0):] }
