package campaign

import "time"

// Total (số liệu toàn huyện) is one indicator of the whole area (domain.md §1.4).
type Total struct {
	Indicator IndicatorID
	Year      int
	// Quantity is the figure; Known is false while there is none.
	Quantity Quantity
	Known    bool
	// Have of Of units have a figure: “đã có số liệu 18/21 đơn vị”.
	Have, Of int
	// Target is the area's own target; Pledged the sum of what the units signed, for counts.
	Target    Quantity
	HasTarget bool
	Pledged   int64
	// Official means that the figure is the lead agency's; Reference is then the sum of the other units.
	Official     bool
	Reference    Quantity
	HasReference bool
	// Percent is the share people are shown, Ratio the r that is scored; both need a figure and a target.
	Percent  Fraction
	Ratio    Fraction
	Reached  bool
	Exceeded bool
	// Scored means that it counts in the area's base on this day.
	Scored bool
	Status Status
}

// Totals (tình hình toàn huyện) is the whole area on one day.
type Totals struct {
	At      time.Time
	Year    int
	Elapsed Fraction
	// Base is weighted as in the standings, over the area's totals and targets; HasBase is false where nothing is
	// scored. Pace is Base against what is expected by now, 0 where nothing is.
	Base    Fraction
	HasBase bool
	Pace    Fraction
	Status  Status
	// Indicators are all indicators that are not sensitive, in the order of the campaign.
	Indicators []Total
}

// Totals adds up the whole area on the day of at.
func (c *Campaign) Totals(states map[UnitID]State, at time.Time) Totals {
	k := newClock(DateOf(at.In(c.Location)))
	t := Totals{At: at, Year: k.day.Year, Elapsed: k.elapsed}
	b := areaBase{clock: k}
	r := c.rollup(states, k)
	for i := range c.Indicators {
		if ind := &c.Indicators[i]; !ind.Sensitive {
			total := r.total(ind, k)
			b.add(ind, &total)
			t.Indicators = append(t.Indicators, total)
		}
	}
	b.fill(&t)
	return t
}

// Total returns one indicator of the whole area on the day of at, sensitive or not.
func (c *Campaign) Total(id IndicatorID, states map[UnitID]State, at time.Time) (Total, bool) {
	ind, ok := c.Indicator(id)
	if !ok {
		return Total{}, false
	}
	k := newClock(DateOf(at.In(c.Location)))
	return c.rollup(states, k).total(&ind, k), true
}

// Find returns the total of an indicator.
func (t Totals) Find(id IndicatorID) (Total, bool) {
	for i := range t.Indicators {
		if t.Indicators[i].Indicator == id {
			return t.Indicators[i], true
		}
	}
	return Total{}, false
}

// areaBase adds up the base of the area.
type areaBase struct {
	clock  clock
	weight int64
	capped sum
	// unpaced is what of capped has no expected pace; due is what is expected of the rest.
	unpaced, due sum
	// lacking counts the indicators that are not fulfilled.
	lacking int
}

func (b *areaBase) add(ind *Indicator, t *Total) {
	if !t.Scored {
		return
	}
	fulfilled := t.Ratio.Min(Whole(1))
	b.weight += ind.Weight
	b.capped.add(ind.Weight, fulfilled)
	if share, ok := b.clock.expected(ind, Date{}); ok {
		b.due.add(ind.Weight, share)
	} else {
		b.unpaced.add(ind.Weight, fulfilled)
	}
	if !t.Reached {
		b.lacking++
	}
}

func (b *areaBase) fill(t *Totals) {
	if b.weight == 0 {
		return
	}
	t.HasBase = true
	t.Base = b.capped.mean(b.weight)
	due := b.due.mean(b.weight)
	t.Pace = t.Base.Sub(b.unpaced.mean(b.weight)).Quo(due)
	switch {
	case b.lacking == 0:
		t.Status = StatusFinished
	case !due.IsZero():
		t.Status = paceStatus(t.Pace)
	}
}
