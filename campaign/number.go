package campaign

import (
	"strconv"
	"strings"
)

// FormatNumber writes a whole number with dots between thousands: 1.679.
func FormatNumber(n int64) string {
	digits := strconv.FormatUint(magnitude(n), 10)
	var b strings.Builder
	if n < 0 {
		b.WriteByte('-')
	}
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// FormatDecimal writes n, which counts units of 10^-decimals, with a comma and without trailing zeros:
// FormatDecimal(125, 2) is 1,25.
func FormatDecimal(n int64, decimals int) string {
	digits := strconv.FormatUint(magnitude(n), 10)
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	at := len(digits) - decimals
	whole, _ := strconv.ParseUint(digits[:at], 10, 64)
	text := FormatNumber(int64(whole))
	if tail := strings.TrimRight(digits[at:], "0"); tail != "" {
		text += "," + tail
	}
	if n < 0 {
		return "-" + text
	}
	return text
}

// FormatScaled writes n in units of scale, a power of ten: 1 250 000 000 đồng in units of 1 000 000 000 is 1,25.
func FormatScaled(n, scale int64) string {
	decimals := 0
	for ; scale >= 10; scale /= 10 {
		decimals++
	}
	return FormatDecimal(n, decimals)
}
