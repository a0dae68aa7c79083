package file

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strings"
)

// errUnclear is a figure that could mean two things, so it is not guessed.
var errUnclear = errors.New("could mean two numbers; write it without the separator")

var (
	digits    = regexp.MustCompile(`^[0-9]{1,18}$`)
	thousands = regexp.MustCompile(`^[0-9]{1,3}([.,][0-9]{3})+$`)
)

// parseNumber reads a number with Vietnamese or English separators, exactly (domain.md §4.2).
func parseNumber(s string) (*big.Rat, error) {
	whole, decimals, err := splitNumber(s)
	if err != nil {
		return nil, err
	}
	if !digits.MatchString(whole) || decimals != "" && !digits.MatchString(decimals) {
		return nil, fmt.Errorf("%q is no number", s)
	}
	n, ok := new(big.Rat).SetString(whole + "." + decimals + "0")
	if !ok {
		return nil, fmt.Errorf("%q is no number", s)
	}
	return n, nil
}

// splitNumber takes the separators out: dots part thousands, a comma parts decimals, and the reverse
// where it can only be English.
func splitNumber(s string) (whole, decimals string, err error) {
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case dots > 0 && commas > 0:
		mark := max(strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ','))
		whole, err = ungroup(s[:mark])
		return whole, s[mark+1:], err
	case dots+commas > 1:
		whole, err = ungroup(s)
		return whole, "", err
	case dots+commas == 0:
		return s, "", nil
	}
	whole, decimals, _ = strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	if len(decimals) != 3 || !thousands.MatchString(s) || whole == "0" {
		if decimals == "" {
			return "", "", fmt.Errorf("%q is no number", s)
		}
		return whole, decimals, nil
	}
	if commas == 1 {
		return "", "", fmt.Errorf("%q %w", s, errUnclear)
	}
	return whole + decimals, "", nil
}

// ungroup takes thousands separators out, all of one kind, with three digits after each.
func ungroup(s string) (string, error) {
	mixed := strings.Contains(s, ".") && strings.Contains(s, ",")
	if mixed || !digits.MatchString(s) && !thousands.MatchString(s) {
		return "", fmt.Errorf("%q is no number", s)
	}
	return strings.NewReplacer(".", "", ",", "").Replace(s), nil
}

// wholeNumber returns n if it is a whole number that can be stored.
func wholeNumber(n *big.Rat) (int64, bool) {
	if !n.IsInt() || !n.Num().IsInt64() {
		return 0, false
	}
	return n.Num().Int64(), true
}

// writeNumber writes n/10^decimals the Vietnamese way, such as 2.800 or 1,25.
func writeNumber(n int64, decimals int) string {
	s := fmt.Sprintf("%0*d", decimals+1, n)
	whole, fraction := s[:len(s)-decimals], strings.TrimRight(s[len(s)-decimals:], "0")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if fraction == "" {
		return whole
	}
	return whole + "," + fraction
}
