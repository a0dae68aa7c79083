package telegram_test

import (
	"context"
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
)

func TestCaughtUpOnlyAfterAShortBatchWasStored(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	for i := range 130 {
		w.fake.PrivateMessage(lan, strconv.Itoa(i))
	}
	if w.CaughtUp() || !w.LastPoll().IsZero() {
		t.Error("caught up before anything was polled")
	}
	w.run(t, func(context.Context, []chat.Incoming) error {
		if w.CaughtUp() {
			t.Error("caught up while a batch is being stored")
		}
		return nil
	})
	w.many(t, 130)
	w.fake.WaitConfirmed() // by the poll that follows the last batch
	if !w.CaughtUp() {
		t.Error("not caught up after everything was stored")
	}
	if since := time.Since(w.LastPoll()); since > time.Minute {
		t.Errorf("the last poll was %v ago", since)
	}
}

// The server hands out single updates to those who ask twice for the same offset.
func TestBatchShortenedByAHurriedPollIsNotTheEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{Scale: 10}, nil)
	for i := range 150 {
		w.fake.PrivateMessage(lan, strconv.Itoa(i))
	}
	polls := 0
	w.run(t, func(_ context.Context, _ []chat.Incoming) error {
		if polls++; polls == 1 {
			return errors.New("store is down")
		}
		if polls == 3 && w.CaughtUp() {
			t.Errorf("caught up after a batch of one with %d updates waiting", w.fake.Bot().Waiting())
		}
		return nil
	})
	if first := w.next(t); len(first) != 1 {
		t.Fatalf("the hurried poll got %d updates, the fake is not strict", len(first))
	}
	w.many(t, 149)
	w.fake.WaitConfirmed()
}
