package reading

// numberedList takes out the numbers of a list or table without signs behind them: “1 ketnap 12⏎2 ntt 3”,
// “1 | Kết nạp | 12”. They must count the lines from 1 on, and each line must hold another figure.
func (r *reader) numberedList() {
	var marks []int
	for i := 0; i < len(r.lexemes); {
		end := i
		for end < len(r.lexemes) && r.lexemes[end].class != line {
			end++
		}
		if at, n := r.lineNumber(i, end); n == len(marks)+1 {
			marks = append(marks, at)
		} else if n > 0 {
			return
		}
		i = end + 1
	}
	if len(marks) < 2 {
		return
	}
	for _, at := range marks {
		r.lexemes[at].class = skipped
	}
}

// lineNumber returns the number that a line of a table begins with, and its place; 0 when the line is none.
func (r *reader) lineNumber(from, end int) (at, n int) {
	l := r.lexemes
	for from < end && l[from].class == filler && r.m.tokens[l[from].from].kind == tokenSymbol {
		from++
	}
	if from >= end {
		return 0, 0
	}
	n, digits, ok := r.small(l[from])
	if !ok || digits > 2 {
		return 0, 0
	}
	name := from + 1
	for name < end && l[name].class == filler && r.m.tokens[l[name].from].kind == tokenSymbol {
		name++
	}
	if name >= end || l[name].class != indicator {
		return 0, 0
	}
	figure := false
	for i := name + 1; i < end; i++ {
		if l[i].class == indicator { // “1 nhà tình nghĩa 2 nhà tình thương”
			return 0, 0
		}
		figure = figure || l[i].class == number || l[i].class == numberWord
	}
	if !figure {
		return 0, 0
	}
	return from, n
}
