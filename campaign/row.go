package campaign

import "slices"

// row computes where one unit stands.
func (t *scorer) row(u *Unit, state *State) Row {
	t.reset(u)
	pledges := t.c.index.byUnit[unitYear{u.ID, t.board.Year}]
	row := Row{Unit: u.ID, Head: state.Head, Scores: make([]Score, 0, len(pledges))}
	for _, i := range pledges {
		p := &t.c.Pledges[i]
		at, known := t.c.index.indicators[p.Indicator]
		if !known {
			continue
		}
		if ind := &t.c.Indicators[at]; t.board.scores(ind, t.clock.day) {
			t.score(ind, p, state, &row)
		}
	}
	t.finish(state, &row)
	return row
}

// scores reports whether the indicator counts in these standings.
func (s *Standings) scores(ind *Indicator, day Date) bool {
	if s.Indicator != "" {
		return ind.ID == s.Indicator && !ind.Sensitive
	}
	return ind.Public() && ind.Open(day)
}

// scorer adds up the indicators of one unit after another.
type scorer struct {
	c     *Campaign
	board *Standings
	clock clock
	unit  *Unit

	weight int64
	// capped is what counts, excess what lies above the pledges, surplus what of that earns a bonus.
	capped, excess, surplus sum
	// unpaced is what of capped has no expected pace; due is what is expected of the rest.
	unpaced, due sum
}

func (t *scorer) reset(u *Unit) {
	t.unit, t.weight = u, 0
	for _, s := range []*sum{&t.capped, &t.excess, &t.surplus, &t.unpaced, &t.due} {
		s.reset()
	}
}

func (t *scorer) score(ind *Indicator, p *Pledge, state *State, row *Row) {
	one := Score{Indicator: ind.ID, Pledge: p.Target, Weight: max(ind.Weight, 1)}
	m := measure{ind: ind, pledge: p, unit: t.unit}
	if i, ok := state.find(ind.ID, p.Year); ok {
		f := &state.Figures[i]
		one.Value, one.HasValue, m.figure = f.Quantity, true, f.Quantity
		one.Ratio, _ = m.ratio()
		one.Reached = m.reached()
		if day := DateOf(f.Changed.In(t.c.Location)); day.After(row.Changed) {
			row.Changed = day
		}
	}
	one.Rest = m.rest()
	if one.Reached {
		row.Finished++
	}
	t.count(ind, p, one.Weight, one.Ratio)
	row.Scores = append(row.Scores, one)
}

// count adds r to the sums.
func (t *scorer) count(ind *Indicator, p *Pledge, weight int64, r Fraction) {
	fulfilled := r.Min(Whole(1))
	t.weight += weight
	t.capped.add(weight, fulfilled)
	if over := r.Sub(fulfilled); !over.IsZero() {
		t.excess.add(weight, over)
		t.surplus.add(weight, surplus(over))
	}
	if share, ok := t.clock.expected(ind, p.CountsFrom); ok {
		t.due.add(weight, share)
	} else {
		t.unpaced.add(weight, fulfilled)
	}
}

// surplus returns how much of a bonus it earns to lie over the pledge: all of it from 20%.
func surplus(over Fraction) Fraction {
	return over.Min(NewFraction(1, 5)).Mul(Whole(5))
}

// finish computes what follows from the sums.
func (t *scorer) finish(state *State, row *Row) {
	switch {
	case !t.c.hasReported(state, t.board.Year):
		row.Apart = ApartNoReport
		return
	case t.weight == 0:
		row.Apart = ApartNotScored
	}
	if _, reported := state.ReportedWeek(t.board.Week); !reported && !state.reportedAfter(t.board.Week) {
		row.Stale = DateOf(state.Last.In(t.c.Location))
	}
	if row.Apart == "" {
		t.fill(row)
	}
}

func (t *scorer) fill(row *Row) {
	row.Base = t.capped.mean(t.weight)
	row.Uncapped = row.Base.Add(t.excess.mean(t.weight))
	row.Bonus = t.surplus.mean(t.weight).Mul(Whole(50))
	due := t.due.mean(t.weight)
	row.Pace = row.Base.Sub(t.unpaced.mean(t.weight)).Quo(due)
	switch unfinished := row.Finished < len(row.Scores); {
	case unfinished && due.IsZero():
		row.Status = StatusNone
	case unfinished:
		row.Status = paceStatus(row.Pace)
	case row.Uncapped.Cmp(Whole(1)) > 0:
		row.Status = StatusExceeded
	default:
		row.Status = StatusFinished
	}
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
