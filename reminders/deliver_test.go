package reminders_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/reminders"
	"github.com/thiduabot/thiduabot/store"
)

// telegramLike are limits such as Telegram's.
var telegramLike = reminders.Limits{
	Overall: reminders.Rate{Every: time.Second / 25, Burst: 5},
	Private: reminders.Rate{Every: time.Second, Burst: 3},
	Group:   reminders.Rate{Every: 4 * time.Second, Burst: 5},
}

// live is a world whose reminders run in a bubble, where the clock moves by itself.
type live struct {
	*world
	r    *reminders.Reminders
	stop func()
}

// inBubble runs a test beside running reminders. The clock of a bubble starts on Saturday 1/1/2000, far from the
// campaign, so the world's clock is moved by as much.
func inBubble(t *testing.T, start string, prepare func(*world), test func(*live)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, start)
		shift := time.Until(w.at(start))
		w.options.Now = func() time.Time { return time.Now().Add(shift) }
		w.platform.now = w.options.Now
		w.live = w.options.Now
		w.options.Handle = func(context.Context, []chat.Incoming) error { return nil }
		w.options.Holder = "test"
		w.platform.took = 50 * time.Millisecond
		if prepare != nil {
			prepare(w)
		}
		l := &live{world: w}
		l.start()
		test(l)
		l.stop()
	})
}

func (l *live) start() {
	l.r = l.reminders()
	ctx, cancel := context.WithCancel(l.ctx)
	ended := make(chan error)
	go func() { ended <- l.r.Run(ctx) }()
	l.stop = func() {
		cancel()
		if err := <-ended; err != nil {
			l.Error(err)
		}
		l.stop = func() {}
	}
}

