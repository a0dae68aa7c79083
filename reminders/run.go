package reminders

import (
	"context"
	"errors"
	"time"

	"golang.org/x/sync/errgroup"
)

const (
	// planEvery bounds how late a clock that jumps makes us.
	planEvery = time.Minute
	// planAgain is how soon a plan that failed, or waits for the intake, is tried again.
	planAgain = time.Second
	// intakePatience is how long boards and digests wait after the start for what was sent meanwhile.
	intakePatience = 2 * time.Minute
	// keepAnswers is how long answers that are done are kept.
	keepAnswers = 30 * 24 * time.Hour
	purgeEvery  = 24 * time.Hour
)

// Run polls, plans and sends until ctx ends. An account that fails for good is reported; the others go on.
func (r *Reminders) Run(ctx context.Context) error {
	if r.Handle == nil || r.Holder == "" {
		return errors.New("reminders: run needs Handle and Holder")
	}
	r.started = r.Now()
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		r.loop(ctx)
		return nil
	})
	for _, o := range r.outboxes {
		g.Go(func() error {
			o.serve(ctx)
			return nil
		})
	}
	return g.Wait()
}

// loop plans whenever something falls due, and at least once a minute; then it tidies up.
func (r *Reminders) loop(ctx context.Context) {
	var tidied, purged time.Time
	for ctx.Err() == nil {
		now := r.Now()
		wait := r.planAndWake(ctx, now)
		if past(now, tidied, planEvery) {
			tidied = now
			r.tidyStore(ctx)
		}
		if past(now, purged, purgeEvery) {
			purged = now
			r.purge(ctx, now)
		}
		sleep(ctx, r.After, wait)
	}
}

// past reports whether it is time again; a clock that was put back counts as well.
func past(now, last time.Time, every time.Duration) bool {
	return now.Sub(last) >= every || now.Before(last)
}

// planAndWake plans and returns how long to wait before planning again.
func (r *Reminders) planAndWake(ctx context.Context, now time.Time) time.Duration {
	held, err := r.plan(ctx, now)
	if err != nil {
		r.complain(ctx, "plan", err)
		return planAgain
	}
	r.Wake()
	if held {
		return planAgain
	}
	c, err := r.Campaign(ctx)
	if err != nil {
		return planAgain
	}
	wait := planEvery
	if next := nextDue(c, now); !next.IsZero() {
		wait = min(wait, next.Sub(now))
	}
	return max(wait, time.Millisecond)
}

// tidyStore finishes what a crash left undone, and tells what is unknown.
func (r *Reminders) tidyStore(ctx context.Context) {
	if err := r.Store.Sweep(ctx); err != nil {
		r.complain(ctx, "sweep store", err)
	}
	if err := r.tellUnknown(ctx); err != nil {
		r.complain(ctx, "tell office", err)
	}
}

func (r *Reminders) purge(ctx context.Context, now time.Time) {
	if err := r.Store.PurgePosts(ctx, now.Add(-keepAnswers)); err != nil {
		r.complain(ctx, "purge posts", err)
	}
}
