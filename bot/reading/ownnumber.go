package reading

import (
	"strings"
	"unicode"
)

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// ownNumber returns the length of a telephone or identity number at i: ten or eleven digits after a zero,
// “+84 …”, or nine or twelve digits that are no amount (domain.md §6).
func (m *message) ownNumber(i int) int {
	s := m.word(i)
	if s[0] != '0' && len(s) < 9 && !strings.HasPrefix(s, "84") {
		return 0
	}
	digits, n := m.digitGroups(i)
	switch {
	case len(digits) >= 10 && len(digits) <= 12 && digits[0] == '0':
		return n
	case i > 0 && m.word(i-1) == "+" && strings.HasPrefix(digits, "84") && len(digits) >= 10 && len(digits) <= 12:
		return n
	case isPlain(s) && (len(s) == 9 || len(s) == 12) && (s[0] == '0' || !m.isAmount(i)):
		return 1
	}
	return 0
}

// digitGroups joins the groups of a telephone number, “0912 345 678” or “0912.345.678”; the first one has three
// digits or more, which no figure with leading zeros has.
func (m *message) digitGroups(i int) (digits string, n int) {
	digits = onlyDigits(m.word(i))
	const longest = 12
	if len(digits) < 2 || digits[0] != '0' && !strings.HasPrefix(digits, "84") {
		return digits, 1
	}
	if digits[0] == '0' && len(digits) < 3 {
		return digits, 1
	}
	for n = 1; i+n < len(m.tokens) && len(digits) < longest; n++ {
		t := m.tokens[i+n]
		if t.kind == tokenSymbol && t.glued && (m.word(i+n) == "-" || m.word(i+n) == ".") {
			continue
		}
		if t.kind != tokenNumber || t.end-t.start < 2 || t.inside {
			break
		}
		digits += onlyDigits(m.word(i + n))
	}
	return digits, n
}

func onlyDigits(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "")
}

// isAmount reports whether a long number is đồng: with a unit behind it, or round.
func (m *message) isAmount(i int) bool {
	if strings.HasSuffix(m.word(i), "000") {
		return true
	}
	if i+1 >= len(m.tokens) {
		return false
	}
	switch m.fold.of(i+1, i+2) {
	case "d", "dong", "vnd", "k", "nghin", "ngan", "trieu", "tr", "ty", "ti", "viet":
		return true
	}
	return false
}
