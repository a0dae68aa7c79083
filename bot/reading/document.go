package reading

// documentAt takes out numbers that are never figures: of documents, hamlets, telephones, papers
// (domain.md §4.8.17).
func (r *reader) documentAt(rest, _ []lexeme) (lexeme, int) {
	i := 0
	if rest[0].class == docWord {
		i++
		if c := classAt(rest, i); c == colon || c == stop || c == minus {
			i++
		}
	}
	if classAt(rest, i) != number {
		return r.plainDocWord(rest)
	}
	tail := r.documentTail(rest, i+1)
	switch {
	case i > 0 && tail == 0 && r.m.fold.of(int(rest[0].from), int(rest[0].to)) == "kl":
		return lexeme{class: unknown}, 1 // “KL 11” may be LK 11, with two letters swapped
	case rest[0].class == docWord, tail > 0, r.telephone(rest[0]):
		return lexeme{class: skipped}, i + 1 + tail
	}
	return lexeme{}, 0
}

func (r *reader) plainDocWord(rest []lexeme) (lexeme, int) {
	if rest[0].class == docWord {
		return lexeme{class: filler}, 1
	}
	return lexeme{}, 0
}

// documentTail returns the length of “-CV/ĐU” at i.
func (r *reader) documentTail(rest []lexeme, i int) int {
	if c := classAt(rest, i); c != minus && c != slash || !r.glued(rest[i]) {
		return 0
	}
	if i+1 >= len(rest) || !r.glued(rest[i+1]) || r.m.tokens[rest[i+1].from].kind != tokenWord || rest[i+1].class == indicator || rest[i+1].class == total {
		return 0
	}
	n, coded := 1, rest[i+1].class == docWord
	for i+n < len(rest) && r.glued(rest[i+n]) && classAt(rest, i+n) != line {
		c := classAt(rest, i+n)
		if c == comma || c == stop || c == colon {
			break
		}
		coded = coded || c == slash || c == minus
		n++
	}
	if !coded { // “3-nntn”
		return 0
	}
	return n
}

// telephone reports whether l is a telephone or identity number: nine digits or more after a zero.
func (r *reader) telephone(l lexeme) bool {
	s := r.text(l)
	return len(s) >= 9 && s[0] == '0' && isPlain(s)
}
