package reminders

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// Entries is where the log of a unit is read from, ordered by seq and line.
type Entries interface {
	Entries(ctx context.Context, unit campaign.UnitID, from int64) iter.Seq2[campaign.Entry, error]
}

type states = map[campaign.UnitID]campaign.State

// allStates returns the state of every unit the campaign ever had: those that are gone still count in totals.
func (r *Reminders) allStates(ctx context.Context, c *campaign.Campaign) (states, error) {
	units := make([]campaign.UnitID, len(c.Units))
	for i, u := range c.Units {
		units[i] = u.ID
	}
	all, err := r.Store.States(ctx, units)
	if err != nil {
		return nil, fmt.Errorf("read states: %w", err)
	}
	return all, nil
}

// groupStates returns the states of the units that the group expects reports of at the time.
func (r *Reminders) groupStates(ctx context.Context, c *campaign.Campaign, group campaign.GroupID, at time.Time) (states, error) {
	var units []campaign.UnitID
	for _, u := range c.ExpectedOn(dayOf(c, at), group) {
		units = append(units, u.ID)
	}
	all, err := r.Store.States(ctx, units)
	if err != nil {
		return nil, fmt.Errorf("read states group=%s: %w", group, err)
	}
	return all, nil
}

// statesBefore returns the states with only messages sent before the time counted, whenever they arrived.
func (r *Reminders) statesBefore(ctx context.Context, c *campaign.Campaign, now states, before time.Time) (states, error) {
	later, err := r.unitsSince(ctx, before)
	if err != nil {
		return nil, err
	}
	then := make(states, len(now))
	for unit, s := range now {
		then[unit] = s
		if !later[unit] {
			continue
		}
		if then[unit], err = replay(ctx, c, r.Store, unit, s.Head, before); err != nil {
			return nil, err
		}
	}
	return then, nil
}

// unitsSince names the units with messages of their own time from then on.
func (r *Reminders) unitsSince(ctx context.Context, then time.Time) (map[campaign.UnitID]bool, error) {
	units := make(map[campaign.UnitID]bool)
	for e, err := range r.Store.EntriesBetween(ctx, then.Add(-time.Millisecond), then.Add(ever)) {
		if err != nil {
			return nil, fmt.Errorf("read entries since %s: %w", then.Format(time.RFC3339), err)
		}
		units[e.Unit] = true
	}
	return units, nil
}

// replay computes the state of a unit from its log up to head, counting only messages sent before the time; the
// zero time is no limit.
func replay(
	ctx context.Context, c *campaign.Campaign, log Entries, unit campaign.UnitID, head int64, before time.Time,
) (campaign.State, error) {
	counted, err := entriesUpTo(ctx, log, unit, head)
	if err != nil {
		return campaign.State{}, err
	}
	return c.Replay(unit, func(yield func(campaign.Entry) bool) {
		for _, e := range counted {
			if (before.IsZero() || e.At.Before(before)) && !yield(e) {
				return
			}
		}
	}), nil
}

func entriesUpTo(ctx context.Context, log Entries, unit campaign.UnitID, head int64) ([]campaign.Entry, error) {
	var entries []campaign.Entry
	for e, err := range log.Entries(ctx, unit, 0) {
		if err != nil {
			return nil, fmt.Errorf("read entries unit=%s: %w", unit, err)
		}
		if e.Seq <= head {
			entries = append(entries, e)
		}
	}
	return entries, nil
}

func headsOf(all states) map[campaign.UnitID]int64 {
	heads := make(map[campaign.UnitID]int64, len(all))
	for unit, s := range all {
		if s.Head > 0 {
			heads[unit] = s.Head
		}
	}
	return heads
}

func dayOf(c *campaign.Campaign, at time.Time) campaign.Date {
	return campaign.DateOf(at.In(c.Location))
}
