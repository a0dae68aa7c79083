package campaign_test

import (
	"slices"
	"testing"

	. "github.com/thiduabot/thiduabot/campaign"
)

// desk is the campaign and state of the fixture of domain.md §4.7, as far as checks need them.
func desk() (*Campaign, State) {
	d := draft()
	money := Indicator{Kind: KindCumulative, Measure: MeasureMoney, Op: AtLeast, Pace: PaceSteady}
	part, whole := money, money
	whole.ID, part.ID, part.PartOf = "vondautu", "vonhatang", "vondautu"
	d.Indicators = append(d.Indicators, whole, part,
		Indicator{ID: "thunhap", Kind: KindLevel, Measure: MeasureMoney},
		Indicator{ID: "tieuchintm", Kind: KindLevel, Measure: MeasureCount, Max: 19},
		Indicator{ID: "chibotsvm", Kind: KindCumulative, Measure: MeasureCount, MaxCells: true},
		Indicator{ID: "xeploaidv", Kind: KindRate, Measure: MeasurePercent, Op: MoreThan},
		Indicator{ID: "kyluat", Kind: KindReduction, Measure: MeasureCount, Op: AtMost},
		Indicator{ID: "daihoi", Kind: KindMilestone, Measure: MeasureStage, Op: Done},
		Indicator{ID: "khongky", Kind: KindCumulative, Measure: MeasureCount})
	for id, target := range map[IndicatorID]int64{
		"vondautu": 120e9, "vonhatang": 100e9, "thunhap": 65e6, "tieuchintm": 19, "chibotsvm": 8,
		"xeploaidv": 9000, "kyluat": 1000, "daihoi": 100,
	} {
		d.Pledges = append(d.Pledges, pledge("tanhao", id, Number(target)))
	}
	c := New(d)
	const last = "2024-06-07 15:12"
	log := message(
		total("tanhao", 1, last, "ketnap", 9), total("tanhao", 1, last, "nhatinhnghia", 0),
		total("tanhao", 1, last, "vondautu", 45e9), total("tanhao", 1, last, "vonhatang", 40e9),
		total("tanhao", 1, last, "thunhap", 61_200_000), total("tanhao", 1, last, "tieuchintm", 17),
		total("tanhao", 1, last, "daihoi", 50),
	)
	plus := more("tanhao", 2, "2024-06-14 15:29", "nhatinhthuong", 2)
	return c, c.Replay("tanhao", slices.Values(append(log, plus)))
}

func said(ind IndicatorID, n int64) Claim {
	return Claim{Indicator: ind, Year: 2024, Mode: ModeTotal, Quantity: Number(n)}
}

func plus(ind IndicatorID, n int64) Claim {
	return Claim{Indicator: ind, Year: 2024, Mode: ModeIncrement, Quantity: Number(n)}
}

func rate(ind IndicatorID, q Quantity) Claim {
	return Claim{Indicator: ind, Year: 2024, Mode: ModeRate, Quantity: q}
}

func corrected(k Claim) Claim { k.Correct = true; return k }

func confirmed(k Claim) Claim { k.Confirmed = true; return k }

func sent(when string, k Claim) Claim { k.At = at(when); return k }

func of(day Date, k Claim) Claim { k.AsOf = day; return k }

