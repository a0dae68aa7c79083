package campaign

import "strings"

// part of an area total: one unit with its figure.
type part struct {
	unit *Unit
	// pledge is nil when the unit signed nothing for the indicator.
	pledge *Pledge
	figure Quantity
}

// rollup collects what the units have of one indicator in one year.
type rollup struct {
	c      *Campaign
	ind    *Indicator
	states map[UnitID]State
	day    Date
	year   int
	// inherited names the units whose figures went on into units of the day.
	inherited map[UnitID]bool
	parts     []part
	// of counts the units that have, or should have, a figure.
	of int
}

func (c *Campaign) rollup(states map[UnitID]State, k clock) *rollup {
	return &rollup{c: c, states: states, day: k.day, year: k.day.Year, inherited: c.inheritedOn(k.day)}
}

// total computes one indicator; r is used for one after the other.
func (r *rollup) total(ind *Indicator, k clock) Total {
	r.ind, r.parts, r.of = ind, r.parts[:0], 0
	t := Total{Indicator: ind.ID, Year: r.year}
	r.collect(&t)
	t.Have = len(r.parts)
	r.figure(&t)
	t.Of = max(r.of, t.Have)
	r.hold(&t, k)
	return t
}

// collect gathers the figures of the units of the day, and of units gone without a successor among them: what they did
// stays in the total of the year (domain.md §3.5).
func (r *rollup) collect(t *Total) {
	for i := range r.c.Units {
		u := &r.c.Units[i]
		exists := u.Span.Contains(r.day)
		gone := !exists && !u.Span.Until.IsZero() && u.Span.Until.Before(r.day) && !r.inherited[u.ID]
		if !exists && !gone {
			continue
		}
		pledge, pledged := r.c.pledge(u.ID, r.ind.ID, r.year)
		figure, ok := r.c.figureOf(r.states, r.ind, u, r.year)
		if ok {
			r.parts = append(r.parts, part{u, pledge, figure})
		}
		if pledged && !pledge.Target.IsRatio() {
			t.Pledged += pledge.Target.Num
		}
		if pledged || ok {
			r.of++
		}
	}
}

// figure computes the figure of the area by the rule of the indicator.
func (r *rollup) figure(t *Total) {
	switch r.ind.Rollup {
	case RollupRate:
		t.Quantity, t.Known = r.rate(t)
	case RollupWeighted:
		t.Quantity, t.Known = r.weighted(t)
	case RollupCount:
		t.Quantity, t.Known = r.count(t)
	case RollupOfficial, RollupNone:
		r.official(t)
	default:
		t.Quantity, t.Known = r.sum(r.parts)
	}
}

// sum adds up plain numbers.
func (r *rollup) sum(parts []part) (Quantity, bool) {
	var total Quantity
	for _, p := range parts {
		if !p.figure.IsRatio() {
			total = increased(total, p.figure.Num)
		}
	}
	return total, len(parts) > 0
}

// rate adds up numerators and denominators of units that gave both. Stages count the units that are done,
// members disciplined are set against all members.
func (r *rollup) rate(t *Total) (Quantity, bool) {
	var total Quantity
	have := 0
	for _, p := range r.parts {
		q, ok := r.fractionOf(p)
		if !ok {
			continue
		}
		have++
		total.Num += q.Num
		total.Den += q.Den
	}
	if r.ind.Kind == KindMilestone {
		total.Den = int64(r.of)
	}
	t.Have = have
	return total, have > 0 && total.Den > 0
}

func (r *rollup) fractionOf(p part) (Quantity, bool) {
	switch {
	case r.ind.Kind == KindMilestone:
		return Ratio(p.figure.Num/100, 1), true
	case r.ind.Kind == KindReduction && !p.figure.IsRatio():
		return Ratio(p.figure.Num, p.unit.Members), p.unit.Members > 0
	}
	return p.figure, r.ind.IsRate() && p.figure.IsRatio()
}

// weighted returns the average weighted by population of units of which it is known.
func (r *rollup) weighted(t *Total) (Quantity, bool) {
	var total Quantity
	have := 0
	for _, p := range r.parts {
		product, ok := mul(p.figure.Num, p.unit.Population)
		if !ok || p.unit.Population <= 0 || p.figure.IsRatio() {
			continue
		}
		have++
		total.Num += product
		total.Den += p.unit.Population
	}
	t.Have = have
	return total, have > 0
}

// official takes the figure of the lead agency; without one the sum of the units is all there is,
// except of what only the area has.
func (r *rollup) official(t *Total) {
	others := r.parts[:0:0]
	for _, p := range r.parts {
		if r.ind.ledBy(p.unit) {
			t.Quantity, t.Known, t.Official = p.figure, true, true
			continue
		}
		others = append(others, p)
	}
	if r.ind.Rollup == RollupNone && t.Official {
		return
	}
	sum, ok := r.sum(others)
	if t.Official {
		t.Reference, t.HasReference = sum, ok
		return
	}
	t.Quantity, t.Known = sum, ok
}

// ledBy reports whether the unit is among the bodies named as lead: "Chi cục Thuế, Phòng Tài chính – Kế hoạch".
func (i Indicator) ledBy(u *Unit) bool {
	for body := range strings.SplitSeq(i.Lead, ",") {
		body, _, _ = strings.Cut(body, "(")
		if body = strings.TrimSpace(body); body != "" && (body == u.Name || body == string(u.ID)) {
			return true
		}
	}
	return false
}

// hold sets the figure against the target of the area.
func (r *rollup) hold(t *Total, k clock) {
	t.Target, t.HasTarget = r.ind.AreaTargets[r.year]
	t.Scored = t.HasTarget && r.ind.Public() && r.ind.Open(k.day)
	if !t.HasTarget || !t.Known {
		return
	}
	m := r.measure(t)
	ratio, ok := m.ratio()
	if !ok {
		return
	}
	t.Ratio, t.Percent = ratio, m.display(ratio)
	t.Reached, t.Exceeded = m.reached(), m.exceeded(ratio)
	t.Status = r.status(t, k)
}
