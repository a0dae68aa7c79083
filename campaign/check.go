package campaign

import "time"

// SameIncrementWithin is how long the same increment of a unit is asked about again.
const SameIncrementWithin = 10 * time.Minute

// Stepped is the one level to which increments are added: criteria of new rural communes (domain.md §4.8.13).
const Stepped IndicatorID = "tieuchintm"

// Check decides about a claim of the unit of s. It changes nothing.
func (c *Campaign) Check(s State, claim Claim, now time.Time) Verdict {
	if claim.At.IsZero() {
		claim.At = now
	}
	ind, known := c.Indicator(claim.Indicator)
	pledge, pledged := c.Pledge(s.Unit, claim.Indicator, claim.Year)
	if !known || !pledged {
		return Verdict{Reason: ReasonNotPledged}
	}
	unit, _ := c.Unit(s.Unit)
	last, had := s.Figure(claim.Indicator, claim.Year)
	k := check{c: c, s: s, claim: claim, ind: ind, unit: unit, had: had}
	k.v = Verdict{Pledge: pledge, Last: last, Before: last.Quantity, HasBefore: had}
	k.v.Reason = k.decide()
	return k.v
}

// check is one run of Check.
type check struct {
	c     *Campaign
	s     State
	claim Claim
	ind   Indicator
	unit  Unit
	had   bool
	v     Verdict
}

func (k *check) decide() Reason {
	if r := k.refuseShape(); r != ReasonNone {
		return r
	}
	if k.claim.Mode == ModeIncrement && !k.addsUp() && !k.claim.Confirmed {
		return ReasonIncrementOnLevel
	}
	if r := k.refuseAfter(); r != ReasonNone {
		return r
	}
	if k.had && k.claim.At.Before(k.v.Last.At) {
		return ReasonOlder
	}
	if !k.claim.Confirmed {
		if r := k.ask(); r != ReasonNone {
			return r
		}
	}
	if k.had && k.v.After == k.v.Before {
		return ReasonUnchanged
	}
	return ReasonNone
}

// addsUp reports whether an increment has a plain meaning for the indicator.
func (k *check) addsUp() bool { return k.ind.Accumulates() || k.ind.ID == Stepped }

// refuseShape refuses what cannot be a figure of the indicator at all.
func (k *check) refuseShape() Reason {
	q := k.claim.Quantity
	if q.Num < 0 || q.Den < 0 {
		return ReasonNegative
	}
	if k.ind.IsRate() || k.claim.Mode == ModeRate {
		return refuseRate(q)
	}
	if q.IsRatio() {
		if q.Num%q.Den != 0 {
			return ReasonFraction
		}
		k.claim.Quantity = Number(q.Num / q.Den)
	}
	return ReasonNone
}

func refuseRate(q Quantity) Reason {
	switch {
	case q.IsRatio() && q.Num > q.Den:
		return ReasonNumeratorAboveDenominator
	case !q.IsRatio() && q.Num > 10000:
		return ReasonRateAbove100
	}
	return ReasonNone
}

// refuseAfter computes the value afterwards and refuses it when it is impossible.
func (k *check) refuseAfter() Reason {
	k.v.After = k.ind.stored(k.claim.Mode, k.claim.Quantity)
	sum, ok := add(k.v.Before.Num, k.claim.Quantity.Num)
	if !ok {
		return ReasonAboveMax
	}
	k.v.Sum = Quantity{sum, k.v.Before.Den}
	if k.claim.Mode == ModeIncrement {
		k.v.After = k.v.Sum
	}
	if limit, ok := k.c.limit(k.ind, k.unit); ok && !k.v.After.IsRatio() && k.v.After.Num > limit {
		k.v.Limit = Number(limit)
		return ReasonAboveMax
	}
	return k.refusePart()
}

// limit returns the greatest value possible for the unit, when there is one.
func (c *Campaign) limit(ind Indicator, u Unit) (int64, bool) {
	switch {
	case ind.IsRate():
		return 0, false
	case ind.MaxCells && u.Cells > 0:
		return u.Cells, true
	case ind.Max > 0:
		return ind.Max, true
	case ind.Kind == KindMilestone:
		return 100, true
	case ind.Kind == KindReduction && u.Members > 0:
		return u.Members, true
	}
	return 0, false
}

// refusePart keeps a part within its whole, whichever of the two is reported.
func (k *check) refusePart() Reason {
	if whole, ok := k.s.Figure(k.ind.PartOf, k.claim.Year); ok && k.v.After.Num > whole.Quantity.Num {
		k.v.Limit = whole.Quantity
		return ReasonPartExceedsWhole
	}
	for i := range k.c.Indicators {
		if k.c.Indicators[i].PartOf != k.ind.ID {
			continue
		}
		part, ok := k.s.Figure(k.c.Indicators[i].ID, k.claim.Year)
		if ok && part.Quantity.Num > k.v.After.Num {
			k.v.Limit = part.Quantity
			return ReasonPartExceedsWhole
		}
	}
	return ReasonNone
}
