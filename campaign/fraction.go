package campaign

import (
	"fmt"
	"math"
	"math/big"
	"strings"
)

// Fraction is an exact number: a ratio, a percentage, a score. The zero Fraction is 0.
// Small ones live in two words, larger ones in a big.Rat; which of the two is not visible outside.
type Fraction struct {
	// num/den is in lowest terms when large is nil; den 0 stands for 1.
	num, den int64
	large    *big.Rat
}

// NewFraction returns num/den. A den of 0 gives 0, because nothing can be measured against nothing.
func NewFraction(num, den int64) Fraction {
	switch {
	case num == 0 || den == 0:
		return Fraction{}
	case num == math.MinInt64 || den == math.MinInt64:
		return fractionOf(big.NewRat(num, den))
	case den < 0:
		num, den = -num, -den
	}
	g := gcd(num, den)
	return Fraction{num: num / g, den: den / g}
}

// Whole returns n as a Fraction.
func Whole(n int64) Fraction { return NewFraction(n, 1) }

// fractionOf takes over r, which must not be changed afterwards.
func fractionOf(r *big.Rat) Fraction {
	if r.Sign() == 0 {
		return Fraction{}
	}
	n, d := r.Num(), r.Denom()
	if n.IsInt64() && d.IsInt64() && n.Int64() != math.MinInt64 {
		return Fraction{num: n.Int64(), den: d.Int64()}
	}
	return Fraction{large: r}
}

// Rat returns the value of f, free to be changed.
func (f Fraction) Rat() *big.Rat {
	if f.large != nil {
		return new(big.Rat).Set(f.large)
	}
	return big.NewRat(f.num, f.denom())
}

// shared returns the value of f, not to be changed.
func (f Fraction) shared() *big.Rat {
	if f.large != nil {
		return f.large
	}
	return big.NewRat(f.num, f.denom())
}

func (f Fraction) denom() int64 { return max(f.den, 1) }

// Sign returns -1, 0 or 1 as f is below, equal to, or above 0.
func (f Fraction) Sign() int {
	if f.large != nil {
		return f.large.Sign()
	}
	switch {
	case f.num < 0:
		return -1
	case f.num > 0:
		return 1
	}
	return 0
}

// IsZero reports whether f is 0.
func (f Fraction) IsZero() bool { return f.Sign() == 0 }

// Cmp returns -1, 0 or 1 as f is below, equal to, or above g.
func (f Fraction) Cmp(g Fraction) int {
	if f.large == nil && g.large == nil {
		left, okLeft := mul(f.num, g.denom())
		right, okRight := mul(g.num, f.denom())
		if okLeft && okRight {
			return compare(left, right)
		}
	}
	return f.shared().Cmp(g.shared())
}

// Equal reports whether f and g are the same number.
func (f Fraction) Equal(g Fraction) bool { return f.Cmp(g) == 0 }

// Add returns f + g.
func (f Fraction) Add(g Fraction) Fraction {
	if f.IsZero() {
		return g
	}
	if g.IsZero() {
		return f
	}
	if sum, ok := addSmall(f, g); ok {
		return sum
	}
	return fractionOf(new(big.Rat).Add(f.shared(), g.shared()))
}

// Neg returns -f.
func (f Fraction) Neg() Fraction {
	if f.large != nil {
		return fractionOf(new(big.Rat).Neg(f.large))
	}
	return Fraction{num: -f.num, den: f.den}
}

// Sub returns f - g.
func (f Fraction) Sub(g Fraction) Fraction { return f.Add(g.Neg()) }

// Mul returns f · g.
func (f Fraction) Mul(g Fraction) Fraction {
	if product, ok := mulSmall(f, g); ok {
		return product
	}
	return fractionOf(new(big.Rat).Mul(f.shared(), g.shared()))
}

// Quo returns f / g, and 0 when g is 0.
func (f Fraction) Quo(g Fraction) Fraction {
	if g.IsZero() {
		return Fraction{}
	}
	if g.large == nil {
		return f.Mul(NewFraction(g.denom(), g.num))
	}
	return fractionOf(new(big.Rat).Quo(f.shared(), g.large))
}

// Min returns the smaller of f and g.
func (f Fraction) Min(g Fraction) Fraction {
	if f.Cmp(g) <= 0 {
		return f
	}
	return g
}

// Max returns the greater of f and g.
func (f Fraction) Max(g Fraction) Fraction {
	if f.Cmp(g) >= 0 {
		return f
	}
	return g
}

// String writes f as 71/105, or 3 when it is whole.
func (f Fraction) String() string { return f.Rat().RatString() }

// MarshalText writes f as String does.
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (f *Fraction) UnmarshalText(text []byte) error {
	s := string(text)
	r, ok := new(big.Rat).SetString(s)
	if !ok || strings.Trim(s, "-/0123456789") != "" {
		return fmt.Errorf("parse fraction %q: want 71/105", s)
	}
	*f = fractionOf(r)
	return nil
}
