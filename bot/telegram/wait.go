package telegram

import (
	"context"
	"math/rand/v2"
	"time"
)

// How far the wait after a failure grows, in first waits: a minute with the default of one second,
// and less when it is our own store that failed, because people wait for it.
const (
	longestWait      = 64
	longestStoreWait = 8
)

// wait is how long to leave Telegram alone after the failure: what it asked for, or a wait that
// doubles each time, half of it by chance so that two programs do not keep meeting.
func wait(err error, fails int, first time.Duration, longest int) time.Duration {
	if f := asFailure(err); f.retryAfter > 0 || f.code == 429 {
		return f.pause() + rand.N(first/2+1)
	}
	d := first * time.Duration(min(1<<min(fails, 16), longest))
	return d/2 + rand.N(d/2+1)
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
