package campaign

// FirstWeek returns the first week for which any unit reported, the zero Week while there is none: before it
// nobody is said to have missed one.
func FirstWeek(states map[UnitID]State) Week {
	var first Week
	for _, s := range states {
		if len(s.Weeks) > 0 && (first == Week{} || s.Weeks[0].Week.Compare(first) < 0) {
			first = s.Weeks[0].Week
		}
	}
	return first
}

// MissedWeeks counts the weeks (số tuần liên tiếp chưa báo cáo) from since to asOf for which the unit was expected
// to report and did not, back to the last one with a report. It is 0 when since is zero.
func (c *Campaign) MissedWeeks(s State, since, asOf Week) int {
	missed := 0
	if (since == Week{}) {
		return 0
	}
	for w := asOf; w.Compare(since) >= 0; w = w.Add(-1) {
		expected, begun := c.expected(s.Unit, w)
		if _, reported := s.ReportedWeek(w); reported || !begun {
			return missed
		}
		if expected {
			missed++
		}
	}
	return missed
}

// MissedIn counts all weeks between from and until, both included, that the unit missed.
func (c *Campaign) MissedIn(s State, from, until Week) int {
	missed := 0
	for w := from; w.Compare(until) <= 0; w = w.Add(1) {
		expected, _ := c.expected(s.Unit, w)
		if _, reported := s.ReportedWeek(w); expected && !reported {
			missed++
		}
	}
	return missed
}

// expected reports whether the unit is expected to report in the week: it exists and has signed something by
// the cut-off, and that day is no holiday, when nobody is asked. begun is false for all weeks before the first
// that could be expected.
func (c *Campaign) expected(unit UnitID, w Week) (expected, begun bool) {
	day := DateOf(c.Closes(w))
	u, ok := c.Unit(unit)
	if !ok || day.Before(c.From) || day.Before(u.Span.From) {
		return false, false
	}
	signed := c.signedBy(unit, day)
	begun = signed || len(c.index.byUnit[unitYear{unit, day.Year - 1}]) > 0
	running := Span{c.From, c.Until}.Contains(day) && u.Span.Contains(day)
	return signed && running && !c.Calendar.Holiday(day), begun
}

// signedBy reports whether the unit had signed a pledge for the year of day by then.
func (c *Campaign) signedBy(unit UnitID, day Date) bool {
	for _, i := range c.index.byUnit[unitYear{unit, day.Year}] {
		if !c.Pledges[i].Signed.After(day) {
			return true
		}
	}
	return false
}
