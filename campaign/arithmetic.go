package campaign

import (
	"cmp"
	"math"
	"math/bits"
)

func compare(a, b int64) int { return cmp.Compare(a, b) }

// gcd returns the greatest common divisor of |a| and b, which must be positive.
func gcd(a, b int64) int64 {
	x, y := magnitude(a), uint64(b)
	for x != 0 {
		x, y = y%x, x
	}
	return int64(y)
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// mul returns a·b; ok is false when it does not fit.
func mul(a, b int64) (product int64, ok bool) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

// add returns a+b; ok is false when it does not fit.
func add(a, b int64) (sum int64, ok bool) {
	sum = a + b
	return sum, (sum > a) == (b > 0) && sum != math.MinInt64
}

func addSmall(f, g Fraction) (Fraction, bool) {
	if f.large != nil || g.large != nil {
		return Fraction{}, false
	}
	num, den, ok := addRatios(f.num, f.denom(), g.num, g.denom())
	if !ok {
		return Fraction{}, false
	}
	return NewFraction(num, den), true
}

// addRatios returns a/b + c/d, not reduced; b and d must be positive.
func addRatios(a, b, c, d int64) (num, den int64, ok bool) {
	g := gcd(b, d)
	left, ok1 := mul(a, d/g)
	right, ok2 := mul(c, b/g)
	den, ok3 := mul(b, d/g)
	num, ok4 := add(left, right)
	return num, den, ok1 && ok2 && ok3 && ok4
}

// mulSmall returns f·g; ok is false when it does not fit. What is cut crosswise needs no cutting afterwards.
func mulSmall(f, g Fraction) (product Fraction, ok bool) {
	if f.large != nil || g.large != nil {
		return Fraction{}, false
	}
	if f.num == 0 || g.num == 0 {
		return Fraction{}, true
	}
	left, right := gcd(f.num, g.denom()), gcd(g.num, f.denom())
	num, okNum := mul(f.num/left, g.num/right)
	den, okDen := mul(f.denom()/right, g.denom()/left)
	return Fraction{num: num, den: den}, okNum && okDen
}
