package reading

import "slices"

// longestJoin bounds what further lines are put to, in lexemes: work stays linear.
const longestJoin = 64

// joinLines puts lines together that make sense only together: a figure to the indicator alone above it, and
// “lũy kế 12”, “thành 11” to what they go on with.
func (r *reader) joinLines(all [][]lexeme) [][]lexeme {
	kept := all[:0]
	for i, s := range all {
		if len(kept) > 0 {
			mendNothing(kept[len(kept)-1], s)
		}
		if n := len(kept); n > 0 && len(kept[n-1]) < longestJoin && (onlyIndicator(kept[n-1]) && (onlyFigure(s) || goesOn(s)) || says(kept[n-1]) && (goesOn(s) || i == len(all)-1 && onlyMarker(s))) {
			kept[n-1] = append(slices.Clip(kept[n-1]), s...)
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// mendNothing puts “không⏎phát sinh” together.
func mendNothing(above, below []lexeme) {
	if n := len(above); n > 0 && above[n-1].class == negation && classAt(below, 0) == weekly {
		above[n-1].class, below[0].class = nothing, skipped
	}
}

func onlyIndicator(s []lexeme) bool { return holdsOnly(s, indicator) }

func onlyFigure(s []lexeme) bool { return holdsOnly(s, figureOf) }

// holdsOnly reports whether s has one lexeme of class c and otherwise nothing that says something.
func holdsOnly(s []lexeme, c class) bool {
	found := 0
	for _, l := range s {
		switch l.class {
		case c:
			found++
		case filler, skipped, colon, noun, minus:
		default:
			return false
		}
	}
	return found == 1
}

// says reports whether a segment holds an indicator and a figure, or that there is nothing new of it.
func says(s []lexeme) bool {
	has := func(c class) bool { return slices.ContainsFunc(s, func(l lexeme) bool { return l.class == c }) }
	return has(indicator) && (has(figureOf) || has(nothing))
}

// onlyMarker reports whether a segment is a marker alone; at the end of a message it heads nothing.
func onlyMarker(s []lexeme) bool { return holdsOnly(s, weekly) || holdsOnly(s, total) }

// goesOn reports whether a segment is a marker and a figure, of something named before: “lũy kế: 12 đ/c”.
func goesOn(s []lexeme) bool {
	marked, figures := false, 0
	for _, l := range s {
		switch l.class {
		case total, weekly, becomes:
			marked = marked || figures == 0
		case figureOf:
			figures++
		case filler, skipped, colon, noun, minus, opening, closing, stop, comma:
		default:
			return false
		}
	}
	return marked && figures == 1
}
