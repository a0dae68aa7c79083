package reminders

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/store"
)

// Nothing due before these times is posted: when the store was restored from a backup, and when something was first
// planned in it. Both are stored as RFC 3339.
const (
	metaRestored = "restored_at"
	metaBegun    = "reminders_begun_at"
)

// begun returns the time before which nothing is due.
func (r *Reminders) begun(ctx context.Context, now time.Time) (time.Time, error) {
	restored, err := r.metaTime(ctx, metaRestored)
	if err != nil {
		return time.Time{}, err
	}
	first, err := r.metaTime(ctx, metaBegun)
	if err != nil {
		return time.Time{}, err
	}
	// a time to come was written while the clock was wrong
	if first.IsZero() || first.After(now) {
		first = now
		if err := r.Store.SetMeta(ctx, metaBegun, first.Format(time.RFC3339)); err != nil {
			return time.Time{}, fmt.Errorf("write %s: %w", metaBegun, err)
		}
	}
	if restored.After(first) {
		return restored, nil
	}
	return first, nil
}

// metaTime returns a named time, zero when there is none.
func (r *Reminders) metaTime(ctx context.Context, name string) (time.Time, error) {
	value, err := r.Store.Meta(ctx, name)
	if errors.Is(err, store.ErrNotFound) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("read %s: %w", name, err)
	}
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return time.Time{}, fmt.Errorf("read %s: %w", name, err)
	}
	return at, nil
}
