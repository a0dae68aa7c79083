package campaign

import "slices"

// predecessors returns the units that u was formed from: those that ended before it began.
func (c *Campaign) predecessors(u *Unit) []*Unit {
	var parts []*Unit
	for _, id := range u.Predecessors {
		i, ok := c.index.units[id]
		if ok && !c.Units[i].Span.Until.IsZero() && c.Units[i].Span.Until.Before(u.Span.From) {
			parts = append(parts, &c.Units[i])
		}
	}
	return parts
}

// inheritedOn names the units whose figures went on into units that exist on day.
func (c *Campaign) inheritedOn(day Date) map[UnitID]bool {
	inherited := make(map[UnitID]bool)
	var visit func(u *Unit)
	visit = func(u *Unit) {
		for _, p := range c.predecessors(u) {
			if !inherited[p.ID] {
				inherited[p.ID] = true
				visit(p)
			}
		}
	}
	for i := range c.Units {
		if c.Units[i].Span.Contains(day) {
			visit(&c.Units[i])
		}
	}
	return inherited
}

// figureOf returns the figure of a unit, or what it took over from its predecessors as long as it has none of its own.
func (c *Campaign) figureOf(states map[UnitID]State, ind *Indicator, u *Unit, year int) (Quantity, bool) {
	state := states[u.ID]
	if i, ok := state.find(ind.ID, year); ok {
		return state.Figures[i].Quantity, true
	}
	return c.Carried(states, ind.ID, u.ID, year)
}

// Carried returns what a unit takes over from its predecessors at a merge (sáp nhập, domain.md §3.5): totals and
// ratios add up, an average is weighted by population, and of stages and other levels the lowest counts,
// provisionally. ok is false when no predecessor has a figure.
func (c *Campaign) Carried(states map[UnitID]State, id IndicatorID, unit UnitID, year int) (q Quantity, ok bool) {
	ind, known := c.Indicator(id)
	u, exists := c.Unit(unit)
	if !known || !exists {
		return Quantity{}, false
	}
	var parts []part
	all := true
	for _, p := range c.predecessors(&u) {
		figure, has := c.figureOf(states, &ind, p, year)
		if has {
			parts = append(parts, part{unit: p, figure: figure})
		}
		all = all && has
	}
	if len(parts) == 0 {
		return Quantity{}, false
	}
	return carry(&ind, parts, all)
}

// carry joins the figures of the parts; all tells whether every part has one.
func carry(ind *Indicator, parts []part, all bool) (Quantity, bool) {
	r := rollup{ind: ind, parts: parts}
	switch {
	case ind.IsRate():
		return r.rate(&Total{})
	case ind.Kind == KindLevel && ind.Rollup == RollupWeighted:
		average, ok := r.weighted(&Total{})
		if !ok {
			return Quantity{}, false
		}
		return Number(round(NewFraction(average.Num, average.Den), 0)), true
	case ind.Accumulates():
		return r.sum(parts)
	}
	lowest := slices.MinFunc(parts, func(a, b part) int { return compare(a.figure.Num, b.figure.Num) })
	return lowest.figure, all
}

// CarriedPledge returns what a unit takes over of the pledges of its predecessors: counts add up.
// ok is false when none of them signed a count for the indicator and year.
func (c *Campaign) CarriedPledge(id IndicatorID, unit UnitID, year int) (p Pledge, ok bool) {
	ind, known := c.Indicator(id)
	u, exists := c.Unit(unit)
	if !known || !exists || ind.Kind != KindCumulative {
		return Pledge{}, false
	}
	p = Pledge{Unit: unit, Indicator: id, Year: year}
	for _, part := range c.predecessors(&u) {
		signed, has := c.Pledge(part.ID, id, year)
		if !has || signed.Target.IsRatio() {
			continue
		}
		ok = true
		p.Target = increased(p.Target, signed.Target.Num)
		p.CountsFrom = signed.CountsFrom
	}
	return p, ok
}
