package campaign

// measure holds the figure of the area against its target as if the area were a unit.
func (r *rollup) measure(t *Total) measure {
	ind := *r.ind
	m := measure{ind: &ind, pledge: &Pledge{Target: t.Target}, unit: &Unit{}, figure: t.Quantity}
	switch {
	case ind.Kind == KindReduction:
		m.pledge.Baseline, m.pledge.HasBaseline = r.baseline()
	case ind.Kind == KindMilestone && t.Quantity.IsRatio():
		// All units have to be done.
		ind.Kind, ind.Op, m.pledge.Target = KindRate, AtLeast, Ratio(1, 1)
	case ind.Rollup == RollupCount:
		ind.Kind = KindCumulative
	}
	return m
}

// baseline returns the rate before of all units together, weighted by their members now.
func (r *rollup) baseline() (Quantity, bool) {
	var before sum
	members := int64(0)
	for _, p := range r.parts {
		if p.pledge == nil {
			continue
		}
		m := measure{ind: r.ind, pledge: p.pledge, unit: p.unit, figure: p.figure}
		if _, base, _, ok := m.fall(); ok {
			before.add(p.unit.Members, base)
			members += p.unit.Members
		}
	}
	if members == 0 {
		return Quantity{}, false
	}
	rate := before.mean(members)
	if rate.large != nil {
		return Quantity{}, false
	}
	return Ratio(rate.num, rate.denom()), true
}

func (r *rollup) status(t *Total, k clock) Status {
	switch {
	case t.Exceeded:
		return StatusExceeded
	case t.Reached:
		return StatusFinished
	}
	if share, ok := k.expected(r.ind, Date{}); ok {
		return paceStatus(t.Ratio.Quo(share))
	}
	return StatusNone
}
