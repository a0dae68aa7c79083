package campaign

import "math/big"

// FormatPercent writes f the way answers do (domain.md §1.5): one decimal, half up, ",0" dropped,
// and never 100% while something is missing: 9996/10000 is 99,9%.
func FormatPercent(f Fraction) string { return FormatDecimal(percentUnits(f, 1), 1) + "%" }

// FormatPercentExact writes f the way documents do, with two decimals: 75,61%.
func FormatPercentExact(f Fraction) string {
	n := percentUnits(f, 2)
	text := FormatDecimal(n, 2)
	if n%100 != 0 && n%10 == 0 {
		text += "0"
	}
	return text + "%"
}

// FormatPoints writes how many points (điểm %) lie between two percentages, with a sign: +22,8.
// It subtracts what is shown, so that a reader who does the same finds the same.
func FormatPoints(from, to Fraction) string {
	n := percentUnits(to, 1) - percentUnits(from, 1)
	if n > 0 {
		return "+" + FormatDecimal(n, 1)
	}
	return FormatDecimal(n, 1)
}

// FormatGap writes the same distance without a sign: còn kém 12,4 điểm %.
func FormatGap(a, b Fraction) string {
	n := percentUnits(a, 1) - percentUnits(b, 1)
	return FormatDecimal(max(n, -n), 1)
}

// FormatFraction writes f with the given number of decimals at most, half up: a pace of 1,76, a bonus of 21,4.
func FormatFraction(f Fraction, decimals int) string {
	return FormatDecimal(round(f, decimals), decimals)
}

// percentUnits returns f in units of 10^-decimals percent, rounded as FormatPercent says.
func percentUnits(f Fraction, decimals int) int64 {
	n := round(f, decimals+2)
	if full := powerOfTen(decimals + 2); f.Cmp(Whole(1)) < 0 && n >= full {
		return full - 1
	}
	return n
}

// round returns f·10^decimals rounded half away from zero.
func round(f Fraction, decimals int) int64 {
	var num, den big.Int
	f.split(&num, &den)
	num.Mul(&num, big.NewInt(2*powerOfTen(decimals)))
	if f.Sign() < 0 {
		num.Sub(&num, &den)
	} else {
		num.Add(&num, &den)
	}
	return num.Quo(&num, den.Lsh(&den, 1)).Int64()
}

func powerOfTen(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
