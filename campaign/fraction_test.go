package campaign_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	. "github.com/thiduabot/thiduabot/campaign"
)

// anyFraction draws small and very large ones.
func anyFraction(t *rapid.T) Fraction {
	f := NewFraction(rapid.Int64().Draw(t, "num"), rapid.Int64().Draw(t, "den"))
	if rapid.Bool().Draw(t, "large") {
		return f.Mul(NewFraction(rapid.Int64().Draw(t, "num2"), rapid.Int64().Draw(t, "den2")))
	}
	return f
}

func TestFractionsAreExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyFraction(t), anyFraction(t)
		x, y := a.Rat(), b.Rat()
		check := func(what string, got Fraction, want *big.Rat) {
			if got.Rat().Cmp(want) != 0 || !got.Equal(got) || got.String() != want.RatString() {
				t.Fatalf("%v %s %v is %v, want %v", a, what, b, got, want)
			}
		}
		check("+", a.Add(b), new(big.Rat).Add(x, y))
		check("-", a.Sub(b), new(big.Rat).Sub(x, y))
		check("*", a.Mul(b), new(big.Rat).Mul(x, y))
		if !b.IsZero() {
			check("/", a.Quo(b), new(big.Rat).Quo(x, y))
		}
		if a.Cmp(b) != x.Cmp(y) || a.Cmp(b) != -b.Cmp(a) || a.Sign() != x.Sign() {
			t.Fatalf("%v against %v is %d, want %d", a, b, a.Cmp(b), x.Cmp(y))
		}
		var read Fraction
		text, _ := a.MarshalText()
		if err := read.UnmarshalText(text); err != nil || !read.Equal(a) {
			t.Fatalf("%s reads as %v: %v", text, read, err)
		}
	})
}

func TestFractionsOfNothing(t *testing.T) {
	t.Parallel()
	if !NewFraction(5, 0).IsZero() || !Whole(5).Quo(Fraction{}).IsZero() {
		t.Error("something measured against nothing is not 0")
	}
	var f Fraction
	for _, text := range []string{"", "x", "1.5", "1e9", "1/0", "0x10"} {
		if err := f.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q was read as %v", text, f)
		}
	}
}
