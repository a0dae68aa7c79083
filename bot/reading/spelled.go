package reading

import "strings"

// spelled takes back what the marks of a word forbid: sau is no sáu, and từ is no tư.
func (r *reader) spelled(l lexeme) lexeme {
	if l.to-l.from != 1 {
		return l
	}
	switch l.class {
	case numberWord:
		return r.spelledNumber(l)
	case fromWord:
		if l.from > 0 && r.m.fold.of(int(l.from)-1, int(l.from)) == "muoi" { // “hai muoi tu”
			l.class, l.n = numberWord, 4
		}
	case noun:
		// “nha” is a polite particle, “nhà” a house: let the indicator decide
		if r.m.fold.of(int(l.from), int(l.to)) == "nha" && r.m.word(int(l.from)) != "" && isASCII(r.m.word(int(l.from))) {
			l.raw = true
		}
	}
	return l
}

func (r *reader) spelledNumber(l lexeme) lexeme {
	word := r.m.word(int(l.from))
	if isASCII(word) {
		if l.raw && !plainNumberWord(r.m.telexOf(int(l.from))) && !rawNumberWords[strings.ToLower(word)] {
			l.class, l.n = unknown, 0
		}
		return l
	}
	if n, ok := numberWords[strings.ToLower(word)]; !ok || n != l.n {
		l.class, l.n = unknown, 0
	}
	return l
}

// rawNumberWords are figures in raw Telex whose letters are other words as well, with all their marks.
var rawNumberWords = map[string]bool{
	"saus": true, "sasu": true, "tams": true, "tasm": true, "nawm": true, "namw": true, "tuw": true, "lawm": true, "lamw": true,
}

// plainNumberWord tells the figures whose letters are no other common word, so that raw typing is clear.
func plainNumberWord(k string) bool {
	switch k {
	case "mot", "hai", "ba", "bon", "bay", "chin", "muoi", "tram":
		return true
	}
	return false
}

func (m *message) telexOf(i int) string {
	if m.telex.at == nil {
		return ""
	}
	return m.telex.of(i, i+1)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
