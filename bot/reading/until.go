package reading

// untilOther reads “đến ngày 14”, “đến tháng 5”, “đến quý II” as running totals, of that day or of the end of
// that month.
func (r *reader) untilOther(rest []lexeme, lead int) (lexeme, int) {
	switch classAt(rest, lead) {
	case monthWord, quarterWord:
		if n, _, ok := r.small(at(rest, lead+1)); ok {
			return r.untilMonth(n, classAt(rest, lead) == monthWord), lead + 2 + r.yearAfter(rest, lead+2)
		}
	case longer:
		return lexeme{class: total}, lead + 1
	case number:
		if n, _, ok := r.small(rest[lead]); ok && lead == 2 && n >= 1 && n <= 31 {
			if d, valid := r.dayMonth(n, int(r.today.Month)); valid {
				return r.until(d), lead + 1
			}
			return lexeme{class: total}, lead + 1
		}
	}
	return lexeme{class: filler}, 1
}

// untilMonth is the end of a month gone by; of the month that runs it is today.
func (r *reader) untilMonth(month int, isMonth bool) lexeme {
	if !isMonth || month < 1 || month > 12 || month == int(r.today.Month) {
		return lexeme{class: total}
	}
	for last := 31; last >= 28; last-- {
		if d, valid := r.dayMonth(last, month); valid && int(d.date.Month) == month && !d.future {
			return r.until(d)
		}
	}
	return lexeme{class: total}
}

func (r *reader) until(d dateRef) lexeme {
	d.until = true
	r.dates = append(r.dates, d)
	return lexeme{class: dateOf, n: int32(len(r.dates) - 1)}
}
