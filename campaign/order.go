package campaign

import (
	"cmp"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// alphabet is the Vietnamese one, with the Latin letters that names borrow.
const alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// tones in dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng.
const tones = "\u0300\u0309\u0303\u0301\u0323"

// letter is the place of a rune: first by letter, then by tone.
type letter struct {
	base rune
	tone int
}

// letters maps each lower-case letter with its tone to its place.
var letters = func() map[rune]letter {
	places := make(map[rune]letter)
	base := firstLetter
	for _, plain := range alphabet {
		base++
		places[plain] = letter{base, 0}
		tone := 0
		for _, mark := range tones {
			tone++
			composed := []rune(norm.NFC.String(string([]rune{plain, mark})))
			if len(composed) == 1 {
				places[composed[0]] = letter{base, tone}
			}
		}
	}
	return places
}()

// firstLetter lies above all runes, so that letters come after digits and signs.
const firstLetter = rune(unicode.MaxRune)

// CompareNames orders two names by the Vietnamese alphabet: Đ follows D, tones only decide between
// names that are otherwise equal, then capitals.
func CompareNames(a, b string) int {
	a, b = norm.NFC.String(a), norm.NFC.String(b)
	x, y := []rune(a), []rune(b)
	tone := 0
	for i := range min(len(x), len(y)) {
		p, q := placeOf(x[i]), placeOf(y[i])
		if p.base != q.base {
			return cmp.Compare(p.base, q.base)
		}
		tone = cmp.Or(tone, cmp.Compare(p.tone, q.tone))
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), tone, cmp.Compare(b, a))
}

func placeOf(r rune) letter {
	low := unicode.ToLower(r)
	if place, ok := letters[low]; ok {
		return place
	}
	return letter{base: low}
}
