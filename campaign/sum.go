package campaign

import "math/big"

// sum adds up many fractions. Past 64 bits it keeps numerator and denominator apart and reduces once at
// the end: reducing after every step is what makes big.Rat slow.
type sum struct {
	small    Fraction
	grown    bool
	num, den big.Int
	// n, d and weight are the term being added; like num and den they keep their room when the sum is used again.
	n, d, weight big.Int
}

// reset makes the sum 0.
func (s *sum) reset() { s.small, s.grown = Fraction{}, false }

// add adds weight·f.
func (s *sum) add(weight int64, f Fraction) {
	if f.IsZero() || weight == 0 {
		return
	}
	if !s.grown {
		if total, ok := addSmall(s.small, Whole(weight).Mul(f)); ok {
			s.small = total
			return
		}
		s.grown = true
		s.small.split(&s.num, &s.den)
	}
	f.split(&s.n, &s.d)
	s.num.Mul(&s.num, &s.d)
	s.n.Mul(&s.n, &s.den)
	s.n.Mul(&s.n, s.weight.SetInt64(weight))
	s.num.Add(&s.num, &s.n)
	s.den.Mul(&s.den, &s.d)
}

// mean returns the sum divided by weight, which must be positive.
func (s *sum) mean(weight int64) Fraction {
	if !s.grown {
		return s.small.Mul(NewFraction(1, weight))
	}
	s.d.Mul(&s.den, s.weight.SetInt64(weight))
	return fractionOf(new(big.Rat).SetFrac(&s.num, &s.d))
}

// split sets num and den to those of f.
func (f Fraction) split(num, den *big.Int) {
	if f.large != nil {
		num.Set(f.large.Num())
		den.Set(f.large.Denom())
		return
	}
	num.SetInt64(f.num)
	den.SetInt64(f.denom())
}
