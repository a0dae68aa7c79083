package reading

// bulletAt takes out list marks at the start of a line: “-”, “+ ”, “1.”, “1)”, “1/”, “a)” (domain.md §4.4.6,
// §4.8.5, §4.8.17).
func (r *reader) bulletAt(rest, before []lexeme) (lexeme, int) {
	if !lineStart(before) {
		return lexeme{}, 0
	}
	switch rest[0].class {
	case minus, plus:
		if classAt(rest, 1) == number && r.glued(rest[1]) {
			return lexeme{}, 0
		}
		return lexeme{class: skipped}, 1
	case number:
		return r.numberBullet(rest)
	case unknown, filler:
		if classAt(rest, 1) == closing && len(r.text(rest[0])) == 1 {
			return lexeme{class: skipped}, 2
		}
	}
	return lexeme{}, 0
}

func (r *reader) numberBullet(rest []lexeme) (lexeme, int) {
	_, digits, ok := r.small(rest[0])
	if !ok || digits > 2 || classAt(rest, 2) == line {
		return lexeme{}, 0
	}
	switch classAt(rest, 1) {
	case stop, closing:
		return lexeme{class: skipped}, 2
	case slash, minus:
		if c := classAt(rest, 2); r.glued(rest[1]) && (c == indicator || c == unknown && !r.glued(rest[2])) {
			return lexeme{class: skipped}, 2
		}
	}
	return lexeme{}, 0
}
