package reading

import (
	"slices"
	"strings"
)

// longestNumber is one more word than “chín trăm chín mươi chín”.
const longestNumber = 6

// words reads figures in words. Many are other words too (năm, ba, tư), so they count only where a figure
// stands: before a counting word or scale, or between an indicator and the end of its clause.
func (r *reader) words(rest, before []lexeme) (numeral, int) {
	n := 0
	for classAt(rest, n) == numberWord && n < longestNumber {
		n++
	}
	if !r.figurePlace(rest, n, before) {
		return numeral{}, 0
	}
	value, ok := wordValue(rest[:n])
	if !ok || r.goesOn(rest, n) || r.aboutTen(rest[0]) {
		return numeral{problem: BadNumber}, n
	}
	return numeral{value: whole(value)}, n
}

// wordValue reads “hai trăm linh năm”, “mười hai”, “ba”; “năm ba” is no number.
func wordValue(words []lexeme) (value int64, ok bool) {
	var digit int64 // may still become tens or hundreds
	for _, l := range words {
		switch w := int64(l.n); {
		case w == 100 && digit > 0 && value == 0:
			value, digit = digit*100, 0
		case w == 10 && digit > 0 && value%100 == 0:
			value, digit = value+digit*10, 0
		case w == 10 && digit == 0 && value%100 == 0:
			value += 10
		case w == 0 && digit == 0 && value >= 100:
		case w > 0 && w < 10 && digit == 0 && value%10 == 0:
			digit = w
		default:
			return 0, false
		}
	}
	return value + digit, value+digit > 0
}

// aboutTen reports whether l is mươi with its marks: alone it is “about ten”.
func (r *reader) aboutTen(l lexeme) bool { return strings.EqualFold(r.text(l), "mươi") }

// goesOn reports whether figures in words go on behind a sign that touches them, “mười-hai”, or with what is one
// letter short of a figure: “mười ha”.
func (r *reader) goesOn(rest []lexeme, n int) bool {
	if n < len(rest) && r.m.fold.of(int(rest[n].from), int(rest[n].to)) == "ha" {
		return true
	}
	if n < len(rest) && r.m.joins(int(rest[n].from)) {
		return true
	}
	switch classAt(rest, n) {
	case comma, stop, colon, minus, slash, plus, filler:
		next := classAt(rest, n+1) == numberWord || n+1 < len(rest) && strings.EqualFold(r.text(rest[n+1]), "tu")
		return next && r.m.tokens[rest[n].from].kind == tokenSymbol && r.glued(rest[n+1])
	}
	return false
}

func (r *reader) figurePlace(rest []lexeme, n int, before []lexeme) bool {
	if before == nil { // inside an amount
		return true
	}
	switch classAt(rest, n) {
	case noun, scale, percent, dozen, half:
		return true
	case indicator, unknown, number, unit, weekWord, monthWord, dayWord:
		return classAt(rest, n) == indicator && startsClause(before)
	}
	return announcesFigure(before)
}

func startsClause(before []lexeme) bool {
	switch classBefore(before) {
	case line, comma, stop, colon, filler, skipped, weekly, total:
		return true
	}
	return false
}

// announcesFigure reports whether an indicator or marker stands before, with only fillers between.
func announcesFigure(before []lexeme) bool {
	for _, l := range slices.Backward(before) {
		switch l.class {
		case filler, colon, skipped, done, becomes:
		case indicator, total, weekly, plus:
			return true
		default:
			return false
		}
	}
	return false
}
