package reminders

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/store"
)

// rounds bounds how often one Step looks for posts that may go out at once, such as to a chat that moved.
const rounds = 10

// Step plans what is due at now and sends everything that may go out, one by one, in the order in which it fell due
// and without limits. It is for the console, whose clock stands at now; Run is not used beside it.
func (r *Reminders) Step(ctx context.Context, now time.Time) error {
	if err := r.Plan(ctx, now); err != nil {
		return err
	}
	if err := r.recoverOnce(ctx); err != nil {
		return err
	}
	for range rounds {
		posts, err := r.waiting(ctx, now)
		if err != nil {
			return err
		}
		if len(posts) == 0 {
			break
		}
		if err := r.sendAll(ctx, posts); err != nil {
			return err
		}
	}
	return r.rememberPutOff(ctx, now)
}

// recoverOnce judges, at the first step, attempts that an earlier program left without outcome.
func (r *Reminders) recoverOnce(ctx context.Context) error {
	if r.stepped {
		return nil
	}
	for _, a := range r.Accounts {
		if err := r.outboxes[a.Platform.Account()].recoverAttempts(ctx); err != nil {
			return err
		}
	}
	r.stepped = true
	return nil
}

// waiting returns what may go out at the time, over all accounts, in the order in which it was caused.
func (r *Reminders) waiting(ctx context.Context, at time.Time) ([]store.Post, error) {
	var all []store.Post
	for _, a := range r.Accounts {
		account := a.Platform.Account()
		posts, err := r.Store.Waiting(ctx, account, at, page)
		if err != nil {
			return nil, fmt.Errorf("read outbox account=%s: %w", account, err)
		}
		all = append(all, posts...)
	}
	slices.SortStableFunc(all, func(a, b store.Post) int { return int(min(max(a.Number-b.Number, -1), 1)) })
	return all, nil
}

func (r *Reminders) sendAll(ctx context.Context, posts []store.Post) error {
	for _, p := range posts {
		o := r.outboxes[p.To.Account]
		after, err := o.attempt(ctx, []store.Post{p}, p.Part)
		if err != nil {
			return err
		}
		if err := o.finish(ctx, after); err != nil {
			return err
		}
	}
	return nil
}

// rememberPutOff notes when the first of what still waits may go out, so that Due names that time as well.
func (r *Reminders) rememberPutOff(ctx context.Context, now time.Time) error {
	posts, err := r.waiting(ctx, now.Add(ever))
	r.putOff = time.Time{}
	for _, p := range posts {
		r.putOff = earlier(r.putOff, p.NotBefore)
	}
	return err
}
