package campaign

// measure is one figure held against what was signed for it.
type measure struct {
	ind    *Indicator
	pledge *Pledge
	unit   *Unit
	figure Quantity
}

// ratio returns r of domain.md §1.1, never below 0; ok is false when something it needs is unknown.
func (m measure) ratio() (r Fraction, ok bool) {
	switch m.ind.Kind {
	case KindReduction:
		return m.reduction()
	case KindMilestone:
		return NewFraction(m.figure.Num, 100), true
	case KindLevel:
		if r, ok := m.climb(); ok {
			return r, true
		}
	}
	return m.part(), true
}

// part returns value / pledge, which is also what people are shown.
func (m measure) part() Fraction {
	value, target := m.ind.value(m.figure), m.ind.value(m.pledge.Target)
	switch {
	case m.ind.Op == AtMost && value.Cmp(target) <= 0, target.Sign() <= 0 && m.ind.Op != AtMost:
		return Whole(1)
	case m.ind.Op == AtMost:
		return target.Quo(value).Max(Fraction{})
	}
	return value.Quo(target).Max(Fraction{})
}

// climb returns how far a level has come from its baseline to the pledge; ok is false without a baseline
// that leaves a way to go.
func (m measure) climb() (r Fraction, ok bool) {
	if !m.pledge.HasBaseline {
		return Fraction{}, false
	}
	base := m.ind.value(m.pledge.Baseline)
	way := m.ind.value(m.pledge.Target).Sub(base)
	if way.IsZero() || (way.Sign() < 0) != (m.ind.Op == AtMost) {
		return Fraction{}, false
	}
	return m.ind.value(m.figure).Sub(base).Quo(way).Max(Fraction{}), true
}

// reduction returns how much of the pledged fall of a rate is reached.
func (m measure) reduction() (r Fraction, ok bool) {
	rate, base, target, ok := m.fall()
	switch {
	case !ok:
		return Fraction{}, false
	case rate.Cmp(target) <= 0:
		return Whole(1), true
	case base.Cmp(target) <= 0:
		return Fraction{}, true
	}
	return base.Sub(rate).Quo(base.Sub(target)).Max(Fraction{}), true
}

// fall returns the rate now, that of the baseline, and the one pledged.
func (m measure) fall() (rate, base, target Fraction, ok bool) {
	rate, okRate := m.perMember(m.figure)
	base, okBase := m.perMember(m.pledge.Baseline)
	if m.ind.Measure == MeasurePercent && !m.pledge.Baseline.IsRatio() {
		base, okBase = hundredths(m.pledge.Baseline.Num), true
	}
	target = base.Mul(Whole(1).Sub(hundredths(m.pledge.Target.Num)))
	return rate, base, target, okRate && okBase && m.pledge.HasBaseline
}

// perMember returns the rate that a number of members is; a ratio is one already.
func (m measure) perMember(q Quantity) (rate Fraction, ok bool) {
	if q.IsRatio() {
		return NewFraction(q.Num, q.Den), true
	}
	return NewFraction(q.Num, m.unit.Members), m.unit.Members > 0 || q.Num == 0
}

// reached reports whether the pledge is fulfilled, by its operator.
func (m measure) reached() bool {
	switch m.ind.Kind {
	case KindMilestone:
		return m.figure.Num >= 100
	case KindReduction:
		rate, _, target, ok := m.fall()
		return ok && rate.Cmp(target) <= 0
	}
	order := m.ind.value(m.figure).Cmp(m.ind.value(m.pledge.Target))
	switch m.ind.Op {
	case MoreThan:
		return order > 0
	case AtMost:
		return order <= 0
	}
	return order >= 0
}

// exceeded reports whether more than the pledge is fulfilled; for a range more than its upper end.
func (m measure) exceeded(r Fraction) bool {
	if m.ind.Kind == KindRange && m.pledge.Stretch != (Quantity{}) {
		return m.ind.value(m.figure).Cmp(m.ind.value(m.pledge.Stretch)) > 0
	}
	return r.Cmp(Whole(1)) > 0 && m.reached()
}

// display returns the share that people are shown: value / pledge, for falls and stages r itself.
func (m measure) display(r Fraction) Fraction {
	if m.ind.Kind == KindReduction || m.ind.Kind == KindMilestone {
		return r
	}
	return m.part()
}
