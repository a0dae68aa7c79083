package reminders_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/reminders"
	"github.com/thiduabot/thiduabot/store"
)

var errNoAnswer = &chat.SendError{Unknown: true, Reason: chat.ReasonNoAnswer}

// friday is a world in which the board of cụm 2 falls due at 16:30.
func friday(t *testing.T) *world {
	w := newWorld(t, "2024-06-14 16:10")
	w.everybody()
	w.chats()
	for _, u := range w.c.UnitsOn(campaign.NewDate(2024, 6, 7), "cum2") {
		w.report("2024-06-12 09:00", u.ID, "ketnap 1")
	}
	w.step(w.reminders())
	w.platform.forget()
	return w
}

func toBoards(fail error, arrives bool) func(chat.ChatID, chat.Message) (bool, error) {
	return func(_ chat.ChatID, m chat.Message) (bool, error) {
		if strings.HasPrefix(m.Text, "BẢNG") {
			return arrives, fail
		}
		return false, nil
	}
}

func TestUnknownBoardIsNotSentAgainAndTheOfficeIsTold(t *testing.T) {
	t.Parallel()
	w := friday(t)
	w.platform.failWith(toBoards(errNoAnswer, true))
	r := w.reminders()
	w.until(r, "2024-06-14 18:00")
	w.step(w.reminders())
	if got := w.platform.starting("BẢNG"); len(got) != 1 {
		t.Fatalf("%d boards", len(got))
	}
	want := []string{"Chưa rõ bảng xếp hạng gửi lúc 16:30 ngày 14/6 đến cụm 2 đã đến nơi hay chưa. Hệ thống không tự gửi lại để " +
		"tránh trùng tin. Đồng chí kiểm tra giúp; nếu chưa có, gõ /guilai. Tin tự động."}
	for _, office := range []string{"vphu.tonghop"} {
		if diff := cmp.Diff(want, w.platform.to(office)); diff != "" {
			t.Error(diff)
		}
	}
	w.platform.failWith(nil)
	post := "n/bangtuan/2024-W24/c2/1"
	if err := r.Resend(w.ctx, post); err != nil {
		t.Fatal(err)
	}
	w.set(w.at("2024-06-23 23:00")) // late, at night, on a Sunday: the office wants it
	w.step(r)
	p, err := w.store.Post(w.ctx, post)
	if err != nil || p.Status != store.PostSent || p.Attempts != 2 {
		t.Errorf("post %s after %d attempts, %v", p.Status, p.Attempts, err)
	}
	if err := r.Resend(w.ctx, post); !errors.Is(err, reminders.ErrNotUnknown) {
		t.Errorf("resending what was sent: %v", err)
	}
}

func TestFailedBoardIsTriedAgainUntilTheNext(t *testing.T) {
	t.Parallel()
	w := friday(t)
	w.platform.failWith(toBoards(&chat.SendError{Reason: chat.ReasonUnavailable}, false))
	r := w.reminders()
	w.until(r, "2024-06-14 16:40")
	w.set(w.at("2024-06-21 16:30"))
	w.step(r)
	p, err := w.store.Post(w.ctx, "n/bangtuan/2024-W24/c2/1")
	if err != nil || p.Status != store.PostSkipped || p.Reason != reminders.ReasonTooLate || p.Attempts < 5 {
		t.Errorf("post %s %s after %d attempts, %v", p.Status, p.Reason, p.Attempts, err)
	}
	next := w.notice("bangtuan/2024-W25/c2")
	if strings.Contains(string(next.Facts), `"against"`) {
		t.Error("moves compare with a board that nobody saw")
	}
}

// A program that dies between the request and its outcome leaves an attempt.
func TestInterruptedAttempts(t *testing.T) {
	t.Parallel()
	w := friday(t)
	if err := w.reminders().Plan(w.ctx, w.at("2024-06-14 16:30")); err != nil {
		t.Fatal(err)
	}
	w.answer("hao", "Đã ghi nhận", false)
	answer := w.lastAnswer()
	for _, post := range []string{"n/bangtuan/2024-W24/c2/1", answer} {
		if err := w.store.StartAttempt(w.ctx, post, 1, w.now()); err != nil {
			t.Fatal(err)
		}
	}
	w.until(w.reminders(), "2024-06-14 16:31")
	board, _ := w.store.Post(w.ctx, "n/bangtuan/2024-W24/c2/1")
	if board.Status != store.PostUnknown || board.Reason != reminders.ReasonInterrupted {
		t.Errorf("board %s %s", board.Status, board.Reason)
	}
	if got := w.platform.to("hao"); len(got) != 1 {
		t.Errorf("answers %q", got)
	}
	if got := w.platform.starting("Chưa rõ bảng xếp hạng"); len(got) == 0 {
		t.Error("the office was not told")
	}
}

func (w *world) lastAnswer() string {
	return "a/" + key("answers", w.seqs["*answers"]).String() + "/1"
}

func TestNoTwoProgramsServeAnAccount(t *testing.T) {
	t.Parallel()
	inBubble(t, "2024-06-12 10:00", nil, func(l *live) {
		l.wait(time.Second)
		other := l.options
		other.Holder = "other"
		polled := 0
		platform := newFakePlatform(other.Now)
		platform.run = func(ctx context.Context, _ chat.Handler) error {
			polled++
			<-ctx.Done()
			return ctx.Err()
		}
		other.Accounts = []reminders.Account{{Platform: platform}}
		second, err := reminders.New(other)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(l.ctx)
		ended := make(chan error)
		go func() { ended <- second.Run(ctx) }()
		l.wait(5 * time.Minute)
		if polled != 0 {
			t.Error("both programs poll")
		}
		l.stop()
		l.wait(10 * time.Second)
		if polled != 1 {
			t.Error("nobody took over")
		}
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// brokenLeases is a store whose leases can no longer be renewed.
type brokenLeases struct {
	reminders.Store
	broken atomic.Bool
}

func (s *brokenLeases) AcquireLease(ctx context.Context, l store.Lease, now time.Time) (bool, error) {
	if s.broken.Load() {
		return false, errors.New("store is away")
	}
	return s.Store.AcquireLease(ctx, l, now)
}

func TestLeaseIsGivenUpBeforeItEnds(t *testing.T) {
	t.Parallel()
	broken := &brokenLeases{}
	var ended time.Time
	inBubble(t, "2024-06-12 10:00", func(w *world) {
		broken.Store = w.options.Store
		w.options.Store = broken
		w.platform.run = func(ctx context.Context, _ chat.Handler) error {
			<-ctx.Done()
			ended = time.Now()
			return ctx.Err()
		}
	}, func(l *live) {
		l.wait(15 * time.Second) // renewed once, 10 s after the start
		begin := time.Now()
		broken.broken.Store(true)
		l.wait(time.Minute)
		if lasted := ended.Sub(begin); lasted <= 0 || lasted > 25*time.Second {
			t.Errorf("polled for %v with a lease that ends in 25 s", lasted)
		}
		broken.broken.Store(false)
	})
}
