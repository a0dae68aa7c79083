package reading

import "github.com/thiduabot/thiduabot/campaign"

// periodAt reads weeks, months, quarters, years and times of day (domain.md §4.3).
func (r *reader) periodAt(rest, _ []lexeme) (lexeme, int) {
	switch rest[0].class {
	case weekWord:
		return r.week(rest)
	case lastWeek:
		r.setWeek(r.v.campaign.WeekAt(r.ctx.Now).Add(-1))
		return lexeme{class: weekOf}, 1
	case monthWord, quarterWord:
		return r.long(rest, 1)
	case unknown, filler: // T5, Q2
		if k := r.m.fold.of(int(rest[0].from), int(rest[0].to)); (k == "t" || k == "q") && r.inside(at(rest, 1)) {
			return r.long(rest, 1)
		}
	case longer:
		return r.longWord(rest)
	case total:
		return r.totalOfYear(rest)
	case numberWord:
		return r.year(rest)
	case number:
		return r.years(rest)
	}
	return lexeme{}, 0
}

func (r *reader) inside(l lexeme) bool { return l.class == number && r.m.tokens[l.from].inside }

func (r *reader) setWeek(w campaign.Week) {
	if !r.out.HasWeek {
		r.out.Week, r.out.HasWeek = w, true
	}
}

// week reads “tuần 24” and “tuần 24/2024”. Without a year it is the last such week; one just ahead stays
// in this year, for the caller to refuse.
func (r *reader) week(rest []lexeme) (lexeme, int) {
	n, _, ok := r.small(at(rest, 1))
	if !ok || n < 1 || n > 53 {
		if classAt(rest, 1) == unknown { // “tuần nnày”
			return lexeme{class: daily}, 1
		}
		return lexeme{class: filler}, 1
	}
	w := campaign.Week{Year: r.openWeek().Year, Number: n}
	used := 2
	if more := r.yearAfter(rest, 2); more > 0 {
		w.Year, _, _ = r.small(rest[1+more])
		used += more
	} else if n > r.openWeek().Number+4 {
		w.Year--
	}
	r.setWeek(w)
	return lexeme{class: weekOf}, used
}

func (r *reader) openWeek() campaign.Week { return r.v.campaign.WeekAt(r.ctx.Now) }

// long reads the number of a month or quarter that stands at i, and its year.
func (r *reader) long(rest []lexeme, i int) (lexeme, int) {
	if n, _, ok := r.small(at(rest, i)); !ok || n < 1 || n > 12 {
		return lexeme{}, 0
	}
	return lexeme{class: longer}, i + 1 + r.yearAfter(rest, i+1)
}

// longWord reads “trong tháng 5” and “quý II/2024”.
func (r *reader) longWord(rest []lexeme) (lexeme, int) {
	if n := r.yearAfter(rest, 1); n > 0 {
		return lexeme{class: longer}, 1 + n
	}
	switch r.m.fold.of(int(rest[0].to)-1, int(rest[0].to)) {
	case "thang", "quy":
		if l, n := r.long(rest, 1); n > 0 && classAt(rest, n) != noun { // “trong tháng 3 đồng chí”
			return l, n
		}
	}
	return lexeme{}, 0
}

// totalOfYear reads “trong năm 2024”: the total of this year, or something of another one.
func (r *reader) totalOfYear(rest []lexeme) (lexeme, int) {
	n, ok := r.yearAt(rest, 1)
	switch {
	case !ok || r.m.fold.of(int(rest[0].to)-1, int(rest[0].to)) != "nam":
		return lexeme{}, 0
	case n == r.today.Year:
		return lexeme{class: total}, 2
	}
	return lexeme{class: longer}, 2
}

// yearAfter returns the number of lexemes of “/2024” or “năm 2024” at i.
func (r *reader) yearAfter(rest []lexeme, i int) int {
	if c := classAt(rest, i); c != slash && c != minus && (c != numberWord || rest[i].n != 5) {
		return 0
	}
	if _, ok := r.yearAt(rest, i+1); !ok {
		return 0
	}
	return 2
}

func (r *reader) yearAt(rest []lexeme, i int) (int, bool) {
	n, digits, ok := r.small(at(rest, i))
	return n, ok && digits == 4 && n >= 1900 && n <= 2100
}

// year reads “năm 2024”: this year says nothing, the figure of another one is asked about.
func (r *reader) year(rest []lexeme) (lexeme, int) {
	if rest[0].n != 5 {
		return lexeme{}, 0
	}
	switch n, ok := r.yearAt(rest, 1); {
	case !ok:
		return lexeme{}, 0
	case n == r.today.Year:
		return lexeme{class: skipped}, 2
	}
	return lexeme{class: longer}, 2
}

// years reads “2020-2025”, and times of day.
func (r *reader) years(rest []lexeme) (lexeme, int) {
	if _, ok := r.yearAt(rest, 0); ok && classAt(rest, 1) == minus {
		if _, ok := r.yearAt(rest, 2); ok {
			return lexeme{class: skipped}, 3
		}
	}
	return r.clock(rest)
}

// clock reads “16:00”, “16h30”, “16 giờ 00”.
func (r *reader) clock(rest []lexeme) (lexeme, int) {
	hour, _, ok := r.small(rest[0])
	if !ok || hour > 24 {
		return lexeme{}, 0
	}
	_, digits, minutes := r.small(at(rest, 2))
	switch classAt(rest, 1) {
	case colon:
		if r.text(rest[1]) == ":" && minutes && digits == 2 && r.glued(rest[1]) && r.glued(rest[2]) {
			return lexeme{class: skipped}, 3
		}
	case hourWord:
		if minutes && digits == 2 {
			return lexeme{class: skipped}, 3
		}
		return lexeme{class: skipped}, 2
	}
	return lexeme{}, 0
}
