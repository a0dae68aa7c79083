package reminders

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/store"
)

// ErrNotUnknown means that the post was neither unknown nor failed, so that there is nothing to send again.
var ErrNotUnknown = errors.New("post is neither unknown nor failed")

// Resend sends a post again whose outcome is unknown, or that failed, because the office wants it (/guilai).
func (r *Reminders) Resend(ctx context.Context, post string) error {
	p, err := r.Store.Post(ctx, post)
	if err != nil {
		return fmt.Errorf("resend: %w", err)
	}
	if p.Status != store.PostUnknown && p.Status != store.PostFailed {
		return fmt.Errorf("resend status=%s: %w", p.Status, ErrNotUnknown)
	}
	p.Status, p.Reason, p.InFlight = store.PostWaiting, ReasonResent, false
	p.NotBefore, p.Done = time.Time{}, time.Time{}
	if err := r.Store.FinishPosts(ctx, []store.Post{p}); err != nil {
		return fmt.Errorf("resend: %w", err)
	}
	r.Wake()
	return nil
}
