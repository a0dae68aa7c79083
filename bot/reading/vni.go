package reading

// appendVNI appends the folded word that raw VNI typing stands for (domain.md §4.4.10): every run of digits
// 1–9 that follows a letter is dropped. word is folded.
func appendVNI(b []byte, word string) []byte {
	letter := false
	for i := range len(word) {
		c := word[i]
		if letter && c >= '1' && c <= '9' {
			continue
		}
		letter = c < '0' || c > '9'
		b = append(b, c)
	}
	return b
}

// looksVNI reports whether word is letters with tone digits among them, such as “ti2nh” or “nha2”.
func looksVNI(word string) bool {
	digits := 0
	for i := range len(word) {
		if c := word[i]; c >= '0' && c <= '9' {
			if i == 0 || c == '0' {
				return false
			}
			digits++
		}
	}
	return digits > 0
}
