package programtest

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// SendReports sends rising totals, one unit after the other, and returns how many each unit sent.
func (s *Scene) SendReports(tb testing.TB, n int, after func(i int)) map[string]int {
	tb.Helper()
	sent := make(map[string]int)
	for i := range n {
		g := s.Groups[i%len(s.Groups)]
		u := g.Units[i/len(s.Groups)%s.speaking(i%len(s.Groups))]
		sent[u.ID]++
		s.Fake.GroupMessage(g.Chat, u.Reporter, fmt.Sprintf("/baocao@thiduabot ketnap %d", sent[u.ID]))
		after(i)
	}
	return sent
}

// speaking is how many units of a group report.
func (s *Scene) speaking(group int) int {
	if group >= len(s.Groups)-s.Silent {
		return 2
	}
	return 3
}

// WaitAnswered waits until every report has its receipt; several may stand in one message.
func (s *Scene) WaitAnswered(tb testing.TB, sent map[string]int, serve *Process) {
	tb.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for {
		missing := s.unanswered(sent)
		if len(missing) == 0 {
			return
		}
		if time.Now().After(deadline) {
			tb.Fatalf("%d reports without an answer, such as %s; log:\n%s", len(missing), missing[0], serve.Log())
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func (s *Scene) unanswered(sent map[string]int) []string {
	var missing []string
	for _, g := range s.Groups {
		var all strings.Builder
		for _, m := range s.Fake.Sent(g.Chat) {
			all.WriteString(m.Text)
		}
		for _, u := range g.Units {
			for seq := range sent[u.ID] {
				receipt := fmt.Sprintf("báo cáo của %s (số %d,", u.Name, seq+1)
				if !strings.Contains(all.String(), receipt) {
					missing = append(missing, receipt)
				}
			}
		}
	}
	return missing
}

// CheckStoredOnce checks that the log of each unit holds each report once, in order.
func (s *Scene) CheckStoredOnce(tb testing.TB, db store.Store, sent map[string]int) {
	tb.Helper()
	for unit, n := range sent {
		var entries []campaign.Entry
		for e, err := range db.Entries(tb.Context(), campaign.UnitID(unit), 1) {
			if err != nil {
				tb.Fatal(err)
			}
			entries = append(entries, e)
		}
		if len(entries) != n {
			tb.Errorf("unit %s: %d entries for %d reports", unit, len(entries), n)
		}
		for i, e := range entries {
			if e.Quantity != campaign.Number(int64(i+1)) {
				tb.Errorf("unit %s: entry %d reports %s", unit, i+1, e.Quantity)
			}
		}
	}
}

// CheckPosts checks that no scheduled post went out twice, and that every one that was due is accounted for: due is how
// many notices of each kind there are, posted how many of them go out.
func (s *Scene) CheckPosts(tb testing.TB, db store.Store, due map[campaign.JobKind]int, posted int) {
	tb.Helper()
	c := postCheck{due: due, kinds: make(map[campaign.JobKind]int), sent: make(map[string]int), unknown: make(map[string]int)}
	for n, err := range db.AllNotices(tb.Context()) {
		if err != nil {
			tb.Fatal(err)
		}
		posts, err := db.NoticePosts(tb.Context(), n.ID)
		if err != nil {
			tb.Fatal(err)
		}
		c.count(tb, n, posts)
	}
	c.compare(tb, s.Fake.Sent(0))
	if diff := cmp.Diff(due, c.kinds); diff != "" {
		tb.Errorf("what was due (-want +got):\n%s", diff)
	}
	if c.posted != posted {
		tb.Errorf("%d posts sent or unknown, %d due", c.posted, posted)
	}
	tb.Logf("notices by kind: %v; %d posts sent or unknown", c.kinds, c.posted)
}

// postCheck counts posts by what they say and where. Two may say the same, such as two messages to the office about
// posts of which nobody knows whether they arrived.
type postCheck struct {
	due           map[campaign.JobKind]int
	kinds         map[campaign.JobKind]int
	sent, unknown map[string]int
	posted        int
}

func (c *postCheck) count(tb testing.TB, n store.Notice, posts []store.Post) {
	tb.Helper()
	if len(posts) == 0 && n.Skipped == "" {
		tb.Errorf("notice %s has neither posts nor a reason", n.ID)
	}
	_, scheduled := c.due[n.Kind] // what tells the office about unknown posts is in no schedule
	if scheduled {
		c.kinds[n.Kind]++
	}
	for _, p := range posts {
		what := p.To.Chat + "\n" + p.Part.Text
		switch p.Status {
		case store.PostSent:
			c.sent[what]++
		case store.PostUnknown:
			c.unknown[what]++
		case store.PostSkipped:
			continue
		default:
			tb.Errorf("post %s ended as %s: %s", p.ID, p.Status, p.Reason)
		}
		if scheduled {
			c.posted++
		}
	}
}

// compare checks what arrived against what counts as sent and what may have arrived.
func (c *postCheck) compare(tb testing.TB, arrived []bottest.Sent) {
	tb.Helper()
	delivered := make(map[string]int)
	for _, m := range arrived {
		delivered[fmt.Sprint(m.Chat, "\n", m.Text)]++
	}
	for what, sent := range c.sent {
		chat, _, _ := strings.Cut(what, "\n")
		// a reminder whose program died before it could store what it wrote is unknown without words
		most := sent + c.unknown[what] + c.unknown[chat+"\n"]
		if times := delivered[what]; times < sent || times > most {
			tb.Errorf("delivered %d times, %d count as sent and %d may be: %s", times, sent, most, what)
		}
	}
	for what, unknown := range c.unknown {
		if times := delivered[what]; c.sent[what] == 0 && times > unknown {
			tb.Errorf("delivered %d times where %d are unknown: %s", times, unknown, what)
		}
	}
}

// WaitPlanned waits until as many notices of each kind are planned as are due; how soon depends on the machine.
func (s *Scene) WaitPlanned(tb testing.TB, db store.Store, due map[campaign.JobKind]int) {
	tb.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for {
		planned := make(map[campaign.JobKind]int)
		for n, err := range db.AllNotices(tb.Context()) {
			if err != nil {
				tb.Fatal(err)
			}
			if _, scheduled := due[n.Kind]; scheduled {
				planned[n.Kind]++
			}
		}
		if maps.Equal(planned, due) {
			return
		}
		if time.Now().After(deadline) {
			tb.Fatalf("planned %v, due %v", planned, due)
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// WaitSent waits until the outbox is empty.
func (s *Scene) WaitSent(tb testing.TB, db store.Store) {
	tb.Helper()
	deadline := time.Now().Add(time.Minute)
	for {
		counts, err := db.PostCounts(tb.Context())
		if err == nil && counts[store.PostWaiting] == 0 {
			return
		}
		if time.Now().After(deadline) {
			tb.Fatalf("posts still wait: %v (%v)", counts, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
