package reading

import "strings"

// appendTelex appends the folded word that raw Telex typing stands for (domain.md §4.4.10): one tone letter
// after the first vowel is dropped, doubled letters become one, w vanishes. word is folded.
func appendTelex(b []byte, word string) []byte {
	start := len(b)
	seenVowel, toned := false, false
	for i := range len(word) {
		c := word[i]
		switch {
		case c == 'w':
			continue
		case seenVowel && !toned && isTone(c):
			toned = true
			continue
		case doubled(b[start:], c):
			continue
		}
		seenVowel = seenVowel || isVowel(c)
		b = append(b, c)
	}
	return b
}

func isTone(c byte) bool { return strings.IndexByte("sfrxj", c) >= 0 }

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// doubled reports whether c makes a hat of the letter before, or the bar of an initial d, also when it comes
// last (“dangd”).
func doubled(word []byte, c byte) bool {
	if len(word) == 0 {
		return false
	}
	switch c {
	case 'a', 'e', 'o':
		return word[len(word)-1] == c
	case 'd':
		return word[0] == 'd'
	}
	return false
}
