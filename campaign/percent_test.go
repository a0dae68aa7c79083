package campaign_test

import (
	"math"
	"testing"

	. "github.com/thiduabot/thiduabot/campaign"
)

func TestFormatPercent(t *testing.T) {
	t.Parallel()
	tests := []struct {
		num, den    int64
		want, exact string
	}{
		{11, 15, "73,3%", "73,33%"},
		{12, 15, "80%", "80%"},
		{124, 164, "75,6%", "75,61%"},
		{294, 270, "108,9%", "108,89%"},
		{9996, 10000, "99,9%", "99,96%"},
		{99999, 100000, "99,9%", "99,99%"},
		{100004, 100000, "100%", "100%"},
		{10, 10, "100%", "100%"},
		{7, 16, "43,8%", "43,75%"},
		{1, 8, "12,5%", "12,50%"},
		{1, 2000, "0,1%", "0,05%"},
		{0, 5, "0%", "0%"},
		{12345, 100, "12.345%", "12.345%"},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			t.Parallel()
			f := NewFraction(test.num, test.den)
			mustBe(t, "percent", FormatPercent(f), test.want)
			mustBe(t, "exact", FormatPercentExact(f), test.exact)
		})
	}
}

func TestPointsAreTheDifferenceOfWhatIsShown(t *testing.T) {
	t.Parallel()
	// 67,6 − 44,8, although the exact difference is 22,857.
	before, now, first := NewFraction(47, 105), NewFraction(71, 105), NewFraction(4, 5)
	mustBe(t, "gain", FormatPoints(before, now), "+22,8")
	mustBe(t, "loss", FormatPoints(now, before), "-22,8")
	mustBe(t, "nothing", FormatPoints(now, now), "0")
	mustBe(t, "gap now", FormatGap(first, now), "12,4")
	mustBe(t, "gap before", FormatGap(before, first), "35,2")
}

func TestFormatNumber(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{
		0: "0", 7: "7", 999: "999", 1679: "1.679", -1679: "-1.679", 2_800_000_000_000: "2.800.000.000.000",
		math.MinInt64: "-9.223.372.036.854.775.808",
	} {
		mustBe(t, "number", FormatNumber(n), want)
	}
}

func TestFormatScaled(t *testing.T) {
	t.Parallel()
	tests := []struct {
		n, scale int64
		want     string
	}{
		{1_250_000_000, 1_000_000_000, "1,25"},
		{2_800_000_000_000, 1_000_000_000, "2.800"},
		{61_200_000, 1_000_000, "61,2"},
		{5, 1000, "0,005"},
		{-5, 1000, "-0,005"},
		{12, 1, "12"},
		{12, 0, "12"},
		{0, 1000, "0"},
	}
	for _, test := range tests {
		mustBe(t, "amount", FormatScaled(test.n, test.scale), test.want)
	}
	mustBe(t, "rounded", FormatFraction(NewFraction(-1, 8), 2), "-0,13")
}
