package campaign

// ask returns why a possible figure should be confirmed before it is stored.
func (k *check) ask() Reason {
	switch {
	case k.repeats():
		return ReasonSameIncrement
	case !k.claim.Correct && k.falls():
		return ReasonLower
	case !k.claim.Correct && k.olderDay():
		return ReasonOlderAsOf
	case k.farFromPledge(), !k.claim.Correct && k.farFromLast():
		return ReasonImplausible
	}
	return ReasonNone
}

// repeats reports whether the same increment came minutes before.
func (k *check) repeats() bool {
	n := k.claim.Quantity.Num
	return k.claim.Mode == ModeIncrement && k.had && n != 0 && n == k.v.Last.Increment &&
		k.claim.At.Sub(k.v.Last.IncrementAt) <= SameIncrementWithin
}

// falls reports whether a total or a stage is lower than the last one.
func (k *check) falls() bool {
	grows := k.ind.Accumulates() || k.ind.Kind == KindMilestone
	return grows && k.had && k.v.After.IsRatio() == k.v.Before.IsRatio() && k.v.After.Num < k.v.Before.Num
}

// olderDay reports whether the figure is of an earlier day than the last one.
func (k *check) olderDay() bool {
	if !k.had || k.claim.AsOf.IsZero() || k.v.After == k.v.Before {
		return false
	}
	last := k.v.Last.AsOf
	if last.IsZero() {
		last = DateOf(k.v.Last.At.In(k.c.Location))
	}
	return k.claim.AsOf.Before(last)
}

// farFromPledge reports whether the value is more than three times the pledge.
func (k *check) farFromPledge() bool {
	if !k.counted() || k.ind.Kind == KindReduction || k.v.Pledge.Target.IsRatio() {
		return false
	}
	target := k.v.Pledge.Target.Num
	return target > 0 && k.v.After.Num/3 >= target && k.v.After.Num > 3*target
}

// farFromLast reports whether a total is more than ten times the last one,
// or a level below half or above twice the last one (domain.md §4.8.11).
func (k *check) farFromLast() bool {
	last, after := k.v.Before.Num, k.v.After.Num
	if !k.had || last <= 0 || !k.counted() || k.v.Before.IsRatio() {
		return false
	}
	if k.ind.Kind == KindLevel {
		return after < last-last/2 || after-last > last
	}
	return after/10 >= last && after-10*last > 0
}

// counted reports whether the value is a plain number that has no natural bounds.
func (k *check) counted() bool {
	return !k.ind.IsRate() && k.ind.Kind != KindMilestone && !k.v.After.IsRatio()
}
