package reminders

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// DefaultLease is how long a lease lasts unless it is renewed. Leases run on the real clock whatever the campaign's
// clock says: they are between programs, not about the campaign.
const DefaultLease = 30 * time.Second

// terms are the times that follow from how long a lease lasts.
type terms struct {
	lasts time.Duration
	// renew is how often it is extended, retry how often one is tried for that another program has.
	renew, retry time.Duration
	// margin before the end nothing more is begun; cutOff before it requests under way are ended.
	margin, cutOff time.Duration
}

func newTerms(lasts time.Duration) terms {
	return terms{lasts: lasts, renew: lasts / 3, retry: lasts / 6, margin: lasts / 3, cutOff: lasts / 6}
}

var errLeaseLost = errors.New("lease lost")

// serve polls and sends for the account while this program holds its lease, until ctx ends or the account fails
// for good.
func (o *outbox) serve(ctx context.Context) {
	for ctx.Err() == nil {
		until, ok := o.acquire(ctx)
		if !ok {
			sleep(ctx, time.After, o.lease.retry)
			continue
		}
		err := o.hold(ctx, until)
		o.release(ctx)
		if ctx.Err() == nil && !errors.Is(err, errLeaseLost) {
			o.failed(err)
			return
		}
	}
}

// failed reports an account that can no longer be used.
func (o *outbox) failed(err error) {
	o.Log.Error("account failed", "account", o.account, "err", err)
	if o.Failed != nil {
		o.Failed(o.account, err)
	}
}

// hold polls and sends until ctx ends, the lease is lost, or the platform gives up.
func (o *outbox) hold(ctx context.Context, until time.Time) error {
	soft, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	hard, cutOff := context.WithCancel(context.WithoutCancel(ctx))
	defer cutOff()
	var g errgroup.Group
	g.Go(func() error {
		err := o.Platform.Run(soft, o.handle)
		stop(errors.Join(errPlatformEnded, err))
		return nil
	})
	g.Go(func() error {
		o.deliver(soft, hard)
		return nil
	})
	g.Go(func() error {
		o.keep(soft, until, stop, cutOff)
		return nil
	})
	_ = g.Wait() // none of them returns an error: the cause says why they ended
	return context.Cause(soft)
}

var errPlatformEnded = errors.New("platform ended")

// handle passes a batch on and lets the answers go out.
func (o *outbox) handle(ctx context.Context, batch []chat.Incoming) error {
	if err := o.Handle(ctx, batch); err != nil {
		return err
	}
	o.Wake()
	return nil
}

// keep renews the lease. When it cannot, everything stops before the lease ends.
func (o *outbox) keep(ctx context.Context, until time.Time, stop context.CancelCauseFunc, cutOff func()) {
	for {
		sleep(ctx, time.After, min(o.lease.renew, time.Until(until)-o.lease.margin))
		if ctx.Err() != nil {
			return
		}
		next, held, err := o.renew(ctx)
		switch {
		case held:
			until = next
		case err == nil: // somebody else has it: there is no time left
			cutOff()
			stop(errLeaseLost)
			return
		case time.Until(until) <= o.lease.margin:
			o.Log.Error("lease lost", "account", o.account, "err", err)
			time.AfterFunc(time.Until(until)-o.lease.cutOff, cutOff)
			stop(errLeaseLost)
			return
		default:
			sleep(ctx, time.After, o.lease.renew/10)
		}
	}
}

// acquire takes the lease.
func (o *outbox) acquire(ctx context.Context) (until time.Time, ok bool) {
	until, ok, err := o.renew(ctx)
	if err != nil {
		o.complain(ctx, "acquire lease", err, "account", o.account)
	}
	return until, ok && err == nil
}

// renew takes or extends the lease. The end is counted from before the call, on the monotonic clock.
func (o *outbox) renew(ctx context.Context) (until time.Time, ok bool, err error) {
	now := time.Now()
	until = now.Add(o.lease.lasts)
	ctx, cancel := context.WithTimeout(ctx, o.lease.renew/2)
	defer cancel()
	ok, err = o.Store.AcquireLease(ctx, store.Lease{Account: o.account, Holder: o.Holder, Until: until}, now)
	if err != nil {
		return until, false, fmt.Errorf("lease account=%s: %w", o.account, err)
	}
	return until, ok, nil
}

func (o *outbox) release(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if err := o.Store.ReleaseLease(ctx, o.account, o.Holder); err != nil {
		o.Log.Error("release lease", "account", o.account, "err", err)
	}
}

// sleep waits for d on the clock, or until ctx ends.
func sleep(ctx context.Context, after func(time.Duration) <-chan time.Time, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-after(max(d, 0)):
	}
}
