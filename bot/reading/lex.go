package reading

import "slices"

// lex cuts the message into phrases, the longest first: as written, then as raw Telex, then as raw VNI.
func (r *reader) lex() {
	m := r.m
	r.lexemes = make([]lexeme, 0, len(m.tokens))
	for i := 0; i < len(m.tokens); {
		l := r.lexemeAt(i)
		r.lexemes = append(r.lexemes, l)
		i = int(l.to)
	}
}

func (r *reader) lexemeAt(i int) lexeme {
	m := r.m
	if m.joins(i) {
		return lexeme{class: minus, from: int32(i), to: int32(i + 1)}
	}
	p, end := r.longest(m.fold, i, false, false)
	raw := false
	if t, e := r.longest(m.telex, i, true, false); e > end {
		p, end, raw = t, e, true
	}
	// A number glued to a word is split off before decoding, which would eat it (domain.md §4.4.10).
	if t, e := r.longest(m.vni, i, true, true); e > end && (end == 0 || m.runEnd(end-1) != e) {
		p, end, raw = t, e, true
		r.sawVNI = true
	}
	if end == 0 {
		return r.unmatched(i)
	}
	l := lexeme{p.class, p.n, int32(i), int32(end), raw}
	if p.ordinary && !r.figureFollows(end) {
		l.class, l.n = p.other, p.m
	}
	return r.spelled(l)
}

// longest returns the longest phrase at token i. raw spellings have no marks to go by; runs are matched whole.
func (r *reader) longest(s spelling, i int, raw, runs bool) (best phrase, end int) {
	if s.at == nil {
		return phrase{}, 0
	}
	tokens := r.m.tokens
	if runs && tokens[i].inside {
		return phrase{}, 0
	}
	for j := i + 1; j <= len(tokens) && j-i <= longestPhrase; j++ {
		if s.at[j]-s.at[i] > longestKey || tokens[j-1].kind == tokenLine {
			break
		}
		p, ok := r.v.phrases[s.of(i, j)]
		if !ok {
			break // no phrase begins like this
		}
		if runs && j < len(tokens) && tokens[j].inside {
			continue
		}
		if p.class == unknown || s.at[j] == s.at[j-1] && !runs || !r.holds(p, i, j) {
			continue
		}
		if raw {
			if p.class == indicator || isASCII(r.m.raw(i, j)) { // with marks it was not typed raw
				best, end = p, j
			}
		} else if p, ok = r.v.asMarked(r.m, p, s.of(i, j), i, j); ok {
			best, end = p, j
		}
	}
	return best, end
}

// holds reports whether a number at the edge of an indicator belongs to its name: “ntm15” is a code,
// “ntm 15” is sixteen less one communes.
func (r *reader) holds(p phrase, i, j int) bool {
	if j-i == 1 {
		return true
	}
	if p.class == unit {
		return r.syllables(i, j)
	}
	if p.class != indicator {
		return true
	}
	tokens := r.m.tokens
	if tokens[j-1].kind == tokenNumber && !tokens[j-1].inside {
		return false
	}
	return tokens[i].kind != tokenNumber || tokens[i+1].inside
}

// syllables reports whether the words of a unit's name end where they do in the name: “anh ơi” is not An Hội.
func (r *reader) syllables(i, j int) bool {
	m := r.m
	ends := r.v.unitEnds[m.fold.of(i, j)]
	for k := i + 1; k < j; k++ {
		if !slices.Contains(ends, int(m.fold.at[k]-m.fold.at[i])) {
			return false
		}
	}
	return true
}

func (r *reader) figureFollows(i int) bool {
	if i >= len(r.m.tokens) {
		return false
	}
	if r.m.tokens[i].kind == tokenNumber {
		return true
	}
	switch p := r.v.phrases[r.m.fold.of(i, i+1)]; p.class {
	case colon, plus, numberWord:
		return true
	}
	return false
}

// unmatched makes a lexeme of a token that begins no phrase.
func (r *reader) unmatched(i int) lexeme {
	l := lexeme{from: int32(i), to: int32(i + 1)}
	switch t := r.m.tokens[i]; t.kind {
	case tokenNumber:
		l.class = number
	case tokenLine:
		l.class = line
	case tokenSymbol:
		l.class = filler
	case tokenWord:
		// letters, digits, letters again: a raw VNI word of no meaning here, not a word and a figure
		if end := r.m.runEnd(i); !t.inside && end-i > 2 && r.m.tokens[end-1].kind == tokenWord && !r.counts(i, end) {
			l.to = int32(end)
		}
	}
	return l
}

// counts reports whether a run is no raw VNI but a figure between two words: “ketnpa12đv”, “ntt3can”.
func (r *reader) counts(from, end int) bool {
	if !isASCII(r.m.raw(from, end)) {
		return true
	}
	switch r.v.phrases[r.m.fold.of(end-1, end)].class {
	case noun, scale, dong:
		return end-from == 3
	}
	return false
}
