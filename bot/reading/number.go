package reading

import "strings"

// numeral is what a written number may mean.
type numeral struct {
	value   decimal
	problem Problem
	// other is a second reading of the same digits: of “1.250” 1,25; of “1,250” 1250.
	other    decimal
	hasOther bool
}

// parseNumber reads digits with dots and commas (domain.md §4.2). It decides by the separators alone.
func parseNumber(s string) numeral {
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case dots+commas == 0:
		return numeral{value: parseDigits(s, 0)}.checked()
	case dots == 1 && commas == 0:
		return oneDot(s).checked()
	case commas == 1 && dots == 0:
		return oneComma(s).checked()
	case dots == 0 || commas == 0:
		return manyGroups(s).checked()
	}
	return bothSeparators(s).checked()
}

func (n numeral) checked() numeral {
	if n.problem == "" && !n.value.ok {
		n.problem = BadNumber
	}
	return n
}

// oneDot: with exactly three digits behind and one to three before it separates thousands, else decimals.
func oneDot(s string) numeral {
	before, after, _ := strings.Cut(s, ".")
	switch {
	case len(after) != 3 || before == "0":
		return numeral{value: parseDigits(before+after, len(after))}
	case len(before) > 3 || before[0] == '0':
		return numeral{problem: BadNumber}
	}
	return numeral{value: parseDigits(before+after, 0), other: parseDigits(before+after, 3), hasOther: true}
}

// oneComma: decimals; with exactly three digits behind it may be English thousands.
func oneComma(s string) numeral {
	before, after, _ := strings.Cut(s, ",")
	n := numeral{value: parseDigits(before+after, len(after))}
	if len(after) == 3 && len(before) <= 3 && before[0] != '0' {
		n.other, n.hasOther, n.problem = parseDigits(before+after, 0), true, CommaThreeDigits
	}
	return n
}

// manyGroups: one separator twice or more separates thousands, in groups of three.
func manyGroups(s string) numeral {
	digits, ok := joinGroups(s)
	if !ok {
		return numeral{problem: BadNumber}
	}
	return numeral{value: parseDigits(digits, 0)}
}

// bothSeparators: the last one is the decimal mark, the other separates thousands.
func bothSeparators(s string) numeral {
	at := strings.LastIndexAny(s, ".,")
	if strings.Count(s, s[at:at+1]) > 1 {
		return numeral{problem: BadNumber}
	}
	digits, ok := joinGroups(s[:at])
	if !ok {
		return numeral{problem: BadNumber}
	}
	return numeral{value: parseDigits(digits+s[at+1:], len(s)-at-1)}
}

// joinGroups drops the separators of “1.234.567”; the groups must be of three digits.
func joinGroups(s string) (string, bool) {
	var b strings.Builder
	for i := 0; ; {
		n := strings.IndexAny(s[i:], ".,")
		last := n < 0
		if last {
			n = len(s) - i
		}
		if n > 3 || i > 0 && n != 3 || i == 0 && s[0] == '0' {
			return "", false
		}
		b.WriteString(s[i : i+n])
		if last {
			return b.String(), true
		}
		i += n + 1
	}
}

func isPlain(s string) bool { return !strings.ContainsAny(s, ".,") }
