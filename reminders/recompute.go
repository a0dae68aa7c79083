package reminders

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// Recompute computes the facts of a posted board or digest again: from the log up to the heads that the notice
// recorded, under the campaign revision it recorded, which c must be. It returns nil for notices without facts.
func Recompute(ctx context.Context, c *campaign.Campaign, log Entries, n store.Notice) (json.RawMessage, error) {
	var facts any
	var err error
	switch {
	case len(n.Facts) == 0:
		return nil, nil
	case n.Kind == campaign.JobBoard:
		facts, err = recomputeBoard(ctx, c, log, n)
	case n.Kind == campaign.JobDigest:
		facts, err = recomputeDigest(ctx, c, log, n)
	default:
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("recompute notice=%s: %w", n.ID, err)
	}
	return json.Marshal(facts)
}

func recomputeBoard(ctx context.Context, c *campaign.Campaign, log Entries, n store.Notice) (boardFacts, error) {
	var old boardFacts
	if err := json.Unmarshal(n.Facts, &old); err != nil {
		return old, fmt.Errorf("decode facts: %w", err)
	}
	then, err := statesUpTo(ctx, c, log, n.Heads, c.Closes(old.Week))
	if err != nil {
		return old, err
	}
	f := newBoard(c, old.Group, old.Week, then)
	if f.Against = old.Against; f.Against != "" {
		f.Standings = f.Standings.Against(old.earlier())
	}
	return f, nil
}

func recomputeDigest(ctx context.Context, c *campaign.Campaign, log Entries, n store.Notice) (digestFacts, error) {
	var old digestFacts
	if err := json.Unmarshal(n.Facts, &old); err != nil {
		return old, fmt.Errorf("decode facts: %w", err)
	}
	then, err := statesUpTo(ctx, c, log, n.Heads, time.Time{})
	if err != nil {
		return old, err
	}
	changes, err := changesOf(ctx, c, log, then, old.Before)
	if err != nil {
		return old, err
	}
	return newDigest(c, then, changes, digestFacts{At: old.At, Since: old.Since, Before: old.Before}), nil
}

// statesUpTo replays every unit up to its head, counting only messages sent before the time unless it is zero.
func statesUpTo(
	ctx context.Context, c *campaign.Campaign, log Entries, heads map[campaign.UnitID]int64, before time.Time,
) (states, error) {
	all := make(states, len(heads))
	for unit, head := range heads {
		s, err := replay(ctx, c, log, unit, head, before)
		if err != nil {
			return nil, err
		}
		all[unit] = s
	}
	return all, nil
}
