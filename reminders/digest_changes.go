package reminders

import (
	"context"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// changesOf returns what the units of before said after these heads, and up to their states now.
func changesOf(
	ctx context.Context, c *campaign.Campaign, log Entries, now states, before map[campaign.UnitID]int64,
) ([]change, error) {
	var changes []change
	for _, u := range c.Units {
		head, changed := before[u.ID]
		if !changed {
			continue
		}
		entries, err := entriesUpTo(ctx, log, u.ID, now[u.ID].Head)
		if err != nil {
			return nil, err
		}
		ch := change{after: withUnit(now, u.ID)}
		ch.before = c.Replay(u.ID, func(yield func(campaign.Entry) bool) {
			for _, e := range entries {
				if e.Seq <= head && !yield(e) {
					return
				}
			}
		})
		ch.entries = slices.DeleteFunc(entries, func(e campaign.Entry) bool { return e.Seq <= head })
		changes = append(changes, ch)
	}
	return changes, nil
}

// movedOn returns the units whose log went on after the heads, with the heads.
func movedOn(now states, heads map[campaign.UnitID]int64) map[campaign.UnitID]int64 {
	moved := make(map[campaign.UnitID]int64)
	for unit, s := range now {
		if s.Head > heads[unit] {
			moved[unit] = heads[unit]
		}
	}
	return moved
}

// headsBefore returns the units with messages since then, with the heads they had before.
func (r *Reminders) headsBefore(ctx context.Context, now states, then time.Time) (map[campaign.UnitID]int64, error) {
	units, err := r.unitsSince(ctx, then)
	if err != nil {
		return nil, err
	}
	heads := make(map[campaign.UnitID]int64, len(units))
	for unit := range units {
		entries, err := entriesUpTo(ctx, r.Store, unit, now[unit].Head)
		if err != nil {
			return nil, err
		}
		heads[unit] = headBefore(entries, then)
	}
	return heads, nil
}

// headBefore returns the last number before the first message of then or later.
func headBefore(entries []campaign.Entry, then time.Time) int64 {
	head := int64(0)
	for _, e := range entries {
		if !e.At.Before(then) {
			return head
		}
		head = e.Seq
	}
	return head
}
