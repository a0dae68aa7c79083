package reading

import (
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenWord tokenKind = iota
	tokenNumber
	tokenSymbol
	tokenLine
)

// token is a word, a number with its separators, a symbol or a line break of a cleaned text.
type token struct {
	kind       tokenKind
	start, end int32 // bytes of message.text
	glued      bool  // nothing stands between it and the token before
	inside     bool  // it continues a run of letters and digits: the 12 of “ketnap12”
}

// message is a text cut into tokens, with the spellings it can be matched in.
type message struct {
	text   string
	tokens []token
	fold   spelling
	telex  spelling // empty when it says nothing else than fold
	vni    spelling // empty when no word looks like raw VNI
}

// spelling is all tokens folded in one way and joined without spaces: aliases are compared like that
// (domain.md §4.6), and a phrase of several tokens is a slice of it.
type spelling struct {
	text string
	at   []int32 // where each token starts, and the end
}

func (s spelling) of(from, to int) string { return s.text[s.at[from]:s.at[to]] }

func newMessage(text string) *message {
	m := &message{text: text, tokens: tokenize(text)}
	m.fold = m.spell(m.appendFolded)
	if m.anyTelex() {
		m.telex = m.spell(m.appendTelexed)
	}
	if m.anyVNI() {
		m.vni = m.spell(m.appendVNIed)
	}
	return m
}

func (m *message) word(i int) string { return m.text[m.tokens[i].start:m.tokens[i].end] }

// raw returns the text of the tokens from…to-1 as it was written.
func (m *message) raw(from, to int) string {
	if from >= to {
		return ""
	}
	return m.text[m.tokens[from].start:m.tokens[to-1].end]
}

func tokenize(text string) []token {
	tokens := make([]token, 0, len(text)/4+4)
	for i := 0; i < len(text); {
		kind, n := scan(text[i:])
		if n == 0 {
			i++ // a space
			continue
		}
		t := token{kind: kind, start: int32(i), end: int32(i + n)}
		if len(tokens) > 0 {
			last := tokens[len(tokens)-1]
			t.glued = last.end == t.start && last.kind != tokenLine
			t.inside = t.glued && kind <= tokenNumber && last.kind <= tokenNumber
		}
		tokens = append(tokens, t)
		i += n
	}
	return tokens
}

// scan returns the kind and length of the token at the start of s; 0 for a space.
func scan(s string) (tokenKind, int) {
	switch c := s[0]; {
	case c == ' ':
		return 0, 0
	case c == '\n':
		return tokenLine, 1
	case isDigit(c):
		return tokenNumber, scanNumber(s)
	}
	if n := scanWord(s); n > 0 {
		return tokenWord, n
	}
	_, n := utf8.DecodeRuneInString(s)
	return tokenSymbol, n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// scanNumber returns the length of digits with single dots or commas between them.
func scanNumber(s string) int {
	n := 1
	for n < len(s) {
		switch {
		case isDigit(s[n]):
			n++
		case (s[n] == '.' || s[n] == ',') && n+1 < len(s) && isDigit(s[n+1]):
			n += 2
		default:
			return n
		}
	}
	return n
}

func scanWord(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.Is(unicode.Mn, r)) {
			return i
		}
	}
	return len(s)
}
