package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/reminders"
	"github.com/thiduabot/thiduabot/store"
)

// errDiffers means that something stored does not follow from the log.
var errDiffers = errors.New("what is stored does not follow from the log")

type checkCmd struct{}

// Run computes values and posted boards again from the log and names every difference.
func (checkCmd) Run(p *program) error {
	return p.withFilledStore(func(s store.Store, all *campaigns) error {
		c, err := all.current(p.ctx)
		if err != nil {
			return err
		}
		k := checker{program: p, store: s, campaigns: all}
		if err := errors.Join(k.states(p.ctx, c), k.notices(p.ctx)); err != nil {
			return err
		}
		if k.differences > 0 {
			return fmt.Errorf("check: %d differences: %w", k.differences, errDiffers)
		}
		_, err = fmt.Fprintf(p.out, "%d units and %d posted boards and digests follow from the log\n", k.units, k.posted)
		return err
	})
}

// checker counts what it looked at.
type checker struct {
	*program
	store       store.Store
	campaigns   *campaigns
	units       int
	posted      int
	differences int
}

// states compares the state of each unit with the replay of its log.
func (k *checker) states(ctx context.Context, c *campaign.Campaign) error {
	heads, err := k.store.Heads(ctx)
	if err != nil {
		return fmt.Errorf("read heads: %w", err)
	}
	var units []campaign.UnitID
	for stream := range heads {
		if stream != store.Settings {
			units = append(units, campaign.UnitID(stream))
		}
	}
	slices.Sort(units)
	stored, err := k.store.States(ctx, units)
	if err != nil {
		return fmt.Errorf("read states: %w", err)
	}
	for _, unit := range units {
		entries, err := collect(k.store.Entries(ctx, unit, 1))
		if err != nil {
			return fmt.Errorf("read log unit=%s: %w", unit, err)
		}
		k.units++
		if err := k.compare("values of unit "+string(unit), stored[unit], c.Replay(unit, slices.Values(entries))); err != nil {
			return err
		}
	}
	return nil
}

// notices compares the facts of everything posted with what the log gives.
func (k *checker) notices(ctx context.Context) error {
	for n, err := range k.store.AllNotices(ctx) {
		if err != nil {
			return fmt.Errorf("read notices: %w", err)
		}
		if len(n.Facts) == 0 {
			continue
		}
		c, err := k.campaigns.at(ctx, n.Revision)
		if err != nil {
			return err
		}
		again, err := reminders.Recompute(ctx, c, k.store, n)
		if err != nil {
			return err
		}
		k.posted++
		if err := k.compare("posted "+n.ID, n.Facts, again); err != nil {
			return err
		}
	}
	return nil
}

// compare prints both sides of a difference. They hold figures and ids only.
func (k *checker) compare(what string, stored, computed any) error {
	a, err := canonical(stored)
	if err != nil {
		return fmt.Errorf("read %s: %w", what, err)
	}
	b, err := canonical(computed)
	if err != nil {
		return fmt.Errorf("compute %s: %w", what, err)
	}
	if bytes.Equal(a, b) {
		return nil
	}
	k.differences++
	_, err = fmt.Fprintf(k.out, "%s differs:\n  stored   %s\n  computed %s\n", what, a, b)
	return err
}

// canonical writes a value as JSON with sorted keys, so that only its content is compared.
func canonical(v any) ([]byte, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var plain any
	if err := decoder.Decode(&plain); err != nil {
		return nil, err
	}
	return json.Marshal(plain)
}
