package campaign

import "time"

// Progress (tiến độ) is where a unit stands with one indicator.
type Progress struct {
	Indicator Indicator
	Pledge    Pledge
	Figure    Figure
	HasFigure bool
	// Value is the figure as a number: for a reduction the rate now, otherwise as reported.
	Value Fraction
	// Percent is the share people are shown, Ratio the r that is scored (domain.md §1.1).
	// Known is false when they cannot be computed, such as without a baseline.
	Percent Fraction
	Ratio   Fraction
	Known   bool
	// Reached means the pledge is fulfilled by its operator; Exceeded that more than it is.
	Reached  bool
	Exceeded bool
	// Open means that the indicator's window is open; Scored that it counts in the standings now.
	Open   bool
	Scored bool
	// Expected is the share that should be fulfilled by now, 0 where no pace is expected; Pace is Ratio / Expected.
	Expected Fraction
	Pace     Fraction
	Status   Status
}

// Progress returns where the unit of s stands with what it pledged.
func (c *Campaign) Progress(s State, p Pledge, at time.Time) Progress {
	ind, _ := c.Indicator(p.Indicator)
	unit, _ := c.Unit(p.Unit)
	day := DateOf(at.In(c.Location))
	g := Progress{Indicator: ind, Pledge: p, Open: ind.Open(day)}
	g.Scored = g.Open && ind.Public()
	g.Expected, _ = newClock(day).expected(&ind, p.CountsFrom)
	if g.Figure, g.HasFigure = s.Figure(p.Indicator, p.Year); g.HasFigure {
		g.hold(measure{&ind, &p, &unit, g.Figure.Quantity})
	}
	g.Status = g.status()
	return g
}

// hold fills in what follows from the figure.
func (g *Progress) hold(m measure) {
	g.Value = m.ind.value(m.figure)
	if m.ind.Kind == KindReduction {
		g.Value, _ = m.perMember(m.figure)
	}
	g.Ratio, g.Known = m.ratio()
	if !g.Known {
		return
	}
	g.Percent = m.display(g.Ratio)
	g.Reached, g.Exceeded = m.reached(), m.exceeded(g.Ratio)
	g.Pace = g.Ratio.Quo(g.Expected)
}

func (g *Progress) status() Status {
	switch {
	case !g.HasFigure:
		return StatusNoFigure
	case g.Exceeded:
		return StatusExceeded
	case g.Reached:
		return StatusFinished
	case !g.Known, g.Expected.IsZero():
		return StatusNone
	}
	return paceStatus(g.Pace)
}

// ProgressOf returns where the unit of s stands with everything it pledged for the year of at,
// in the order of the indicators.
func (c *Campaign) ProgressOf(s State, at time.Time) []Progress {
	pledges := c.PledgesOf(s.Unit, at.In(c.Location).Year())
	progress := make([]Progress, len(pledges))
	for i, p := range pledges {
		progress[i] = c.Progress(s, p, at)
	}
	return progress
}
