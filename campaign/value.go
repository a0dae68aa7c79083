package campaign

// value returns q as a number: the rate of a rate, the count of a count.
func (i Indicator) value(q Quantity) Fraction {
	switch {
	case q.IsRatio():
		return NewFraction(q.Num, q.Den)
	case i.IsRate():
		return hundredths(q.Num)
	}
	return Whole(q.Num)
}

// hundredths returns n hundredths of a percent: 9000 is 90%.
func hundredths(n int64) Fraction { return NewFraction(n, 10000) }

// stored returns a figure as it is kept. Members disciplined are counted, so a rate given instead becomes a
// ratio, to be told from a count (domain.md §4.8.23).
func (i Indicator) stored(mode Mode, q Quantity) Quantity {
	if i.Kind == KindReduction && mode == ModeRate && !q.IsRatio() {
		return Ratio(q.Num, 10000)
	}
	return q
}