func TestCheck(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		claim   Claim
		reason  Reason
		outcome Outcome
		after   Quantity
	}{
		{"a total that grows", said("ketnap", 12), ReasonNone, Accept, Number(12)},
		{"an increment", plus("ketnap", 2), ReasonNone, Accept, Number(11)},
		{"a first figure", said("chibotsvm", 1), ReasonNone, Accept, Number(1)},
		{"from zero to anything within three pledges", said("nhatinhnghia", 9), ReasonNone, Accept, Number(9)},
		{"the same total again", said("ketnap", 9), ReasonUnchanged, Accept, Number(9)},
		{"nothing more", plus("ketnap", 0), ReasonUnchanged, Accept, Number(9)},
		{"a total sent before the last", sent("2024-06-01 08:00", said("ketnap", 7)), ReasonOlder, Accept, Number(7)},
		{"a total that falls", said("ketnap", 7), ReasonLower, Ask, Number(7)},
		{"a stage that falls", said("daihoi", 25), ReasonLower, Ask, Number(25)},
		{"a total that falls by correction", corrected(said("ketnap", 7)), ReasonNone, Accept, Number(7)},
		{"a criterion that is lost", said("tieuchintm", 16), ReasonNone, Accept, Number(16)},
		{"three times the pledge", said("ketnap", 45), ReasonNone, Accept, Number(45)},
		{"more than three times the pledge", said("ketnap", 46), ReasonImplausible, Ask, Number(46)},
		{"the same, meant", confirmed(said("ketnap", 46)), ReasonNone, Accept, Number(46)},
		{"the same, corrected", corrected(said("ketnap", 46)), ReasonImplausible, Ask, Number(46)},
		{"more than ten times the last", said("nhatinhthuong", 21), ReasonImplausible, Ask, Number(21)},
		{"an amount far too large", said("vondautu", 1250e9), ReasonImplausible, Ask, Number(1250e9)},
		{"a level below half", said("thunhap", 30_500_000), ReasonImplausible, Ask, Number(30_500_000)},
		{"a level of half", said("thunhap", 30_600_000), ReasonNone, Accept, Number(30_600_000)},
		{"a level of twice", said("thunhap", 122_400_000), ReasonNone, Accept, Number(122_400_000)},
		{"a level above twice", said("thunhap", 122_400_001), ReasonImplausible, Ask, Number(122_400_001)},
		{"a wrong level set right", corrected(said("thunhap", 6_000_000)), ReasonNone, Accept, Number(6_000_000)},
		{"the same increment within ten minutes", sent("2024-06-14 15:39", plus("nhatinhthuong", 2)), ReasonSameIncrement, Ask, Number(4)},
		{"another increment", plus("nhatinhthuong", 1), ReasonNone, Accept, Number(3)},
		{"the same increment later", sent("2024-06-14 15:40", plus("nhatinhthuong", 2)), ReasonNone, Accept, Number(4)},
		{"an increment of criteria", plus("tieuchintm", 1), ReasonNone, Accept, Number(18)},
		{"an increment of a level", plus("thunhap", 1_000_000), ReasonIncrementOnLevel, Ask, Quantity{}},
		{"an increment of a rate", plus("xeploaidv", 2), ReasonIncrementOnLevel, Ask, Quantity{}},
		{"of an earlier day", of(NewDate(2024, 6, 5), said("ketnap", 10)), ReasonOlderAsOf, Ask, Number(10)},
		{"of the day of the last", of(NewDate(2024, 6, 7), said("ketnap", 10)), ReasonNone, Accept, Number(10)},
		{"not pledged", said("khongky", 1), ReasonNotPledged, Refuse, Quantity{}},
		{"unknown", said("la", 1), ReasonNotPledged, Refuse, Quantity{}},
		{"another year", Claim{Indicator: "ketnap", Year: 2023, Mode: ModeTotal}, ReasonNotPledged, Refuse, Quantity{}},
		{"half a person", Claim{Indicator: "ketnap", Year: 2024, Mode: ModeTotal, Quantity: Ratio(25, 2)}, ReasonFraction, Refuse, Quantity{}},
		{"a ratio that is whole", Claim{Indicator: "ketnap", Year: 2024, Mode: ModeTotal, Quantity: Ratio(24, 2)}, ReasonNone, Accept, Number(12)},
		{"negative", plus("ketnap", -1), ReasonNegative, Refuse, Quantity{}},
		{"negative, meant", confirmed(corrected(said("ketnap", -1))), ReasonNegative, Refuse, Quantity{}},
		{"above the maximum", said("tieuchintm", 20), ReasonAboveMax, Refuse, Number(20)},
		{"above the maximum by increment", plus("tieuchintm", 3), ReasonAboveMax, Refuse, Number(20)},
		{"more cells than there are", said("chibotsvm", 9), ReasonAboveMax, Refuse, Number(9)},
		{"a stage above 100", said("daihoi", 101), ReasonAboveMax, Refuse, Number(101)},
		{"more members than there are", said("kyluat", 121), ReasonAboveMax, Refuse, Number(121)},
		{"a sum that is too great to be one", plus("ketnap", 1<<63-1), ReasonAboveMax, Refuse, Number(1<<63 - 1)},
		{"a rate", rate("xeploaidv", Ratio(118, 124)), ReasonNone, Accept, Ratio(118, 124)},
		{"a percentage", rate("xeploaidv", Number(10000)), ReasonNone, Accept, Number(10000)},
		{"a percentage above 100", rate("xeploaidv", Number(10001)), ReasonRateAbove100, Refuse, Quantity{}},
		{"a part above its whole", rate("xeploaidv", Ratio(125, 124)), ReasonNumeratorAboveDenominator, Refuse, Quantity{}},
		{"a rate for members disciplined", rate("kyluat", Number(85)), ReasonNone, Accept, Ratio(85, 10000)},
		{"a part that exceeds its whole", said("vonhatang", 46e9), ReasonPartExceedsWhole, Refuse, Number(46e9)},
		{"a whole below its part", corrected(said("vondautu", 39e9)), ReasonPartExceedsWhole, Refuse, Number(39e9)},
	}
	c, s := desk()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			v := c.Check(s, test.claim, at("2024-06-14 15:35"))
			if v.Reason != test.reason || v.Outcome() != test.outcome || v.After != test.after {
				t.Errorf("got %q (%s) and %v, want %q (%s) and %v",
					v.Reason, v.Outcome(), v.After, test.reason, test.outcome, test.after)
			}
			if v.Accepted() != (test.outcome == Accept) {
				t.Error("Accepted disagrees with Outcome")
			}
		})
	}
}

func TestVerdictSaysWhatAnswersNeed(t *testing.T) {
	t.Parallel()
	c, s := desk()
	v := c.Check(s, said("ketnap", 7), at("2024-06-14 15:35"))
	if v.Before != Number(9) || !v.HasBefore || v.Sum != Number(16) || v.Pledge.Target != Number(15) {
		t.Errorf("before %v, sum %v, pledge %v", v.Before, v.Sum, v.Pledge.Target)
	}
	if v := c.Check(s, said("chibotsvm", 9), at("2024-06-14 15:35")); v.Limit != Number(8) || v.HasBefore {
		t.Errorf("limit %v, before %v", v.Limit, v.HasBefore)
	}
}
