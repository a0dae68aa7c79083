package reading

// slack is how many slips a word of n letters may hold and still be recognised (domain.md §4.4.10).
func slack(n int) int {
	switch {
	case n < 4: // every short word is near some abbreviation
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// distance returns the Damerau distance of a and b (insert, delete, replace, swap neighbours),
// or limit+1 when it is greater than limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit || len(b) > longestKey {
		return limit + 1
	}
	var rows [3][longestKey + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		if fillRow(before, last, row, a, b, i) > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit+1)
}

// fillRow computes row i of the table from the two rows above and returns its least value.
func fillRow(before, last, row *[longestKey + 1]int, a, b string, i int) int {
	row[0] = i
	least := i
	for j := 1; j <= len(b); j++ {
		cost := 1
		if a[i-1] == b[j-1] {
			cost = 0
		}
		row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
		if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
			row[j] = min(row[j], before[j-2]+1)
		}
		least = min(least, row[j])
	}
	return least
}