func (l *live) wait(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func TestAnswerGoesOutAtOnce(t *testing.T) {
	t.Parallel()
	inBubble(t, "2024-06-12 10:00", nil, func(l *live) {
		l.wait(time.Second)
		l.answer("hao", "Đã ghi nhận", false)
		l.r.Wake()
		l.wait(60 * time.Millisecond)
		if got := l.platform.to("hao"); len(got) != 1 {
			t.Errorf("answers %q", got)
		}
	})
}

func TestBoardsAreOnTimeAndOnce(t *testing.T) {
	t.Parallel()
	inBubble(t, "2024-06-14 15:00", func(w *world) {
		w.chats()
		for _, u := range w.c.UnitsOn(campaign.NewDate(2024, 6, 7), "cum2") {
			w.report("2024-06-12 09:00", u.ID, "ketnap 1")
		}
	}, func(l *live) {
		l.wait(91 * time.Minute)
		boards := l.platform.starting("BẢNG XẾP HẠNG TUẦN 24")
		if len(boards) != 1 || boards[0].at.Sub(l.at("2024-06-14 16:30")) > time.Second {
			t.Errorf("boards %v", boards)
		}
		l.stop()
		l.start()
		l.wait(10 * time.Minute)
		if got := l.platform.starting("BẢNG XẾP HẠNG TUẦN 24"); len(got) != 1 {
			t.Errorf("%d boards after a restart", len(got))
		}
	})
}

func TestBoardsWaitForTheIntake(t *testing.T) {
	t.Parallel()
	inBubble(t, "2024-06-14 16:31", func(w *world) {
		w.chats()
		w.options.CaughtUp = func() bool { return false }
		for _, u := range w.c.UnitsOn(campaign.NewDate(2024, 6, 7), "cum2") {
			w.report("2024-06-12 09:00", u.ID, "ketnap 1")
		}
	}, func(l *live) {
		l.wait(time.Minute)
		if got := l.platform.starting("BẢNG"); len(got) > 0 {
			t.Error("a board did not wait")
		}
		l.report("2024-06-14 15:59", "tanhao", "ketnap 15") // delivered late
		l.wait(2 * time.Minute)
		boards := l.platform.starting("BẢNG XẾP HẠNG TUẦN 24")
		if len(boards) != 1 || !strings.Contains(boards[0].text, "1. Tân Hào") {
			t.Errorf("boards %v", boards)
		}
	})
}

func TestBackOffDoublesAndEnds(t *testing.T) {
	t.Parallel()
	inBubble(t, "2024-06-12 10:00", nil, func(l *live) {
		var tries []time.Duration
		begin := l.options.Now()
		l.platform.failWith(func(chat.ChatID, chat.Message) (bool, error) {
			tries = append(tries, l.options.Now().Sub(begin).Truncate(time.Second))
			if len(tries) == 9 {
				return false, nil
			}
			return false, &chat.SendError{Reason: chat.ReasonUnavailable}
		})
		l.answer("hao", "Đã ghi nhận", false)
		l.r.Wake()
		l.wait(5 * time.Minute)
		want := []time.Duration{0, 1, 3, 7, 15, 31, 63, 127, 191}
		for i := range want {
			want[i] *= time.Second
		}
		if diff := cmp.Diff(want, tries); diff != "" {
			t.Error(diff)
		}
		if got := l.platform.to("hao"); len(got) != 1 {
			t.Errorf("answers %q", got)
		}
	})
}

func TestRetryAfterIsObeyedAcrossARestart(t *testing.T) {
	t.Parallel()
	inBubble(t, "2024-06-12 10:00", nil, func(l *live) {
		l.platform.failWith(func(to chat.ChatID, _ chat.Message) (bool, error) {
			if to.Chat == "cum2" {
				return false, &chat.SendError{Reason: chat.ReasonRateLimited, RetryAfter: 10 * time.Minute}
			}
			return false, nil
		})
		l.answer("cum2", "một", true)
		l.answer("cum2", "hai", true)
		l.answer("hao", "ba", false)
		l.r.Wake()
		l.wait(time.Minute)
		if l.platform.requests != 2 || len(l.platform.to("hao")) != 1 {
			t.Errorf("%d requests; other chats got %q", l.platform.requests, l.platform.to("hao"))
		}
		l.stop()
		l.platform.failWith(nil)
		l.start()
		l.wait(8 * time.Minute)
		if got := l.platform.to("cum2"); len(got) > 0 {
			t.Errorf("sent %q too early", got)
		}
		l.wait(90 * time.Second)
		if diff := cmp.Diff([]string{"một", "hai"}, l.platform.to("cum2")); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAcknowledgementsMergeWhenLimitsBite(t *testing.T) {
	t.Parallel()
	inBubble(t, "2024-06-12 10:00", func(w *world) {
		w.options.Accounts[0].Limits = telegramLike
		w.chats()
	}, func(l *live) {
		for i := range 12 {
			l.answer("cum2", fmt.Sprintf("Đã ghi nhận %d", i+1), true)
		}
		l.answer("cum2", "Câu hỏi", false)
		l.answer("cum2", "Đã ghi nhận 13", true)
		l.r.Wake()
		l.wait(time.Minute)
		var merged []string
		for i := 6; i <= 12; i++ {
			merged = append(merged, fmt.Sprintf("Đã ghi nhận %d", i))
		}
		want := []string{
			"Đã ghi nhận 1", "Đã ghi nhận 2", "Đã ghi nhận 3", "Đã ghi nhận 4", "Đã ghi nhận 5",
			strings.Join(merged, "\n\n"), "Câu hỏi", "Đã ghi nhận 13",
		}
		if diff := cmp.Diff(want, l.platform.to("cum2")); diff != "" {
			t.Error(diff)
		}
		counts, err := l.store.PostCounts(l.ctx)
		if err != nil || counts[store.PostSent] != 14 {
			t.Errorf("counts %v %v", counts, err)
		}
	})
}

func TestLimitsAreKeptAndUsed(t *testing.T) {
	t.Parallel()
	inBubble(t, "2024-06-12 10:00", func(w *world) {
		w.options.Accounts[0].Limits = telegramLike
	}, func(l *live) {
		begin := l.options.Now()
		for i := range 600 {
			l.answer(fmt.Sprintf("nhom%03d", i), "Thông báo", true)
		}
		l.r.Wake()
		l.wait(time.Minute)
		got := l.platform.all()
		if len(got) != 600 {
			t.Fatalf("%d sent", len(got))
		}
		least := 595 * time.Second / 25
		if took := got[599].at.Sub(begin) - l.platform.took; took > least*105/100 || took < least {
			t.Errorf("took %v, the limits allow %v", took, least)
		}
		if l.platform.overlap {
			t.Error("two requests to one chat at once")
		}
	})
}

func TestOrderWithinAChat(t *testing.T) {
	t.Parallel()
	inBubble(t, "2024-06-12 10:00", nil, func(l *live) {
		failures := 0
		l.platform.failWith(func(chat.ChatID, chat.Message) (bool, error) {
			if failures++; failures%3 == 1 {
				return true, &chat.SendError{Unknown: true, Reason: chat.ReasonNoAnswer}
			}
			return false, nil
		})
		var want []string
		for i := range 9 {
			want = append(want, fmt.Sprint("tin ", i))
			l.answer("hao", want[i], false)
		}
		l.r.Wake()
		l.wait(5 * time.Minute)
		if diff := cmp.Diff(want, slices.Compact(l.platform.to("hao"))); diff != "" {
			t.Error(diff) // at least once, in order
		}
	})
}

func TestMovedChatIsFollowedAtOnce(t *testing.T) {
	t.Parallel()
	moved := chat.ChatID{Account: account, Chat: "cum2-moi"}
	var told []chat.ChatID
	inBubble(t, "2024-06-12 10:00", func(w *world) {
		w.options.Moved = func(_ context.Context, from, to chat.ChatID) error {
			told = append(told, from, to)
			return nil
		}
	}, func(l *live) {
		l.platform.failWith(func(to chat.ChatID, _ chat.Message) (bool, error) {
			if to.Chat == "cum2" {
				return false, &chat.SendError{Reason: chat.ReasonChatMoved, MovedTo: moved}
			}
			return false, nil
		})
		l.answer("cum2", "một", false)
		l.answer("cum2", "hai", false)
		l.r.Wake()
		l.wait(time.Second)
		if diff := cmp.Diff([]string{"một", "hai"}, l.platform.to("cum2-moi")); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]chat.ChatID{{Account: account, Chat: "cum2"}, moved}, told); diff != "" {
			t.Error(diff)
		}
	})
}

func TestGoneChatFailsAndIsReported(t *testing.T) {
	t.Parallel()
	var gone []string
	inBubble(t, "2024-06-12 10:00", func(w *world) {
		w.options.Gone = func(_ context.Context, at chat.ChatID, why chat.Reason) error {
			gone = append(gone, at.Chat+" "+string(why))
			return errors.New("not now")
		}
	}, func(l *live) {
		l.platform.failWith(func(chat.ChatID, chat.Message) (bool, error) {
			return false, &chat.SendError{Permanent: true, Reason: chat.ReasonChatGone}
		})
		l.answer("hao", "một", false)
		l.r.Wake()
		l.wait(time.Minute)
		if diff := cmp.Diff([]string{"hao chat_gone"}, gone); diff != "" {
			t.Error(diff)
		}
		if counts, _ := l.store.PostCounts(l.ctx); counts[store.PostFailed] != 1 {
			t.Errorf("counts %v", counts)
		}
	})
}

func TestAccountThatFailsForGoodLeavesTheOthersAlone(t *testing.T) {
	t.Parallel()
	var failed []chat.Account
	inBubble(t, "2024-06-12 10:00", func(w *world) {
		w.platform.run = func(context.Context, chat.Handler) error { return errors.New("token revoked") }
		w.options.Failed = func(a chat.Account, _ error) { failed = append(failed, a) }
	}, func(l *live) {
		l.wait(time.Minute)
		if diff := cmp.Diff([]chat.Account{account}, failed); diff != "" {
			t.Error(diff)
		}
	})
}
