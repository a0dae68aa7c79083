package campaign

import (
	"fmt"
	"math/big"
)

// Quantity is an exact figure (số liệu): a whole number in the indicator's base unit (people, houses,
// đồng, hundredths of a percent), or a ratio of two whole numbers. Nothing here is ever a floating-point number.
type Quantity struct {
	Num int64 `json:"num" bson:"num"`
	// Den is 0 for a plain number and positive for a ratio.
	Den int64 `json:"den,omitempty" bson:"den,omitempty"`
}

// Number returns a plain number.
func Number(n int64) Quantity { return Quantity{Num: n} }

// Ratio returns num/den, where den must be positive.
func Ratio(num, den int64) Quantity { return Quantity{Num: num, Den: den} }

// IsRatio reports whether q has a denominator.
func (q Quantity) IsRatio() bool { return q.Den != 0 }

// Rat returns the exact value of q.
func (q Quantity) Rat() *big.Rat {
	if q.Den == 0 {
		return new(big.Rat).SetInt64(q.Num)
	}
	return big.NewRat(q.Num, q.Den)
}

// String writes q for logs and tests: 12 or 118/124.
func (q Quantity) String() string {
	if q.Den == 0 {
		return fmt.Sprint(q.Num)
	}
	return fmt.Sprintf("%d/%d", q.Num, q.Den)
}
