package reading

// figure is a number as it was written, with what stands around it.
type figure struct {
	value   decimal
	scaled  bool // with triệu, tỷ, đồng: an amount of money
	small   bool // with nghìn: people or đồng
	percent bool
	plus    bool
	// over is y of “x/y”.
	over    decimal
	hasOver bool
	// others are further readings, for Choices.
	others   [2]decimal
	nOthers  int
	perMonth bool
	problem  Problem
}

func (f *figure) fail(p Problem) {
	if f.problem == "" {
		f.problem = p
	}
}

func (f *figure) offer(d decimal) {
	if f.nOthers < len(f.others) {
		f.others[f.nOthers] = d
		f.nOthers++
	}
}

// figureAt puts together sign, number, scale words, percent and “/y”.
func (r *reader) figureAt(rest, before []lexeme) (lexeme, int) {
	var f figure
	i := 0
	switch rest[0].class {
	case plus:
		f.plus, i = true, 1
	case minus:
		if classAt(rest, 1) != number || !r.glued(rest[1]) {
			return lexeme{}, 0
		}
		f.problem, i = Negative, 1
	}
	if r.inlineBullet(rest, before) {
		return lexeme{class: skipped}, 2
	}
	n := r.amount(rest[i:], before, &f)
	if n == 0 {
		return lexeme{}, 0
	}
	i += n
	i += r.rightSide(rest[i:], &f)
	i += r.behind(rest[i:], &f)
	r.figures = append(r.figures, f)
	return lexeme{class: figureOf, n: int32(len(r.figures) - 1)}, i
}

// inlineBullet reports whether rest is “2.” between two items on one line: “1. ketnap 12 2. ntt 3”.
func (r *reader) inlineBullet(rest, before []lexeme) bool {
	_, digits, ok := r.small(rest[0])
	if c := classAt(rest, 1); !ok || digits > 2 || c != stop && c != closing || classAt(rest, 2) != indicator {
		return false
	}
	switch classBefore(before) {
	case figureOf, noun, stop, comma:
		return true
	}
	return false
}

// rightSide reads “/15” and a range “-15”.
func (r *reader) rightSide(rest []lexeme, f *figure) int {
	switch classAt(rest, 0) {
	case slash, outOf:
		var y figure
		n := r.amount(rest[1:], nil, &y)
		if n == 0 {
			return 0
		}
		r.share(f, y, rest[1:])
		f.over, f.hasOver = y.value, true
		if y.problem != "" {
			f.fail(y.problem)
		}
		if c := classAt(rest, n+1); c == slash && classAt(rest, n+2) == number {
			f.fail(BadNumber) // 1/2/3
		}
		return n + 1
	case minus:
		if classAt(rest, 1) != number {
			return 0
		}
		f.fail(Range)
		var y figure
		return 1 + r.amount(rest[1:], nil, &y)
	}
	return 0
}

// share lets one unit stand for both sides: “1,25/2,4 tỷ” (domain.md §4.8.18).
func (r *reader) share(f *figure, y figure, right []lexeme) {
	if f.scaled || f.small || !y.scaled && !y.small {
		return
	}
	if classAt(right, 1) != scale {
		f.scaled = true // đồng on the right
		return
	}
	f.value = f.value.shift(int(right[1].n))
	f.scaled, f.small = y.scaled, y.small
	if !f.value.ok {
		f.fail(BadNumber)
	}
}

// behind reads what follows the number: percent, per person, per month.
func (r *reader) behind(rest []lexeme, f *figure) int {
	i := 0
	for ; i < len(rest); i++ {
		switch rest[i].class {
		case percent:
			f.percent = true
			if f.problem == CommaThreeDigits { // there are no thousands of percent
				f.problem, f.nOthers = "", 0
			}
		case perPerson:
		case perMonth:
			f.perMonth = true
		default:
			return i
		}
	}
	return i
}
