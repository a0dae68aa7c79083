package reminders_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/reminders"
	"github.com/thiduabot/thiduabot/store"
)

// TestMain keeps the property test short enough for the race detector; -rapid.checks asks for more.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "12"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// Whatever happens — restarts, failures, downtime, a clock that jumps and comes back — nothing is posted twice, and
// everything that was due is sent, unknown, failed or skipped.
func TestWhateverHappensNothingIsPostedTwice(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, "2024-06-10 08:00")
		defer w.store.Close()
		w.chats()
		w.someMembers()
		w.platform.failWith(func(chat.ChatID, chat.Message) (bool, error) { return draw(rt) })
		steady := w.options.Store
		w.options.Store, w.shaky = &shakyStore{steady, rt}, true
		r := w.reminders()
		for range rapid.IntRange(5, 25).Draw(rt, "events") {
			switch rapid.SampledFrom([]string{"step", "step", "step", "away", "restart", "ahead", "report"}).Draw(rt, "event") {
			case "step":
				w.until(r, w.now().Add(time.Duration(rapid.IntRange(1, 20).Draw(rt, "hours"))*time.Hour).Format("2006-01-02 15:04"))
			case "away":
				w.set(w.now().Add(time.Duration(rapid.IntRange(1, 150).Draw(rt, "hours")) * time.Hour))
			case "restart":
				r = w.reminders()
			case "ahead":
				back := w.now()
				w.set(back.Add(time.Duration(rapid.IntRange(1, 400).Draw(rt, "hours")) * time.Hour))
				w.step(r)
				w.set(back)
			case "report":
				unit := rapid.SampledFrom([]campaign.UnitID{"tanhao", "longmy", "hungle", "tanthanh"}).Draw(rt, "unit")
				w.reportAt(w.now(), unit, "ketnap 1", campaign.ActionReport)
			}
		}
		w.platform.failWith(nil)
		w.options.Store, w.shaky = steady, false
		w.set(w.now().Add(60 * 24 * time.Hour)) // by then everything useful is over
		w.step(w.reminders())
		w.onceEach(rt)
	})
}

// shakyStore fails now and then, before or after it did what it was asked to: to the outbox that is as if the program
// had died there.
type shakyStore struct {
	reminders.Store
	rt *rapid.T
}

var errShaky = errors.New("store is away")

func (s *shakyStore) shake(do func() error) error {
	switch rapid.IntRange(0, 19).Draw(s.rt, "store") {
	case 0:
		return errShaky
	case 1:
		return errors.Join(do(), errShaky)
	}
	return do()
}

func (s *shakyStore) StartAttempt(ctx context.Context, post string, n int, now time.Time) error {
	return s.shake(func() error { return s.Store.StartAttempt(ctx, post, n, now) })
}

func (s *shakyStore) FinishPosts(ctx context.Context, posts []store.Post) error {
	return s.shake(func() error { return s.Store.FinishPosts(ctx, posts) })
}

func (s *shakyStore) PlanNotices(ctx context.Context, notices []store.Notice) (planned []string, err error) {
	err = s.shake(func() error {
		planned, err = s.Store.PlanNotices(ctx, notices)
		return err
	})
	return planned, err
}

func draw(rt *rapid.T) (arrives bool, err error) {
	switch rapid.IntRange(0, 9).Draw(rt, "outcome") {
	case 0:
		return rapid.Bool().Draw(rt, "arrives"), &chat.SendError{Unknown: true, Reason: chat.ReasonNoAnswer}
	case 1:
		return false, &chat.SendError{Reason: chat.ReasonUnavailable}
	case 2:
		return false, &chat.SendError{Reason: chat.ReasonRateLimited, RetryAfter: 30 * time.Minute}
	case 3:
		return true, errors.New("of another kind")
	}
	return false, nil
}

func (w *world) someMembers() {
	var settings []store.Setting
	for i, seat := range []campaign.Seat{
		{Role: campaign.RoleReporter, Unit: "tanhao"},
		{Role: campaign.RoleReporter, Unit: "longmy"},
		{Role: campaign.RoleOffice},
		{Role: campaign.RoleHead, Group: "cum2"},
	} {
		settings = append(settings, store.Setting{Member: &store.Member{
			ID: campaign.MemberID(i + 1), Seats: []campaign.Seat{seat},
			Accounts: []chat.PersonID{{Account: account, ID: string(seat.Role) + string(seat.Unit)}},
		}})
	}
	w.change(settings...)
}

// onceEach checks that every notice is accounted for, and that no platform got one twice. Two notices may say the
// same, such as the digests of two quiet days, so what arrived is counted against what was sent.
func (w *world) onceEach(rt *rapid.T) {
	owed := make(map[string]int)
	for _, n := range w.notices() {
		posts := w.posts(n)
		if (n.Skipped == "") != (len(posts) == 1) {
			rt.Errorf("%s: skipped %q with %d posts", n.ID, n.Skipped, len(posts))
		}
		for _, p := range posts {
			final := []store.PostStatus{store.PostSent, store.PostUnknown, store.PostSkipped, store.PostFailed}
			putOff := p.Status == store.PostWaiting && p.NotBefore.After(w.now()) && n.Useful.After(w.now())
			if !slices.Contains(final, p.Status) && !putOff {
				rt.Errorf("%s is %s", p.ID, p.Status)
			}
			if p.Status == store.PostSent || p.Status == store.PostUnknown {
				owed[p.To.Chat+"\n"+p.Part.Text]++
			}
		}
	}
	for _, d := range w.platform.all() {
		what := d.chat + "\n" + d.text
		if owed[what] == 0 {
			what = d.chat + "\n" // a reminder whose program died before it could store what it wrote
		}
		if owed[what]--; owed[what] < 0 {
			rt.Errorf("more often than owed in %s: %s", d.chat, d.text)
		}
	}
}
