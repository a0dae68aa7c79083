package telegram

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestText is more than any message has, 4,096 characters. What is longer is not read at all:
// a cut could end in the middle of a number.
const longestText = 20_000

// longestName is a first and a last name at their longest, 64 characters each.
const longestName = 130

func tooLong(text string) bool { return utf8.RuneCountInString(text) > longestText }

// clean composes the text: phones send Vietnamese letters whole or in pieces.
func clean(text string) string {
	return norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD"))
}

// cleanName drops control and format characters, which can turn the line around they are shown in.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return r
	}, clean(name))
	return cut(strings.Join(strings.Fields(name), " "), longestName)
}

// cut keeps the first n characters.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// Our own reading of commands: the library knows one @suffix from another as little as a space
// from half a letter. The name may have accents, as some people type it.
var (
	commandSuffix  = regexp.MustCompile(`(?m)^([\s\p{Z}]*/[\p{L}\p{M}\p{N}_]{1,64})@([A-Za-z0-9_]{3,32})`)
	leadingMention = regexp.MustCompile(`^[\s\p{Z}]*@([A-Za-z0-9_]{3,32})`)
	mention        = regexp.MustCompile(`@([A-Za-z0-9_]{3,32})`)
)

// address finds out whom a text speaks to, and cuts our name where it only serves that purpose:
// at the front and behind commands. theirs means a command for another bot.
func address(text, name string) (rest string, toUs, theirs bool) {
	if name == "" || !strings.Contains(text, "@") {
		return text, false, false
	}
	if m := leadingMention.FindStringSubmatchIndex(text); m != nil && ours(text, m[2], m[3], name) {
		toUs = true
		text = strings.TrimLeftFunc(text[m[3]:], betweenWords)
	}
	if m := commandSuffix.FindStringSubmatchIndex(text); m != nil && firstLine(text, m[0]) && wordEnds(text, m[5]) {
		if !ours(text, m[4], m[5], name) {
			return "", false, true
		}
		toUs = true
	}
	return cutSuffixes(text, name), toUs || names(text, name), false
}

// cutSuffixes cuts /command@us to /command on every line.
func cutSuffixes(text, name string) string {
	var b strings.Builder
	done := 0
	for _, m := range commandSuffix.FindAllStringSubmatchIndex(text, -1) {
		if ours(text, m[4], m[5], name) {
			b.WriteString(text[done:m[3]])
			done = m[5]
		}
	}
	return b.String() + text[done:]
}

// names reports whether the text mentions name as a whole word.
func names(text, name string) bool {
	for _, m := range mention.FindAllStringSubmatchIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:m[0]])
		if ours(text, m[2], m[3], name) && (m[0] == 0 || !wordRune(before)) {
			return true
		}
	}
	return false
}

// ours reports whether text[from:to] is name and no part of a longer word.
func ours(text string, from, to int, name string) bool {
	return strings.EqualFold(text[from:to], name) && wordEnds(text, to)
}

func wordEnds(text string, at int) bool {
	next, size := utf8.DecodeRuneInString(text[at:])
	return size == 0 || !wordRune(next)
}

func wordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func betweenWords(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Z, r) || r == ',' || r == ':' || r == ';'
}

// firstLine reports whether nothing but space stands before at.
func firstLine(text string, at int) bool {
	return strings.TrimSpace(text[:at]) == ""
}
