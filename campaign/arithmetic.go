package campaign

import (
	"cmp"
	"math"
	"math/big"
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

// sum adds up many fractions. Past 64 bits it keeps numerator and denominator apart and reduces once at
// the end: reducing after every step is what makes big.Rat slow.
type sum struct {
	small    Fraction
	num, den *big.Int
}

// add adds weight·f.
func (s *sum) add(weight int64, f Fraction) {
	term := Whole(weight).Mul(f)
	if s.den == nil {
		if total, ok := addSmall(s.small, term); ok {
			s.small = total
			return
		}
		s.grow()
	}
	n, d := term.parts()
	s.num.Mul(s.num, d)
	s.num.Add(s.num, n.Mul(n, s.den))
	s.den.Mul(s.den, d)
}

func (s *sum) grow() {
	s.num, s.den = s.small.parts()
}

// parts returns numerator and denominator, free to be changed.
func (f Fraction) parts() (num, den *big.Int) {
	if f.large != nil {
		return new(big.Int).Set(f.large.Num()), new(big.Int).Set(f.large.Denom())
	}
	return big.NewInt(f.num), big.NewInt(f.denom())
}

func (s *sum) total() Fraction {
	if s.den == nil {
		return s.small
	}
	return fractionOf(new(big.Rat).SetFrac(s.num, s.den))
}
