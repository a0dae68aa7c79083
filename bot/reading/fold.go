package reading

// Fold returns s for matching only: lower case, without marks, đ as d. Never show it to people.
func Fold(s string) string { return s }

// Clean returns s with the differences between keyboards and phones removed (domain.md §4.4.2).
func Clean(s string) string { return s }
