package reading_test

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slip is one typing mistake made in a message.
type slip struct {
	kind string
	text string
	// digit: a digit was changed, or a sign between two of them.
	digit bool
	// plus: a plus sign stands where another separator stood, or the other way round.
	plus bool
}

// slipKinds are the mistakes: a letter or digit dropped, doubled or swapped with the next, an accent left out,
// and one separator in the place of another.
var slipKinds = []string{"dropped", "doubled", "swapped", "accent", "separator"}

// separators are what is typed between words and figures.
var separators = []rune{' ', ',', ';', ':', '.', '-', '/', '=', '\n', '|', '+'}

// makeSlip makes a random mistake of one kind in text; ok is false when there is no place for it.
func makeSlip(random *rand.Rand, kind, text string) (s slip, ok bool) {
	letters := []rune(norm.NFC.String(text))
	places := placesFor(kind, letters)
	if len(places) == 0 {
		return s, false
	}
	i := places[random.IntN(len(places))]
	s = slip{kind: kind, digit: unicode.IsDigit(letters[i])}
	head, tail := string(letters[:i]), string(letters[i+1:])
	switch kind {
	case "dropped":
		s.text = head + tail
	case "doubled":
		s.text = head + string([]rune{letters[i], letters[i]}) + tail
	case "swapped":
		s.digit = s.digit || unicode.IsDigit(letters[i+1])
		s.text = head + string([]rune{letters[i+1], letters[i]}) + string(letters[i+2:])
	case "accent":
		s.text = head + withoutMark(random, letters[i]) + tail
	case "separator":
		between := i > 0 && i+1 < len(letters) && unicode.IsDigit(letters[i-1]) && unicode.IsDigit(letters[i+1])
		s.digit = between
		typed := separators[random.IntN(len(separators))]
		s.plus = typed == '+' || letters[i] == '+'
		s.text = head + string(typed) + tail
	}
	return s, s.text != string(letters)
}

func placesFor(kind string, letters []rune) []int {
	var places []int
	for i, c := range letters {
		word := unicode.IsLetter(c) || unicode.IsDigit(c)
		switch kind {
		case "swapped":
			if !word || i+1 >= len(letters) || !unicode.IsLetter(letters[i+1]) && !unicode.IsDigit(letters[i+1]) {
				continue
			}
		case "accent":
			if !unicode.IsLetter(c) || c < 0x80 {
				continue
			}
		case "separator":
			if !strings.ContainsRune(string(separators), c) {
				continue
			}
		default:
			if !word {
				continue
			}
		}
		places = append(places, i)
	}
	return places
}

// withoutMark leaves out one or all marks of a letter.
func withoutMark(random *rand.Rand, c rune) string {
	if c == 'đ' {
		return "d"
	}
	if c == 'Đ' {
		return "D"
	}
	marked := []rune(norm.NFD.String(string(c)))
	return norm.NFC.String(string(marked[:1+random.IntN(len(marked)-1)]))
}
