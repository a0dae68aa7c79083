package reading

// IsYes reports whether text says yes to a yes/no question (domain.md §5.2).
func IsYes(text string) bool { return false }

// IsNo reports whether text says no to a yes/no question.
func IsNo(text string) bool { return false }

// Choice returns the digit that text picks out of a numbered list.
func Choice(text string) (int, bool) { return 0, false }
