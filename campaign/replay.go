package campaign

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// Replay computes what follows from the log of a unit. The order in which entries come does not matter,
// nor does it when one comes twice; entries of other units are passed over.
func (c *Campaign) Replay(unit UnitID, entries iter.Seq[Entry]) State {
	log := c.ordered(unit, entries)
	silenced := replaced(log)
	t := tally{c: c, state: State{Unit: unit}}
	for i := range log {
		t.state.Head = max(t.state.Head, log[i].Seq)
		if !silenced[log[i].Ref()] {
			t.count(&log[i])
		}
	}
	return t.state
}

// Apply counts entries of one or more new messages into s without changing what s shares with others.
// ok is false when that would not give what Replay gives — an entry replaces another, or belongs before one that
// is counted already — and the log has to be replayed.
func (c *Campaign) Apply(s State, entries ...Entry) (next State, ok bool) {
	if !c.follows(s, entries) {
		return s, false
	}
	t := tally{c: c, state: s}
	for i := range entries {
		t.state.Head = max(t.state.Head, entries[i].Seq)
		t.count(&entries[i])
	}
	return t.state, true
}

// follows reports whether entries come in order, after everything that s has counted.
func (c *Campaign) follows(s State, entries []Entry) bool {
	for i := range entries {
		e := &entries[i]
		if e.Unit != s.Unit || e.Seq <= s.Head || e.Replaces != (EntryRef{}) || c.place(e).Before(s.Last) {
			return false
		}
		if i > 0 && c.inOrder(&entries[i-1], e) >= 0 {
			return false
		}
	}
	return true
}

// ordered returns the entries of unit in the order in which they count, each once.
func (c *Campaign) ordered(unit UnitID, entries iter.Seq[Entry]) []Entry {
	var log []Entry
	for e := range entries {
		if e.Unit == unit {
			log = append(log, e)
		}
	}
	order := func(a, b Entry) int { return c.inOrder(&a, &b) }
	if !slices.IsSortedFunc(log, order) {
		slices.SortStableFunc(log, order)
	}
	seen := make(map[EntryRef]bool, len(log))
	return slices.DeleteFunc(log, func(e Entry) bool {
		again := seen[e.Ref()]
		seen[e.Ref()] = true
		return again
	})
}

func (c *Campaign) inOrder(a, b *Entry) int {
	return cmp.Or(c.place(a).Compare(c.place(b)), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.Line, b.Line))
}

// place returns when an entry counts: the time of its message. Only a correction that names an earlier day
// goes back to the end of that day, so that later reports still stand (domain.md §4.8.14).
func (c *Campaign) place(e *Entry) time.Time {
	if e.Action != ActionCorrect || e.AsOf.IsZero() {
		return e.At
	}
	if end := e.AsOf.AddDays(1).In(c.Location); end.Before(e.At) {
		return end.Add(-time.Nanosecond)
	}
	return e.At
}

// replaced names the entries that stopped counting. An edit takes the place of what it edits for good, so that
// a chain of edits leaves only the last one and withdrawing that brings none of the others back. A withdrawal
// that is itself withdrawn replaces nothing any more.
func replaced(log []Entry) map[EntryRef]bool {
	var replacing []*Entry
	for i := range log {
		// Only earlier messages can be replaced; this also leaves no way to go in circles.
		if e := &log[i]; e.Replaces != (EntryRef{}) && e.Replaces.Seq < e.Seq {
			replacing = append(replacing, e)
		}
	}
	slices.SortFunc(replacing, func(a, b *Entry) int { return cmp.Compare(b.Seq, a.Seq) })
	gone := make(map[EntryRef]bool, len(replacing))
	undone := make(map[EntryRef]bool)
	for _, e := range replacing {
		withdraws := e.Action == ActionWithdraw
		if withdraws && undone[e.Ref()] {
			continue
		}
		gone[e.Replaces] = true
		if withdraws {
			undone[e.Replaces] = true
		}
	}
	return gone
}
