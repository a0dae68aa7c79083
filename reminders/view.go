package reminders

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// plan is one look at the campaign and the settings as they are at a time.
type plan struct {
	*Reminders
	c        *campaign.Campaign
	settings store.SettingsSnapshot
	now      time.Time
}

// view reads the campaign and the settings.
func (r *Reminders) view(ctx context.Context, now time.Time) (plan, error) {
	c, err := r.Campaign(ctx)
	if err != nil {
		return plan{}, fmt.Errorf("read campaign: %w", err)
	}
	settings, err := r.cached.read(ctx, r.Store)
	if err != nil {
		return plan{}, err
	}
	return plan{Reminders: r, c: c, settings: settings, now: now}, nil
}

// settingsCache keeps the settings until their stream moves on.
type settingsCache struct {
	mu    sync.Mutex
	last  store.SettingsSnapshot
	known bool
}

func (c *settingsCache) read(ctx context.Context, log Log) (store.SettingsSnapshot, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	heads, err := log.Heads(ctx)
	if err != nil {
		return c.last, fmt.Errorf("read heads: %w", err)
	}
	if c.known && c.last.Head == heads[store.Settings] {
		return c.last, nil
	}
	if c.last, err = log.Settings(ctx); err != nil {
		c.known = false
		return c.last, fmt.Errorf("read settings: %w", err)
	}
	c.known = true
	return c.last, nil
}
