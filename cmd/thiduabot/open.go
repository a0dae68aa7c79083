package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/mongo"
	"github.com/thiduabot/thiduabot/store/sqlite"
)

// opening says how a store is opened.
type opening struct {
	Address string
	// Exclusive keeps other programs from writing the same file.
	Exclusive bool
	Now       func() time.Time
	Rebuild   *rebuilder
}

// openStore opens the store at an address: sqlite:PATH, or mongodb://….
func openStore(ctx context.Context, o opening) (store.Store, error) {
	path, embedded := strings.CutPrefix(o.Address, "sqlite:")
	switch {
	case embedded:
		return sqlite.Open(ctx, sqlite.Options{Path: path, Now: o.Now, Exclusive: o.Exclusive, Rebuild: o.Rebuild.state})
	case strings.HasPrefix(o.Address, "mongodb://"), strings.HasPrefix(o.Address, "mongodb+srv://"):
		return mongo.Open(ctx, mongo.Options{URI: o.Address, Now: o.Now, Rebuild: o.Rebuild.state})
	default:
		return nil, fmt.Errorf("open store: address %q: write sqlite:PATH or mongodb://HOST/NAME: %w", Address(o.Address), errUsage)
	}
}

// rebuilder computes states for a store, which knows no campaign.
type rebuilder struct {
	campaign atomic.Pointer[campaign.Campaign]
}

func (r *rebuilder) state(_ context.Context, unit campaign.UnitID, entries []campaign.Entry) (campaign.State, error) {
	c := r.campaign.Load()
	if c == nil {
		return campaign.State{}, fmt.Errorf("rebuild state unit=%s: no campaign read yet", unit)
	}
	return c.Replay(unit, slices.Values(entries)), nil
}
