package reading

import "github.com/thiduabot/thiduabot/campaign"

// measure writes the figure into the item in the indicator's base unit.
func (w *weigher) measure(p placed) {
	w.item.Raw = w.r.text(p.lexeme)
	if p.hasOver && !w.ind.IsRate() {
		w.over(p.figure.over)
	}
	if p.problem == Negative && p.figure.percent && w.ind.Kind == campaign.KindReduction {
		p.problem = "" // “giảm 10%” is what the indicator is called after
	}
	w.fail(p.problem)
	q, problem := w.quantity(p)
	w.fail(problem)
	for _, other := range p.others[:p.nOthers] {
		if n, ok := other.whole(); ok {
			w.item.Choices = append(w.item.Choices, campaign.Number(n))
		}
	}
	if problem == "" && storable(p.problem) {
		w.item.Quantity, w.item.HasQuantity = q, true
	}
}

// storable reports whether a figure with this problem is a value at all once the answer is yes.
func storable(p Problem) bool { return p == "" || p == WrongNoun || p == Approximate || p == Plan }

func (w *weigher) over(d decimal) {
	if n, ok := d.whole(); ok {
		w.item.Over, w.item.HasOver = campaign.Number(n), true
	}
}

func (w *weigher) percent(p placed) {
	if n, ok := p.figure.value.shift(2).whole(); ok {
		w.item.Percent, w.item.HasPercent = n, true
	}
}

func (w *weigher) quantity(p placed) (campaign.Quantity, Problem) {
	switch {
	case w.ind.IsRate():
		return w.rate(p)
	case w.ind.Measure == campaign.MeasureMoney:
		return w.money(p)
	case w.ind.Measure == campaign.MeasurePercent:
		return hundredths(p)
	case w.ind.Measure == campaign.MeasureStage:
		return w.count(p)
	case p.figure.percent:
		w.percent(p)
		return campaign.Quantity{}, PercentOfCount
	}
	return w.count(p)
}

// count: people, houses, stages are whole numbers, never amounts of money.
func (w *weigher) count(p placed) (campaign.Quantity, Problem) {
	n, ok := p.figure.value.whole()
	switch {
	case p.scaled:
		return campaign.Quantity{}, WrongNoun
	case !ok && p.figure.value.ok:
		return campaign.Quantity{}, Fraction
	case !ok:
		return campaign.Quantity{}, BadNumber
	case p.perMonth:
		return campaign.Number(n), LongPeriod
	}
	return campaign.Number(n), ""
}

// rate: two numbers, or a percentage alone in hundredths (domain.md §1.3).
func (w *weigher) rate(p placed) (campaign.Quantity, Problem) {
	switch {
	case p.scaled:
		return campaign.Quantity{}, WrongNoun
	case p.hasOver:
		num, ok := p.figure.value.whole()
		den, ok2 := p.over.whole()
		if !ok || !ok2 {
			return campaign.Quantity{}, Fraction
		}
		if den == 0 {
			return campaign.Quantity{}, BadNumber
		}
		return campaign.Ratio(num, den), ""
	}
	return hundredths(p)
}

// hundredths reads a percentage. Without its sign it may be half of a ratio.
func hundredths(p placed) (campaign.Quantity, Problem) {
	n, ok := p.figure.value.shift(2).whole()
	switch {
	case !ok:
		return campaign.Quantity{}, Fraction
	case !p.figure.percent:
		p.offer(whole(n))
		return campaign.Quantity{}, NoPercentSign
	}
	return campaign.Number(n), ""
}

// money: whole đồng. A number without a unit is asked about, except where the indicator has a usual one
// and the number is of its size (domain.md §4.2: thunhap, 1…999).
func (w *weigher) money(p placed) (campaign.Quantity, Problem) {
	value := p.figure.value
	if p.figure.percent {
		w.percent(p)
		return campaign.Quantity{}, PercentOfCount
	}
	if !p.scaled && !p.small {
		if !w.usual(value) {
			w.offerUnits(p)
			return campaign.Quantity{}, NoMoneyUnit
		}
		value = times(value, w.ind.Scale)
		for k := range p.nOthers {
			p.others[k] = times(p.others[k], w.ind.Scale)
		}
		if p.hasOver {
			w.over(times(p.over, w.ind.Scale))
		}
	}
	n, ok := value.whole()
	switch {
	case !value.ok:
		return campaign.Quantity{}, BadNumber
	case !ok:
		return campaign.Quantity{}, Fraction
	case p.perMonth:
		return campaign.Number(n), PerMonth
	}
	return campaign.Number(n), ""
}

// usual reports whether a bare number is of the size people write without a unit.
func (w *weigher) usual(d decimal) bool {
	limit := whole(1000).align(d.places)
	return w.ind.Scale > 0 && d.ok && limit.ok && d.m < limit.m && d.m >= limit.m/1000
}

// times multiplies by a power of ten given as a number of đồng.
func times(d decimal, scale int64) decimal {
	n := 0
	for ; scale > 1 && scale%10 == 0; scale /= 10 {
		n++
	}
	return d.shift(n)
}

// offerUnits offers triệu and tỷ.
func (w *weigher) offerUnits(p placed) {
	if p.problem != "" {
		return
	}
	p.nOthers = 0
	if n, ok := p.figure.value.whole(); ok && n >= 1_000_000 { // written out in đồng
		p.offer(p.figure.value)
		return
	}
	p.offer(p.figure.value.shift(6))
	p.offer(p.figure.value.shift(9))
}

// number returns an in-period figure in the base unit.
func (w *weigher) number(p placed) (int64, bool) {
	q, problem := w.quantity(p)
	return q.Num, problem == "" && q.Den == 0
}
