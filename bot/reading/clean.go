package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean returns s with the differences between keyboards and phones removed: NFC, plain spaces, quotes,
// dashes and digits, nothing invisible (domain.md §4.4.2). Words stay as they were written.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(cleanRune, norm.NFC.String(strings.ToValidUTF8(s, " ")))
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' && s[i] != '\n' {
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch {
	case r == '\n' || r >= ' ' && r < 0x7F:
		return r
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	}
	switch r {
	case '\u2028', '\u2029', '\v', '\f', '\u0085':
		return '\n'
	case '‐', '‑', '‒', '–', '—', '―', '−', '－':
		return '-'
	case '“', '”', '„', '«', '»':
		return '"'
	case '‘', '’', '‚':
		return '\''
	case '，':
		return ','
	case '．':
		return '.'
	case '：':
		return ':'
	case '；':
		return ';'
	case '＋':
		return '+'
	case '％':
		return '%'
	case '／', '⁄':
		return '/'
	case '？':
		return '?'
	case 'Ð': // U+00D0, the Icelandic eth that old converters put for Đ
		return 'Đ'
	case 'ð':
		return 'đ'
	case '\u00AD', '\u2060', '\uFE0F':
		return -1
	}
	return cleanOther(r)
}

func cleanOther(r rune) rune {
	switch {
	case unicode.IsSpace(r), unicode.IsControl(r), r == '\uFFFD':
		return ' '
	case unicode.Is(unicode.Cf, r): // zero-width characters and direction marks
		return -1
	}
	return r
}

// crop returns at most MaxRunes runes of s.
func crop(s string) (string, bool) {
	if len(s) <= MaxRunes {
		return s, false
	}
	n := 0
	for i := range s {
		if n == MaxRunes {
			return s[:i], true
		}
		n++
	}
	return s, false
}
