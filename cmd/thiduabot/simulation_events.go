package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/thiduabot/thiduabot/bot/console"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// show writes a message that the bot sent.
func (c *simulation) show(s console.Sent) error {
	if c.jsonl {
		return c.events.Message(s)
	}
	to := ""
	if s.Chat != c.speaker() {
		to = " → " + s.Chat
	}
	if to != "" && !c.groups[s.Chat] && s.Message.ReplyTo == "" {
		c.hidden++
		return nil
	}
	_, err := fmt.Fprintf(c.out, "\n%s%s\n%s\n", s.At.In(c.location).Format("02/01/2006 15:04"), to, s.Message.Text)
	for _, b := range s.Message.Buttons {
		if err == nil {
			_, err = fmt.Fprintf(c.out, "  [%s]\n", b.Label)
		}
	}
	return err
}

// stored writes an event for each log entry that became durable.
func (c *simulation) stored(records []store.Record) {
	if !c.jsonl || c.failed != nil {
		return
	}
	for _, r := range records {
		if err := c.reports(r); err != nil {
			c.failed = err
			return
		}
	}
}

func (c *simulation) reports(r store.Record) error {
	if len(r.Entries) == 0 {
		return nil
	}
	unit := r.Entries[0].Unit
	before, err := c.before(unit, r.Seq)
	if err != nil {
		return err
	}
	after := *r.Effects.State
	c.told[unit] = after
	by, err := c.accountOf(r.By)
	if err != nil {
		return err
	}
	for _, e := range r.Entries {
		err := c.events.Report(console.Report{
			Entry:  e,
			Before: quantityOf(before, e),
			After:  quantityOf(after, e),
			By:     by,
			Key:    r.Key.Message,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// before returns the state of a unit before its message seq.
func (c *simulation) before(unit campaign.UnitID, seq int64) (campaign.State, error) {
	if state, ok := c.told[unit]; ok && state.Head == seq-1 {
		return state, nil
	}
	entries, err := collect(c.store.Entries(c.ctx, unit, 1))
	if err != nil {
		return campaign.State{}, fmt.Errorf("read log unit=%s: %w", unit, err)
	}
	current, err := c.campaigns.current(c.ctx)
	if err != nil {
		return campaign.State{}, err
	}
	earlier := slices.DeleteFunc(entries, func(e campaign.Entry) bool { return e.Seq >= seq })
	return current.Replay(unit, slices.Values(earlier)), nil
}

func quantityOf(s campaign.State, e campaign.Entry) *campaign.Quantity {
	if f, ok := s.Figure(e.Indicator, e.Year); ok {
		return &f.Quantity
	}
	return nil
}

// accountOf returns the console account of a member.
func (c *simulation) accountOf(id campaign.MemberID) (string, error) {
	settings, err := c.store.Settings(c.ctx)
	if err != nil {
		return "", fmt.Errorf("read settings: %w", err)
	}
	for _, m := range settings.Members {
		if m.ID == id && len(m.Accounts) > 0 {
			return m.Accounts[0].ID, nil
		}
	}
	return "", nil
}

// showValues writes every value that there are entries for, sorted.
func (c *simulation) showValues(ctx context.Context) error {
	heads, err := c.store.Heads(ctx)
	if err != nil {
		return fmt.Errorf("read heads: %w", err)
	}
	delete(heads, store.Settings)
	var units []campaign.UnitID
	for _, stream := range slices.Sorted(maps.Keys(heads)) {
		units = append(units, campaign.UnitID(stream))
	}
	states, err := c.store.States(ctx, units)
	if err != nil {
		return fmt.Errorf("read states: %w", err)
	}
	for _, unit := range units {
		for _, f := range console.SortFigures(states[unit].Figures) {
			if err := c.events.Value(unit, f); err != nil {
				return err
			}
		}
	}
	return c.out.Flush()
}

// speaker is who speaks at the terminal.
func (c *simulation) speaker() string {
	if c.prompt == nil {
		return consoleFrom
	}
	return c.prompt.From
}

// showHidden tells how many private messages to others were left out, such as the reminders to all units.
func (c *simulation) showHidden() error {
	if c.hidden == 0 {
		return nil
	}
	_, err := fmt.Fprintf(c.out, "\n%s\n", c.words.ConsoleHidden(c.hidden))
	c.hidden = 0
	return err
}

// lineDone makes the events of a line visible and the counters durable before the next line is read.
func (c *simulation) lineDone(ctx context.Context) error {
	if err := c.showHidden(); err != nil {
		return err
	}
	if c.counters != c.saved {
		text, err := json.Marshal(c.counters)
		if err != nil {
			return err
		}
		if err := c.store.SetMeta(ctx, metaCounters, string(text)); err != nil {
			return fmt.Errorf("save counters: %w", err)
		}
		c.saved = c.counters
	}
	return c.out.Flush()
}

func (c *simulation) readCounters(ctx context.Context) error {
	text, err := c.store.Meta(ctx, metaCounters)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read counters: %w", err)
	}
	if err := json.Unmarshal([]byte(text), &c.counters); err != nil {
		return fmt.Errorf("read counters: %w", err)
	}
	c.saved = c.counters
	return nil
}
