package campaign

import "time"

// Claim (số liệu được báo) is a figure somebody reports, before it is decided whether it counts.
type Claim struct {
	Indicator IndicatorID
	Year      int
	Mode      Mode
	Quantity  Quantity
	// Correct means that the figure corrects the last one (/sua) and may be lower.
	Correct bool
	// Confirmed means that the person was asked and meant it; refusals stand.
	Confirmed bool
	// At is the time of the message; the zero time means now.
	At time.Time
	// AsOf is the day the figure is of, when the message names one.
	AsOf Date
}

// Outcome (cách xử lý) says what happens to a claim.
type Outcome string

const (
	// Accept stores the claim.
	Accept Outcome = "accept"
	// Ask stores nothing and asks.
	Ask Outcome = "ask"
	// Refuse stores nothing and says why.
	Refuse Outcome = "refuse"
)

// Reason says why a claim is asked about, refused, or answered in another way than usual (domain.md §4.2, §4.8).
type Reason string

const (
	// ReasonNone: nothing is special about the claim.
	ReasonNone Reason = ""
	// ReasonUnchanged (đã có): the value is the same as before.
	ReasonUnchanged Reason = "unchanged"
	// ReasonOlder: a later message has already set the figure; this one is kept as history.
	ReasonOlder Reason = "older"

	// ReasonLower: a running total or stage falls; it may be an increment or a correction.
	ReasonLower Reason = "lower"
	// ReasonImplausible: too far from the pledge or from the last value.
	ReasonImplausible Reason = "implausible"
	// ReasonSameIncrement: the same increment came a few minutes before.
	ReasonSameIncrement Reason = "same_increment"
	// ReasonIncrementOnLevel: "+n" on a level or a rate.
	ReasonIncrementOnLevel Reason = "increment_on_level"
	// ReasonOlderAsOf: the figure is of an earlier day than the last one.
	ReasonOlderAsOf Reason = "older_as_of"

	// ReasonNotPledged: the unit did not sign for this indicator.
	ReasonNotPledged Reason = "not_pledged"
	// ReasonFraction: a whole number is needed.
	ReasonFraction Reason = "fraction"
	// ReasonNegative: a figure below zero.
	ReasonNegative Reason = "negative"
	// ReasonAboveMax: above the greatest possible value.
	ReasonAboveMax Reason = "above_max"
	// ReasonRateAbove100: a percentage above 100.
	ReasonRateAbove100 Reason = "rate_above_100"
	// ReasonNumeratorAboveDenominator: 124/118.
	ReasonNumeratorAboveDenominator Reason = "numerator_above_denominator"
	// ReasonPartExceedsWhole: more than the indicator it is a part of, or a whole below its part.
	ReasonPartExceedsWhole Reason = "part_exceeds_whole"
)

// Outcome returns what happens to a claim for this reason.
func (r Reason) Outcome() Outcome {
	switch r {
	case ReasonNone, ReasonUnchanged, ReasonOlder:
		return Accept
	case ReasonLower, ReasonImplausible, ReasonSameIncrement, ReasonIncrementOnLevel, ReasonOlderAsOf:
		return Ask
	}
	return Refuse
}

// Verdict (kết quả kiểm tra) is the decision about a claim, with the figures an answer needs.
type Verdict struct {
	Reason Reason
	// Before is the value so far.
	Before    Quantity
	HasBefore bool
	// After is the value when the claim is stored. Where a claim is older than what is stored, replay decides instead.
	After Quantity
	// Sum is the value if a total that falls was meant as an increment.
	Sum Quantity
	// Limit is the maximum exceeded, or the whole that a part exceeds.
	Limit  Quantity
	Pledge Pledge
	// Last is the figure so far, with its times and last increment.
	Last Figure
}

// Outcome returns what happens to the claim.
func (v Verdict) Outcome() Outcome { return v.Reason.Outcome() }

// Accepted reports whether the claim is to be stored.
func (v Verdict) Accepted() bool { return v.Outcome() == Accept }
