package reading

// numeral reads a number in digits or words and returns how many lexemes it took.
func (r *reader) numeral(rest, before []lexeme) (numeral, int) {
	switch classAt(rest, 0) {
	case number:
		return r.digits(rest, before)
	case numberWord:
		return r.words(rest, before)
	}
	return numeral{}, 0
}

func (r *reader) digits(rest, before []lexeme) (numeral, int) {
	n := parseNumber(r.text(rest[0]))
	if r.letterBefore(rest[0], before) {
		n.problem = LetterInNumber
	}
	if r.beheaded(rest[0], before) {
		n.problem = BadNumber
	}
	if k := r.lettersInside(rest); k > 0 {
		n.problem = LetterInNumber
		return n, 1 + k
	}
	if k := r.spaceGroups(rest); k > 0 {
		return r.joinSpaced(rest[:k+1]), k + 1
	}
	return n, 1
}

// beheaded reports whether a decimal mark stands before the number with nothing before it: “tns ,5 tỷ”.
func (r *reader) beheaded(l lexeme, before []lexeme) bool {
	if len(before) == 0 || !r.m.tokens[l.from].glued {
		return false
	}
	last := before[len(before)-1]
	return (last.class == comma || last.class == stop) && last.to-last.from == 1 && r.text(last) != "!" && !r.glued(last)
}

// letterBefore reports whether a stray letter touches the number: “l2”, “A12”. Words do not count:
// “ketnap12”, “ps2”.
func (r *reader) letterBefore(l lexeme, before []lexeme) bool {
	if len(before) == 0 || !r.m.tokens[l.from].inside {
		return false
	}
	last := before[len(before)-1]
	return (last.class == unknown || last.class == filler) && last.to-last.from == 1 && len(r.text(last)) < 3
}

// lettersInside returns how many lexemes go on a number with letters that no word begins with: “1O”, “12x”.
func (r *reader) lettersInside(rest []lexeme) int {
	n := 0
	for n+1 < len(rest) && r.m.tokens[rest[n+1].from].inside {
		if c := rest[n+1].class; c != unknown && c != filler && c != number {
			break
		}
		n++
	}
	return n
}

// spaceGroups returns how many groups of three digits follow in “1 250 triệu”. Without a unit of money one
// group is two numbers.
func (r *reader) spaceGroups(rest []lexeme) int {
	if s := r.text(rest[0]); len(s) > 3 || !isPlain(s) || s[0] == '0' {
		return 0
	}
	k := 0
	for classAt(rest, k+1) == number && r.isGroup(rest[k+1]) {
		k++
	}
	if c := classAt(rest, k+1); k == 0 || k == 1 && c != scale && c != dong {
		return 0
	}
	return k
}

func (r *reader) isGroup(l lexeme) bool {
	s := r.text(l)
	return len(s) == 3 && isPlain(s) && !r.glued(l)
}

func (r *reader) joinSpaced(groups []lexeme) numeral {
	var digits []byte
	for _, g := range groups {
		digits = append(digits, r.text(g)...)
	}
	return numeral{value: parseDigits(string(digits), 0)}.checked()
}
