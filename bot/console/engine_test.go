package console

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// start is the time at which the tests begin.
const start = "2024-06-14T15:30:00+07:00"

// engine is a program behind the console that only remembers what it was asked to do.
type engine struct {
	now     time.Time
	handled []chat.Incoming
	linked  map[string]bool
	// fail is returned by Handle.
	fail error
	// handle, when set, is given each batch.
	handle    chat.Handler
	delivered int
}

func (e *engine) Advance(_ context.Context, to time.Time) error {
	e.now = to
	return nil
}

func (e *engine) Handle(ctx context.Context, batch []chat.Incoming) error {
	e.handled = append(e.handled, batch...)
	if e.handle != nil {
		return e.handle(ctx, batch)
	}
	return e.fail
}

func (e *engine) Deliver(context.Context) error {
	e.delivered++
	return nil
}

func (e *engine) MessageTime(_ context.Context, in chat.ChatID, message string) (time.Time, bool, error) {
	for _, m := range e.handled[:len(e.handled)] {
		if m.Chat == in && m.ID == message {
			return m.At, true, nil
		}
	}
	return time.Time{}, false, nil
}

func (e *engine) Linked(_ context.Context, in chat.ChatID) (bool, error) {
	return e.linked[in.Chat], nil
}

// session returns a session of the engine, and the bad lines that it names.
func (e *engine) session() (*Session, map[int]string) {
	bad := make(map[int]string)
	return &Session{
		Engine:   e,
		Counters: &Counters{},
		Now:      func() time.Time { return e.now },
		Fail: func(line int, err error) error {
			bad[line] = err.Error()
			return nil
		},
		Done: func(context.Context) error { return nil },
	}, bad
}

var errStore = errors.New("store is down")

func at(tb testing.TB, text string) time.Time {
	tb.Helper()
	when, err := time.Parse(time.RFC3339, text)
	if err != nil {
		tb.Fatal(err)
	}
	return when
}
