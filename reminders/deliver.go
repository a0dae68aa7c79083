package reminders

import (
	"context"
	"time"

	"github.com/thiduabot/thiduabot/store"
)

const (
	// longestSleep bounds how long a post stored by another program waits to be noticed.
	longestSleep = 5 * time.Second
	// storePause is how long a store that failed is left alone.
	storePause = time.Second
	// grace is how long requests under way may take once the program is told to end.
	grace = 5 * time.Second
	// refreshEvery is how often a flooded outbox is read.
	refreshEvery = 50 * time.Millisecond
	// tidyEvery is how often an outbox tidies up.
	tidyEvery = time.Minute
)

// deliver sends until ctx ends; requests under way are then given some seconds, and are cut off when hard ends.
func (o *outbox) deliver(ctx, hard context.Context) {
	hard, cutOff := context.WithCancel(hard)
	defer cutOff()
	o.restart(ctx)
	tidy := o.After(tidyEvery)
	for ctx.Err() == nil {
		wait := o.dispatch(ctx, hard)
		select {
		case <-ctx.Done():
		case <-o.wake:
			o.dirty = true
		case res := <-o.results:
			o.settle(hard, res)
		case <-tidy:
			o.tidy(ctx)
			tidy = o.After(tidyEvery)
		case <-o.After(wait):
			o.dirty = o.dirty || past(o.Now(), o.refreshed, longestSleep)
		}
	}
	o.drain(hard, cutOff)
}

// restart forgets what another holder of the lease may have changed, and judges attempts without outcome.
func (o *outbox) restart(ctx context.Context) {
	clear(o.lanes)
	clear(o.sending)
	o.unstored = nil
	o.dirty, o.limit = true, page
	for ctx.Err() == nil {
		err := o.recoverAttempts(ctx)
		if err == nil {
			return
		}
		o.complain(ctx, "recover attempts", err, "account", o.account)
		sleep(ctx, o.After, storePause)
	}
}

// recoverAttempts decides about requests that a program made and did not live to record.
func (o *outbox) recoverAttempts(ctx context.Context) error {
	posts, err := o.Store.InFlight(ctx, o.account)
	if err != nil || len(posts) == 0 {
		return err
	}
	for i, p := range posts {
		posts[i] = interrupted(p, o.Now())
	}
	return o.finish(ctx, posts)
}

// tidy forgets idle limits, learns which chats are groups, and looks for attempts that got lost.
func (o *outbox) tidy(ctx context.Context) {
	o.limiter.evict(o.Now())
	if o.running > 0 || len(o.unstored) > 0 {
		return
	}
	if err := o.recoverAttempts(ctx); err != nil {
		o.complain(ctx, "recover attempts", err, "account", o.account)
	}
}

// dispatch starts every request that may start now and returns how long to wait for the next.
func (o *outbox) dispatch(ctx, hard context.Context) time.Duration {
	if len(o.unstored) > 0 && !o.flush(hard) {
		return storePause
	}
	for o.running < parallel && ctx.Err() == nil {
		if o.toRefresh() {
			if err := o.refresh(ctx); err != nil {
				o.complain(ctx, "read outbox", err, "account", o.account)
				return storePause
			}
		}
		if wait := o.startNext(hard); wait > 0 {
			return wait
		}
	}
	return longestSleep
}

// toRefresh reports whether to read the outbox: at once when there is nothing to do, but not again and again while a
// flood of answers waits for its limits.
func (o *outbox) toRefresh() bool {
	return o.dirty && (len(o.lanes) == 0 || past(o.Now(), o.refreshed, refreshEvery))
}

// startNext starts the first request that may go out, or returns how long to wait.
func (o *outbox) startNext(hard context.Context) time.Duration {
	now := o.Now()
	l, i, wait := o.first(now)
	if l == nil {
		return o.orMore(wait)
	}
	if w := o.limiter.waitOverall(now); w > 0 {
		return w
	}
	o.start(hard, l, i, now)
	return 0
}

// first returns the lane and the place in it of the post that goes before all others that may go out now, or how
// long to wait until there is one.
func (o *outbox) first(now time.Time) (best *lane, place int, wait time.Duration) {
	wait = longestSleep
	for _, l := range o.lanes {
		if l.busy || len(l.posts) == 0 {
			continue
		}
		i, at, ok := l.next(now)
		switch {
		case !ok:
			wait = min(wait, untilNext(at, now))
			continue
		case best != nil && comparePosts(best.posts[place], l.posts[i]) < 0:
			continue
		}
		if w := o.limiter.wait(l.chat, l.group, now); w > 0 {
			l.bitten = true
			wait = min(wait, w)
			continue
		}
		best, place = l, i
	}
	return best, place, wait
}

// orMore reads further when everything read is held back and there is more.
func (o *outbox) orMore(wait time.Duration) time.Duration {
	if o.dirty {
		wait = min(wait, refreshEvery)
	}
	if !o.full || o.running > 0 {
		return wait
	}
	o.limit *= 2
	o.dirty = true
	return 0
}

func untilNext(at, now time.Time) time.Duration {
	if at.IsZero() {
		return longestSleep
	}
	return max(at.Sub(now), time.Millisecond)
}

// start takes the tokens and sends posts[i] of the lane, or a run of acknowledgements from there.
func (o *outbox) start(hard context.Context, l *lane, i int, now time.Time) {
	o.limiter.take(l.chat, l.group, now)
	posts, whole := l.merge(i, now, o.fits)
	l.busy, l.bitten = true, false
	for _, p := range posts {
		o.sending[p.ID] = l
	}
	o.running++
	go func() {
		after, err := o.attempt(hard, posts, whole)
		o.results <- result{lane: l, sent: posts, posts: after, err: err}
	}()
}

// settle takes what became of requests, all that are there at once, and stores it.
func (o *outbox) settle(ctx context.Context, res result) {
	for {
		o.running--
		o.apply(ctx, res)
		select {
		case res = <-o.results:
		default:
			o.flush(ctx)
			return
		}
	}
}

func (o *outbox) apply(ctx context.Context, res result) {
	if res.err != nil {
		o.complain(ctx, "send post", res.err, "account", o.account)
		res.lane.rest = o.Now().Add(storePause)
		o.dirty = true
	}
	res.lane.replace(res.posts)
	o.unstored = append(o.unstored, res)
}

// flush stores the outcomes and frees the lanes that waited for it.
func (o *outbox) flush(ctx context.Context) bool {
	var posts []store.Post
	for _, res := range o.unstored {
		posts = append(posts, res.posts...)
	}
	if err := o.finishAll(ctx, posts); err != nil {
		o.complain(ctx, "store outcomes", err, "account", o.account, "count", len(posts))
		return false
	}
	for _, res := range o.unstored {
		o.free(res)
	}
	o.unstored = o.unstored[:0]
	return true
}

// free lets the lane go on. Posts whose chat lives on elsewhere are read again at once, into their new lane.
func (o *outbox) free(res result) {
	res.lane.busy = false
	for _, p := range res.sent {
		delete(o.sending, p.ID)
	}
	for _, p := range res.posts {
		if p.To.WithoutTopic() != res.lane.chat {
			o.dirty, o.refreshed = true, time.Time{}
		}
	}
}

// drain waits for the requests under way, cuts them off after a while, and stores what became of them.
func (o *outbox) drain(hard context.Context, cutOff func()) {
	limit := o.After(grace)
	for o.running > 0 {
		select {
		case res := <-o.results:
			o.running--
			o.apply(hard, res)
		case <-limit:
			cutOff()
		}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(hard), grace)
	defer cancel()
	o.flush(ctx)
}
