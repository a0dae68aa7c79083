package storetest

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// writers race over two programs.
const writers = 8

// race runs do in eight goroutines, half of them in either program.
func race(t *testing.T, p *place, do func(s store.Store, writer int) error) (store.Store, store.Store) {
	t.Helper()
	one, two := p.program(t), p.program(t)
	var group sync.WaitGroup
	for w := range writers {
		s := one
		if w%2 == 1 {
			s = two
		}
		group.Go(func() {
			if err := do(s, w); err != nil {
				t.Errorf("writer %d: %v", w, err)
			}
		})
	}
	group.Wait()
	return one, two
}

// add reports n for a unit as the bot does: read, decide, store, and start over when the number is taken.
func add(t *testing.T, s store.Store, message string, unit campaign.UnitID, n int64) error {
	for {
		states, err := s.States(t.Context(), []campaign.UnitID{unit})
		if err != nil {
			return err
		}
		known, err := s.Known(t.Context(), []store.Key{key(message)})
		if err != nil || len(known) > 0 {
			return err
		}
		_, err = s.Append(t.Context(), []store.Record{report(message, states[unit], n)})
		if !errors.Is(err, store.ErrSlotTaken) {
			return err
		}
	}
}

// checkRacingSlots makes every writer add to one figure: a number shared, skipped or decided on a stale state
// would show in the entries or in their sum.
func checkRacingSlots(t *testing.T, p *place) {
	const each = 6
	s, other := race(t, p, func(s store.Store, writer int) error {
		for i := range each {
			if err := add(t, s, fmt.Sprintf("w%d-%d", writer, i), "tanhao", 1); err != nil {
				return err
			}
		}
		return nil
	})
	entries := all(t, s.Entries(t.Context(), "tanhao", 1))
	for i, e := range entries {
		if e.Seq != int64(i+1) {
			t.Fatalf("want number %d, got %d", i+1, e.Seq)
		}
	}
	same(t, "entries", writers*each, len(entries), nil)
	want, err := Rebuild(t.Context(), "tanhao", entries)
	same(t, "state", want, state(t, other, "tanhao"), err)
	same(t, "sum", campaign.Number(writers*each), want.Figures[0].Quantity, nil)
	waiting, err := other.Waiting(t.Context(), account, start, 1000)
	same(t, "answers", writers*each, len(waiting), err)
}

func checkRacingKey(t *testing.T, p *place) {
	const messages = 5
	var stored atomic.Int64
	s, _ := race(t, p, func(s store.Store, _ int) error {
		for i := range messages {
			message := fmt.Sprint("m", i)
			n, err := s.Append(t.Context(), []store.Record{report(message, campaign.State{Unit: campaign.UnitID(message)}, 1)})
			stored.Add(int64(n))
			// Whoever comes late finds both the key and the slot taken.
			if err != nil && !errors.Is(err, store.ErrKnownKey) && !errors.Is(err, store.ErrSlotTaken) {
				return err
			}
		}
		return nil
	})
	same(t, "stored", messages, stored.Load(), nil)
	for i := range messages {
		unit := campaign.UnitID(fmt.Sprint("m", i))
		same(t, "figure", 1, state(t, s, unit).Figures[0].Quantity.Num, nil)
		same(t, "entries", 1, len(all(t, s.Entries(t.Context(), unit, 1))), nil)
	}
}

// checkRacingUnits stores batches of many units, each writer its own messages, one of them stored by all.
func checkRacingUnits(t *testing.T, p *place) {
	const units = 4
	s, _ := race(t, p, func(s store.Store, writer int) error {
		for u := range units {
			unit := campaign.UnitID(fmt.Sprint("unit", u))
			if err := add(t, s, fmt.Sprintf("w%d-%d", writer, u), unit, 1); err != nil {
				return err
			}
		}
		if err := add(t, s, "everybody", "unit0", 100); err != nil && !errors.Is(err, store.ErrKnownKey) {
			return err
		}
		return nil
	})
	for u := range units {
		want := int64(writers)
		if u == 0 {
			want += 100
		}
		same(t, "figure", want, state(t, s, campaign.UnitID(fmt.Sprint("unit", u))).Figures[0].Quantity.Num, nil)
	}
}
