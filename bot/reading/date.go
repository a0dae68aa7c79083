package reading

import (
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// dateRef is a date of a message.
type dateRef struct {
	date   campaign.Date
	future bool
	until  bool // “đến …”: the figure is a running total
}

// near is how far ahead a day without a year may lie and still be meant: then it is asked (domain.md §4.8.14).
const near = 31

// dateAt reads dates: always day before month (domain.md §4.3).
func (r *reader) dateAt(rest, _ []lexeme) (lexeme, int) {
	lead, until := 0, false
	if classAt(rest, lead) == untilWord {
		lead, until = lead+1, true
	} else if classAt(rest, lead) == fromWord {
		return r.fromDate(rest)
	}
	if classAt(rest, lead) == dayWord {
		lead++
	}
	d, n := r.dateIn(rest[lead:], lead > 0)
	switch {
	case n > 0:
		d.until = until
		r.dates = append(r.dates, d)
		return lexeme{class: dateOf, n: int32(len(r.dates) - 1)}, lead + n
	case until:
		return r.untilOther(rest, lead)
	case lead > 0:
		return r.dayAlone(rest)
	}
	return lexeme{}, 0
}

// dayAlone takes out “ngày 14”: no figure, but not enough for a date either.
func (r *reader) dayAlone(rest []lexeme) (lexeme, int) {
	if n, _, ok := r.small(at(rest, 1)); ok && n >= 1 && n <= 31 {
		return lexeme{class: skipped}, 2
	}
	return lexeme{class: filler}, 1
}

// fromDate drops “từ 1/1”, which every running total starts at, and takes any other start for a period.
func (r *reader) fromDate(rest []lexeme) (lexeme, int) {
	lead := 1
	if classAt(rest, lead) == dayWord {
		lead++
	}
	d, n := r.dateIn(rest[lead:], true)
	switch {
	case n == 0 && strings.EqualFold(r.text(rest[0]), "tu") && classAt(rest, 1) == noun: // “tu đảng viên”: four
		return lexeme{class: numberWord, n: 4}, 1
	case n == 0:
		return lexeme{class: filler}, 1
	case d.date.Month == time.January && d.date.Day == 1:
		return lexeme{class: skipped}, lead + n
	}
	return lexeme{class: longer}, lead + n
}

func at(l []lexeme, i int) lexeme {
	if i >= len(l) {
		return lexeme{class: line}
	}
	return l[i]
}

// dateIn reads a date at the start of rest. A day and month alone are a date only where one is announced:
// otherwise “12/6” is a figure and what it is measured against.
func (r *reader) dateIn(rest []lexeme, announced bool) (dateRef, int) {
	if classAt(rest, 0) != number {
		return dateRef{}, 0
	}
	if d, ok := r.dottedDate(r.text(rest[0]), announced); ok {
		return d, 1
	}
	day, _, ok := r.small(rest[0])
	if !ok {
		return dateRef{}, 0
	}
	if classAt(rest, 1) == monthWord {
		return r.spokenDate(rest, day)
	}
	if c := classAt(rest, 1); c != slash && c != minus {
		return dateRef{}, 0
	}
	month, _, ok := r.small(at(rest, 2))
	if !ok || classAt(rest, 1) == minus && !(r.glued(rest[1]) && r.glued(rest[2])) {
		return dateRef{}, 0
	}
	if classAt(rest, 3) == classAt(rest, 1) {
		year, digits, ok := r.small(at(rest, 4))
		d, valid := r.fullDate(day, month, year, digits)
		if ok && valid {
			return d, 5
		}
	}
	d, valid := r.dayMonth(day, month)
	if !announced || !valid {
		return dateRef{}, 0
	}
	return d, 3
}

// spokenDate reads “18 tháng 3 năm 2024” and “18 tháng 3”.
func (r *reader) spokenDate(rest []lexeme, day int) (dateRef, int) {
	month, _, ok := r.small(at(rest, 2))
	if !ok {
		return dateRef{}, 0
	}
	if c := classAt(rest, 3); c == slash || c == numberWord && rest[3].n == 5 {
		if year, digits, ok := r.small(at(rest, 4)); ok {
			if d, valid := r.fullDate(day, month, year, digits); valid {
				return d, 5
			}
		}
	}
	d, valid := r.dayMonth(day, month)
	if !valid {
		return dateRef{}, 0
	}
	return d, 3
}

// dottedDate reads “18.3.2024”, and “18.3” where a date is announced.
func (r *reader) dottedDate(s string, announced bool) (dateRef, bool) {
	parts := strings.Split(s, ".")
	if len(parts) < 2 || len(parts) > 3 {
		return dateRef{}, false
	}
	day, ok1 := atoi(parts[0], 2)
	month, ok2 := atoi(parts[1], 2)
	if !ok1 || !ok2 {
		return dateRef{}, false
	}
	if len(parts) == 2 {
		d, valid := r.dayMonth(day, month)
		return d, valid && announced
	}
	year, ok := atoi(parts[2], 4)
	d, valid := r.fullDate(day, month, year, len(parts[2]))
	return d, ok && valid
}

// atoi reads at most digits plain digits.
func atoi(s string, digits int) (int, bool) {
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0 && len(s) <= digits
}

func (r *reader) fullDate(day, month, year, digits int) (dateRef, bool) {
	switch digits {
	case 2:
		year += 2000
	case 4:
	default:
		return dateRef{}, false
	}
	d, ok := date(year, month, day)
	return dateRef{date: d, future: d.After(r.today)}, ok && year >= 1900 && year <= 2100
}

// dayMonth returns the last such day that is not in the future; one less than a month ahead is in doubt.
func (r *reader) dayMonth(day, month int) (dateRef, bool) {
	d, ok := date(r.today.Year, month, day)
	switch {
	case !ok:
		d, ok = date(r.today.Year-1, month, day) // 29 February
		return dateRef{date: d}, ok
	case !d.After(r.today):
		return dateRef{date: d}, true
	case d.DaysSince(r.today) <= near:
		return dateRef{date: d, future: true}, true
	}
	d, ok = date(r.today.Year-1, month, day)
	return dateRef{date: d}, ok
}

// date returns the day if the calendar has it.
func date(year, month, day int) (campaign.Date, bool) {
	d := campaign.NewDate(year, time.Month(month), day)
	return d, d == campaign.Date{Year: year, Month: time.Month(month), Day: day}
}
