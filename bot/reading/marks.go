package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mark is what stands on or in a letter: the shape (â, ă, ơ, đ) and the tone.
type mark struct{ shape, tone rune }

// marks are those of all Vietnamese letters.
var marks = vietnameseMarks("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")

func vietnameseMarks(letters string) map[rune]mark {
	all := make(map[rune]mark)
	for _, c := range letters {
		var m mark
		for i, d := range []rune(norm.NFD.String(string(c))) {
			switch d {
			case '\u0300', '\u0301', '\u0303', '\u0323':
				m.tone = d
			case '\u0309': // in the south hỏi and ngã sound alike, and are written for each other: “đả” for “đã”
				m.tone = '\u0303'
			default:
				if i > 0 || d == 'đ' {
					m.shape = d
				}
			}
		}
		all[c] = m
	}
	return all
}

// mayMean reports whether a word with some marks left out, or the tone on another vowel, may be meant for another
// of the same letters: “tuân” for “tuần”, but not “tầng” for “tăng” (domain.md §4.4.4). meant is lower case.
func mayMean(typed, meant string) bool {
	var tone, wanted rune
	for len(typed) > 0 && len(meant) > 0 {
		a, n := utf8.DecodeRuneInString(typed)
		b, k := utf8.DecodeRuneInString(meant)
		typed, meant = typed[n:], meant[k:]
		at, is := marks[unicode.ToLower(a)], marks[b]
		if at.shape != 0 && at.shape != is.shape {
			return false
		}
		tone, wanted = max(tone, at.tone), max(wanted, is.tone)
	}
	return tone == 0 || tone == wanted
}

// variant is one word behind a key: “tu” is tư and từ.
type variant struct {
	phrase phrase
	words  []string
}

// homographs are the keys of several words, with the one that is meant without marks.
var homographs = map[string]class{
	"tu": fromWord, "toi": untilWord, "cho": filler, "nha": noun, "ban": filler, "toinay": total, "nham": mistake,
}

// teach gives a phrase of the lexicon its key.
func (v *Vocabulary) teach(text string, p phrase) {
	m := newMessage(Clean(text))
	k := m.fold.text
	words := make([]string, len(m.tokens))
	for i := range m.tokens {
		words[i] = m.word(i)
	}
	v.variants[k] = append(v.variants[k], variant{p, words})
	if plain, several := homographs[k]; !several || plain == p.class {
		v.phrases[k] = p
	}
}

// asMarked returns what the marks of the tokens i…j-1 allow the phrase of their letters to be.
func (v *Vocabulary) asMarked(m *message, p phrase, k string, i, j int) (phrase, bool) {
	switch p.class {
	case indicator, unit, group, place:
		return p, true
	}
	if isASCII(m.raw(i, j)) {
		return p, true
	}
	all := v.variants[k]
	best, found := p, len(all) == 0
	for _, other := range all {
		if m.says(i, j, other.words) {
			return other.phrase, true
		}
		if !found && m.mayMean(i, j, other.words) {
			best, found = other.phrase, true
		}
	}
	return best, found
}

// says reports whether the tokens are exactly these words.
func (m *message) says(i, j int, words []string) bool {
	if len(words) != j-i {
		return false
	}
	for k, w := range words {
		if !strings.EqualFold(m.word(i+k), w) {
			return false
		}
	}
	return true
}

func (m *message) mayMean(i, j int, words []string) bool {
	if len(words) != j-i { // written in one word, or in more
		return true
	}
	for k, w := range words {
		if !mayMean(m.word(i+k), w) {
			return false
		}
	}
	return true
}
