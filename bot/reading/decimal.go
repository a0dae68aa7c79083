package reading

import "math"

// decimal is m / 10^places, exactly. A decimal that is not ok came from a number too large.
type decimal struct {
	m      int64
	places int
	ok     bool
}

func whole(n int64) decimal { return decimal{n, 0, true} }

// parseDigits reads digits of which the last places ones are decimals.
func parseDigits(digits string, places int) decimal {
	d := decimal{places: places, ok: true}
	for i := range len(digits) {
		d.m = d.timesTen()
		d.m, d.ok = addDigit(d.m, digits[i]-'0', d.ok)
	}
	return d
}

// timesTen returns ten times the digits of d, or less than zero when that is too large.
func (d decimal) timesTen() int64 {
	if d.m < 0 || d.m > math.MaxInt64/10 {
		return -1
	}
	return d.m * 10
}

func addDigit(m int64, digit byte, ok bool) (int64, bool) {
	if m < 0 || !ok || m > math.MaxInt64-int64(digit) {
		return -1, false
	}
	return m + int64(digit), true
}

// shift returns d · 10^n.
func (d decimal) shift(n int) decimal {
	d.places -= n
	for d.places < 0 && d.ok {
		d.m = d.timesTen()
		d.places++
		d.ok = d.m >= 0
	}
	return d.trim()
}

// trim drops zeros at the end of the decimals.
func (d decimal) trim() decimal {
	for d.places > 0 && d.m%10 == 0 {
		d.m /= 10
		d.places--
	}
	return d
}

// plus returns d + e.
func (d decimal) plus(e decimal) decimal {
	places := max(d.places, e.places)
	d, e = d.align(places), e.align(places)
	if !d.ok || !e.ok || d.m > math.MaxInt64-e.m {
		return decimal{}
	}
	return decimal{d.m + e.m, places, true}.trim()
}

func (d decimal) align(places int) decimal {
	for d.places < places && d.ok {
		d.m = d.timesTen()
		d.places++
		d.ok = d.m >= 0
	}
	return d
}

// whole returns d as a whole number.
func (d decimal) whole() (int64, bool) {
	d = d.trim()
	return d.m, d.ok && d.places == 0
}
