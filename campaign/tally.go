package campaign

import (
	"cmp"
	"slices"
	"time"
)

// tally counts entries into a state. It copies a slice of the state before its first change.
type tally struct {
	c          *Campaign
	state      State
	ownFigures bool
	ownWeeks   bool
}

func (t *tally) count(e *Entry) {
	isNil := e.Action == ActionNil || e.Mode == ModeNil
	if e.Action == ActionWithdraw || !isNil && !e.HasQuantity {
		return
	}
	if e.At.After(t.state.Last) {
		t.state.Last = e.At
	}
	t.markWeeks(e.At)
	if !isNil {
		t.set(e)
	}
}

func (t *tally) set(e *Entry) {
	f := t.figure(e.Indicator, e.Year)
	before, isNew := f.Quantity, f.At.IsZero()
	f.Quantity = t.after(f.Quantity, e)
	if isNew || f.Quantity != before {
		f.Changed = e.At
	}
	f.At, f.AsOf, f.Seq = e.At, e.AsOf, e.Seq
	if e.Mode == ModeIncrement {
		f.Increment, f.IncrementAt = e.Quantity.Num, e.At
	}
}

// after returns what the figure becomes.
func (t *tally) after(before Quantity, e *Entry) Quantity {
	if e.Mode == ModeIncrement {
		return increased(before, e.Quantity.Num)
	}
	if e.Mode == ModeRate {
		ind, _ := t.c.Indicator(e.Indicator)
		return ind.stored(e.Mode, e.Quantity)
	}
	return e.Quantity
}

// increased returns q and n more; it stays as it is where the sum is too great to be a figure.
func increased(q Quantity, n int64) Quantity {
	if total, ok := add(q.Num, n); ok {
		q.Num = total
	}
	return q
}

// figure returns the figure to change, made when it is missing.
func (t *tally) figure(ind IndicatorID, year int) *Figure {
	at, found := t.state.find(ind, year)
	if !t.ownFigures {
		// Room for one more saves a second copy when the figure is new.
		t.state.Figures = append(make([]Figure, 0, len(t.state.Figures)+1), t.state.Figures...)
		t.ownFigures = true
	}
	if !found {
		t.state.Figures = slices.Insert(t.state.Figures, at, Figure{Indicator: ind, Year: year})
	}
	return &t.state.Figures[at]
}

// markWeeks marks the week that a report at this time counts for, and the closed week when it is late for that.
func (t *tally) markWeeks(at time.Time) {
	open := t.c.WeekAt(at)
	if closed := open.Add(-1); at.Before(t.c.LateUntil(closed)) {
		t.mark(WeekMark{Week: closed, At: at, Late: true})
	}
	t.mark(WeekMark{Week: open, At: at})
}

// mark keeps the best mark of a week: on time before late, then the earlier.
func (t *tally) mark(m WeekMark) {
	i, found := slices.BinarySearchFunc(t.state.Weeks, m.Week, func(x WeekMark, w Week) int { return x.Week.Compare(w) })
	if found && !m.better(t.state.Weeks[i]) {
		return
	}
	if !t.ownWeeks {
		t.state.Weeks = append(make([]WeekMark, 0, len(t.state.Weeks)+2), t.state.Weeks...)
		t.ownWeeks = true
	}
	if found {
		t.state.Weeks[i] = m
		return
	}
	t.state.Weeks = slices.Insert(t.state.Weeks, i, m)
}

func (m WeekMark) better(than WeekMark) bool {
	if m.Late != than.Late {
		return than.Late
	}
	return m.At.Before(than.At)
}

// find returns where the figure is, or where it belongs.
func (s *State) find(ind IndicatorID, year int) (int, bool) {
	lo, hi := 0, len(s.Figures)
	for lo < hi {
		mid := (lo + hi) / 2
		f := &s.Figures[mid]
		switch order := cmp.Or(cmp.Compare(f.Year, year), cmp.Compare(f.Indicator, ind)); {
		case order == 0:
			return mid, true
		case order < 0:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return lo, false
}
