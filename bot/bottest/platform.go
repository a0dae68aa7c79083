// Package bottest holds what every chat platform must pass, and strict fakes of the services the
// platforms talk to. The fakes refuse what the live services refuse, and fail as they fail.
package bottest

import (
	"context"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// Harness is one platform together with the fake service it talks to. A platform may also be an
// Editor, a Breaker or a Splitter; the checks that need more than the platform has are left out.
type Harness interface {
	// Platform is the platform under test; the same one at every call.
	Platform() chat.Platform
	// Chat is a chat the platform may write in. Its limits must not slow the checks down.
	Chat() chat.ChatID
	// Say lets a person write in that chat and returns the message id.
	Say(text string) string
	// Sent is the text of every message that reached the chat, in order, without markup.
	Sent() []string
}

// Editor is a platform whose messages can be edited.
type Editor interface {
	Edit(id, text string)
}

// Redeliverer is a platform that keeps what was not confirmed. All but polled Zalo accounts do.
type Redeliverer interface {
	// Redelivers tells the checks so.
	Redelivers()
}

// Splitter is a platform with a longest message.
type Splitter interface {
	// Longest is in characters, never in bytes.
	Longest() int
}

// Breaker is a platform whose service can be made to fail.
type Breaker interface {
	// Break makes the next send fail in this way.
	Break(Failure)
}

// Failure is a way in which a send goes wrong.
type Failure string

// The failures every service knows.
const (
	// FailLimit is a service that wants to be left alone for a second.
	FailLimit Failure = "limit"
	// FailDown is a service that cannot be reached: nothing was delivered.
	FailDown Failure = "down"
	// FailSilent is a service that delivers and whose answer is lost.
	FailSilent Failure = "silent"
	// FailGone is a chat that no longer wants the bot.
	FailGone Failure = "gone"
)

// patience bounds every wait of the checks.
const patience = 20 * time.Second

// RunPlatform runs the checks every platform must pass. Open makes a fresh harness for each.
func RunPlatform(t *testing.T, open func(t *testing.T) Harness) {
	t.Helper()
	checks := []struct {
		name  string
		check func(*testing.T, Harness)
	}{
		{"account is constant and names its platform", checkAccount},
		{"messages arrive in order", checkOrder},
		{"what was not stored is delivered again", checkRedelivery},
		{"run returns promptly when it is cancelled", checkCancel},
		{"run can be started again", checkRunAgain},
		{"edits carry the original time and a revision", checkEdit},
		{"sent text arrives as it was", checkSend},
		{"parts are pure and at least one", checkPartsPure},
		{"parts lose no text and keep the limit in characters", checkPartsWhole},
		{"buttons come last and the answer first", checkPartsPlaces},
		{"failures say what to do", checkFailures},
		{"a chat of another account is refused", checkForeignChat},
	}
	for _, c := range checks {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.check(t, open(t))
		})
	}
}

// running is a platform that runs in the background.
type running struct {
	incoming chan chat.Incoming
	done     chan error
	cancel   context.CancelFunc
}

// run starts the platform. Refuse is asked before every batch is taken; an error refuses it.
func run(t *testing.T, p chat.Platform, refuse func([]chat.Incoming) error) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r := &running{incoming: make(chan chat.Incoming, 1000), done: make(chan error, 1), cancel: cancel}
	go func() {
		r.done <- p.Run(ctx, func(_ context.Context, batch []chat.Incoming) error {
			if refuse != nil {
				if err := refuse(batch); err != nil {
					return err
				}
			}
			for _, in := range batch {
				r.incoming <- in
			}
			return nil
		})
	}()
	t.Cleanup(cancel)
	return r
}

// next waits for the next message; events such as joining are passed over.
func (r *running) next(t *testing.T) chat.Incoming {
	t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case in := <-r.incoming:
			if in.Kind == chat.KindMessage {
				return in
			}
		case err := <-r.done:
			t.Fatalf("Run ended while a message was expected: %v", err)
		case <-deadline:
			t.Fatal("no message arrived")
		}
	}
}

// stop cancels Run and returns how long it took to end.
func (r *running) stop(t *testing.T) time.Duration {
	t.Helper()
	start := time.Now()
	r.cancel()
	select {
	case err := <-r.done:
		t.Logf("Run ended: %v", err)
	case <-time.After(patience):
		t.Fatal("Run did not return after its context ended")
	}
	return time.Since(start)
}
