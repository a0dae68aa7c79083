package reading

import "strings"

// Personal reports whether text holds personal data: names, years of birth, telephone or identity numbers
// (domain.md §6). The caller keeps the figures, drops the rest and reminds the sender (§5.2).
func Personal(text string) bool { return len(personalIn(newMessage(Clean(text)))) > 0 }

// Scrub returns text without its personal data.
func Scrub(text string) string {
	m := newMessage(Clean(text))
	return m.scrub(personalIn(m), 0, len(m.tokens))
}

// span is a run of tokens that is somebody's own.
type span struct {
	from, to int
	// sure spans are never read for figures: “Trần Thị Năm, sn 1990”. The others depend on capital letters,
	// which reading must not, so that they are dropped from notes only.
	sure bool
}

// personalIn finds the personal data of a message, in order.
func personalIn(m *message) []span {
	var spans []span
	for i := 0; i < len(m.tokens); {
		s := m.personalAt(i)
		if s.to == 0 {
			i++
			continue
		}
		spans = append(spans, s)
		i = s.to
	}
	return spans
}

func (m *message) personalAt(i int) span {
	switch t := m.tokens[i]; {
	case t.kind == tokenNumber && !t.inside:
		if n := m.ownNumber(i); n > 0 {
			return span{i, i + n, true}
		}
	case t.kind == tokenWord && !t.inside:
		if n := m.birth(i); n > 0 {
			return span{i, i + n, true}
		}
		return m.name(i)
	}
	return span{}
}

// birthWords announce a year or day of birth; a bare “sinh” is the end of phát sinh or học sinh too.
var birthWords = [][]string{{"sinh", "nam"}, {"nam", "sinh"}, {"sinh", "ngay"}, {"ngay", "sinh"}, {"sn"}, {"sinh"}}

// birth returns the length of “sn 1990”, “sinh năm 1990”, “sinh ngày 2/9/1990” at i.
func (m *message) birth(i int) int {
	switch c := m.fold.of(i, i+1); c {
	case "sn", "sinh", "nam", "ngay":
	default:
		return 0
	}
	if i > 0 && strings.Contains("|phat|hoc|ve|y|", "|"+m.fold.of(i-1, i)+"|") {
		return 0
	}
	for _, words := range birthWords {
		if n := m.sequence(i, words); n > 0 {
			return m.yearBehind(i, n)
		}
	}
	return 0
}

func (m *message) sequence(i int, words []string) int {
	for k, w := range words {
		if i+k >= len(m.tokens) || m.fold.of(i+k, i+k+1) != w {
			return 0
		}
	}
	return len(words)
}

// yearBehind returns the length up to a year of birth that stands n tokens behind i, or 0.
func (m *message) yearBehind(i, n int) int {
	const date = 6 // “: 2 / 9 / 1990”
	for k := n; k < n+date && i+k < len(m.tokens); k++ {
		switch w := m.word(i + k); {
		case m.tokens[i+k].kind == tokenNumber && endsInYear(w):
			return k + 1
		case m.tokens[i+k].kind == tokenNumber && len(w) <= 2, w == ":", w == "/", w == "-", w == ".":
		default:
			return 0
		}
	}
	return 0
}

// endsInYear reports whether a number is, or as a dotted date ends in, a year somebody alive was born in.
func endsInYear(s string) bool {
	if len(s) < 4 {
		return false
	}
	year := s[len(s)-4:]
	return isPlain(year) && (year[:2] == "19" || year[:2] == "20") && (len(s) == 4 || s[len(s)-5] == '.')
}

// scrub returns the text of the tokens from…to-1 without the spans.
func (m *message) scrub(spans []span, from, to int) string {
	var b strings.Builder
	for _, s := range spans {
		if s.to > from && s.from < to {
			b.WriteString(m.raw(from, max(from, s.from)))
			b.WriteByte(' ')
			from = s.to
		}
	}
	b.WriteString(m.raw(min(from, to), to))
	return trimNote(b.String())
}

// trimNote takes off what stands around a note; a note of nothing but signs is none.
func trimNote(s string) string {
	s = strings.Trim(strings.Join(strings.Fields(s), " "), " :,.;-()[]\"'+*•")
	if !strings.ContainsFunc(s, isLetterOrDigit) {
		return ""
	}
	return s
}
