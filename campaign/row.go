package campaign

import (
	"cmp"
	"slices"
)

// row computes where one unit stands.
func (c *Campaign) row(s *Standings, k clock, u *Unit, state *State) Row {
	t := scorer{clock: k, unit: u}
	pledges := c.index.byUnit[unitYear{u.ID, s.Year}]
	t.row = Row{Unit: u.ID, Head: state.Head, Scores: make([]Score, 0, len(pledges))}
	for _, i := range pledges {
		p := &c.Pledges[i]
		at, known := c.index.indicators[p.Indicator]
		if !known {
			continue
		}
		if ind := &c.Indicators[at]; s.scores(ind, k.day) {
			t.score(c, ind, p, state)
		}
	}
	return t.finish(c, s, state)
}

// scores reports whether the indicator counts in these standings.
func (s *Standings) scores(ind *Indicator, day Date) bool {
	if s.Indicator != "" {
		return ind.ID == s.Indicator && !ind.Sensitive
	}
	return ind.Public() && ind.Open(day)
}

// scorer adds up the indicators of one unit.
type scorer struct {
	clock clock
	unit  *Unit
	row   Row

	weight                int64
	capped, open, surplus sum
	// paced and due are the sums over the indicators of which a pace is expected.
	paced, due sum
}

func (t *scorer) score(c *Campaign, ind *Indicator, p *Pledge, state *State) {
	w := max(ind.Weight, 1)
	one := Score{Indicator: ind.ID, Pledge: p.Target, Weight: w}
	m := measure{ind: ind, pledge: p, unit: t.unit}
	if i, ok := state.find(ind.ID, p.Year); ok {
		f := &state.Figures[i]
		one.Value, one.HasValue, m.figure = f.Quantity, true, f.Quantity
		one.Ratio, _ = m.ratio()
		one.Reached = m.reached()
		t.changed(DateOf(f.Changed.In(c.Location)))
	}
	one.Rest = m.rest()
	t.count(ind, p, &one)
}

func (t *scorer) changed(day Date) {
	if day.After(t.row.Changed) {
		t.row.Changed = day
	}
}

// count adds a score to the sums.
func (t *scorer) count(ind *Indicator, p *Pledge, one *Score) {
	fulfilled := one.Ratio.Min(Whole(1))
	t.weight += one.Weight
	t.capped.add(one.Weight, fulfilled)
	t.open.add(one.Weight, one.Ratio)
	t.surplus.add(one.Weight, surplus(one.Ratio))
	if share, ok := t.clock.expected(ind, p.CountsFrom); ok {
		t.paced.add(one.Weight, fulfilled)
		t.due.add(one.Weight, share)
	}
	if one.Reached {
		t.row.Finished++
	}
	t.row.Scores = append(t.row.Scores, *one)
}

// surplus returns how much of a bonus r earns: all of it from 20% above the pledge.
func surplus(r Fraction) Fraction {
	over := r.Sub(Whole(1)).Max(Fraction{})
	return over.Min(NewFraction(1, 5)).Mul(Whole(5))
}

func (t *scorer) finish(c *Campaign, s *Standings, state *State) Row {
	row := &t.row
	if _, reported := state.ReportedWeek(s.Week); !reported && !state.Last.IsZero() && !state.reportedAfter(s.Week) {
		row.Stale = DateOf(state.Last.In(c.Location))
	}
	switch {
	case !c.hasReported(state, s.Year):
		row.Apart, row.Stale = ApartNoReport, Date{}
		return *row
	case t.weight == 0:
		row.Apart = ApartNotScored
		return *row
	}
	whole := NewFraction(1, t.weight)
	row.Base, row.Uncapped = t.capped.total().Mul(whole), t.open.total().Mul(whole)
	row.Bonus = t.surplus.total().Mul(whole).Mul(Whole(50))
	row.Pace = t.paced.total().Quo(t.due.total())
	row.Status = t.status()
	return *row
}

func (t *scorer) status() Status {
	switch {
	case t.row.Finished < len(t.row.Scores) && t.due.total().IsZero():
		return StatusNone
	case t.row.Finished < len(t.row.Scores):
		return paceStatus(t.row.Pace)
	case t.row.Uncapped.Cmp(Whole(1)) > 0:
		return StatusExceeded
	}
	return StatusFinished
}

// hasReported reports whether the unit reported anything for the year: a figure, or that there is nothing new.
func (c *Campaign) hasReported(s *State, year int) bool {
	figure := func(f Figure) bool { return f.Year == year }
	week := func(m WeekMark) bool { return m.At.In(c.Location).Year() == year }
	return slices.ContainsFunc(s.Figures, figure) || slices.ContainsFunc(s.Weeks, week)
}

// reportedAfter reports whether there is a report for a later week, so that nothing is out of date.
func (s *State) reportedAfter(w Week) bool {
	return len(s.Weeks) > 0 && s.Weeks[len(s.Weeks)-1].Week.Compare(w) > 0
}

// rest returns what is missing to the pledge, for figures that can be counted.
func (m measure) rest() int64 {
	counted := m.ind.Kind == KindCumulative || m.ind.Kind == KindLevel
	if !counted || m.ind.Op == AtMost || m.pledge.Target.IsRatio() || m.figure.IsRatio() {
		return 0
	}
	rest := m.pledge.Target.Num - m.figure.Num
	if m.ind.Op == MoreThan {
		rest++
	}
	return max(rest, 0)
}

// sortRows puts rows in display order: base, then more indicators finished, higher bonus, earlier last change, name.
func (c *Campaign) sortRows(rows []Row) {
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(
			b.Base.Cmp(a.Base),
			cmp.Compare(b.Finished, a.Finished),
			b.Bonus.Cmp(a.Bonus),
			byChange(a, b),
			c.byName(a, b),
		)
	})
}

// byChange puts the earlier last change first, and no change at all last.
func byChange(a, b Row) int {
	if a.Changed.IsZero() || b.Changed.IsZero() {
		return b.Changed.Compare(a.Changed)
	}
	return a.Changed.Compare(b.Changed)
}

func (c *Campaign) byName(a, b Row) int {
	x, _ := c.Unit(a.Unit)
	y, _ := c.Unit(b.Unit)
	return CompareNames(ShortName(x.Name), ShortName(y.Name))
}
