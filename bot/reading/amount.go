package reading

// amount reads a number with its scale words: “1 tỷ 250 triệu đồng”, “3 tỷ 4”, “hai tỷ rưỡi”
// (domain.md §4.2). It returns how many lexemes it took.
func (r *reader) amount(rest, before []lexeme, f *figure) int {
	num, i := r.numeral(rest, before)
	if i == 0 {
		return 0
	}
	f.value = num.value
	f.problem = first(f.problem, num.problem)
	if num.hasOther {
		f.offer(num.value)
		f.offer(num.other)
	}
	if hundreds(rest, i) {
		f.value = f.value.shift(2)
		i++
	}
	if classAt(rest, i) == half && classAt(rest, i+1) == scale { // “2 rưỡi tỷ”
		f.fail(BadNumber)
		i++
	}
	if classAt(rest, i) == dozen {
		f.value = f.value.shift(1)
		f.fail(Approximate)
		return i + 1
	}
	if classAt(rest, i) == scale && r.scaleHere(rest[i]) {
		i += r.scaled(rest[i:], f)
	} else if f.nOthers > 0 && f.problem == "" {
		f.nOthers = 0 // “1.679” alone is clear
	}
	if classAt(rest, i) == dong {
		f.scaled = true
		i++
	}
	if !f.value.ok || (f.scaled || f.small) && r.breaksOff(rest, i) {
		f.fail(BadNumber)
	}
	return i
}

// breaksOff reports whether words of an amount follow that did not become a part of it: “một tỷ ba trăm triu”,
// “2,8 nghìn+tỷ”.
func (r *reader) breaksOff(rest []lexeme, i int) bool {
	if i < len(rest) && r.m.tokens[rest[i].from].kind == tokenSymbol && i+1 < len(rest) && r.glued(rest[i]) && r.glued(rest[i+1]) {
		i++
	}
	switch classAt(rest, i) {
	case numberWord:
		return true
	case scale:
		return r.scaleHere(rest[i])
	}
	return false
}

// hundreds reports whether “trăm triệu” follows a number in digits: “3 trăm triệu”.
func hundreds(rest []lexeme, i int) bool {
	return i == 1 && rest[0].class == number && classAt(rest, 1) == numberWord && rest[1].n == 100 && classAt(rest, 2) == scale
}

func first(a, b Problem) Problem {
	if a != "" {
		return a
	}
	return b
}

// scaleHere reports whether a scale word is one here: “k” must touch its number, elsewhere it is không.
func (r *reader) scaleHere(l lexeme) bool {
	return r.glued(l) || r.text(l) != "k" && r.text(l) != "K"
}

// scaled applies the scale word at rest[0] and reads the smaller parts behind it.
func (r *reader) scaled(rest []lexeme, f *figure) int {
	exp := int(rest[0].n)
	f.scaled, f.small = exp >= 6, exp < 6
	f.value = f.value.shift(exp)
	for k := range f.nOthers {
		f.others[k] = f.others[k].shift(exp)
	}
	i := 1
	if classAt(rest, i) == half {
		f.value = f.value.plus(decimal{5, 1, true}.shift(exp))
		return i + 1
	}
	for {
		n, next := r.part(rest[i:], f, exp)
		i += n
		if n == 0 || next == 0 {
			return i
		}
		exp = next
	}
}

// part adds “250 triệu” or a bare tail to an amount whose last scale was exp; next is the scale of the part,
// 0 when nothing can follow.
func (r *reader) part(rest []lexeme, f *figure, exp int) (n, next int) {
	num, n := r.numeral(rest, nil)
	if n == 0 || num.problem != "" {
		return 0, 0
	}
	if hundreds(rest, n) {
		num.value = num.value.shift(2)
		n++
	}
	if classAt(rest, n) != scale || !r.scaleHere(rest[n]) {
		return r.tail(rest, n, num, f, exp), 0
	}
	next = int(rest[n].n)
	if next >= exp {
		return 0, 0 // scales must fall; the rest is a second figure
	}
	part := num.value.shift(next)
	if limit := whole(1).shift(exp); limit.ok && part.ok && part.places == 0 && part.m >= limit.m {
		f.fail(BadNumber) // 1 tỷ 1250 triệu
	}
	f.value = f.value.plus(part)
	f.nOthers = 0
	n++
	if classAt(rest, n) == half {
		f.value = f.value.plus(decimal{5, 1, true}.shift(next))
		return n + 1, 0
	}
	return n, next
}

// tail reads a number without a scale behind one: n digits are n decimals; two are in doubt, for
// “3 tỷ 45” may be 3 tỷ 45 triệu (domain.md §4.2).
func (r *reader) tail(rest []lexeme, n int, num numeral, f *figure, exp int) int {
	if !r.endsFigure(rest, n) {
		return 0
	}
	if rest[0].class == numberWord {
		return r.tailInWords(n, num, f, exp)
	}
	s := r.text(rest[0])
	if n > 1 || !isPlain(s) || len(s) > 3 {
		return 0
	}
	decimals := num.value.shift(exp - len(s))
	if len(s) == 2 {
		f.nOthers = 0
		f.offer(f.value.plus(decimals))
		f.offer(f.value.plus(num.value.shift(exp - 3)))
		f.fail(TailTwoDigits)
	}
	if len(s) == 1 && r.sawVNI && r.glued(rest[0]) {
		f.nOthers = 0
		f.offer(f.value)
		f.offer(f.value.plus(decimals))
		f.fail(TailOrTone) // domain.md §4.8.4
	}
	f.value = f.value.plus(decimals)
	return n
}

// tailInWords reads “hai tỷ tư” and “một nghìn hai trăm”.
func (r *reader) tailInWords(n int, num numeral, f *figure, exp int) int {
	switch {
	case n == 1 && num.value.m < 10:
		f.value = f.value.plus(num.value.shift(exp - 1))
	case exp == 3:
		f.value = f.value.plus(num.value)
	default:
		f.fail(BadNumber)
	}
	return n
}

// endsFigure reports whether nothing that counts something follows: in “1 tỷ 2 căn” the 2 is no tail.
func (r *reader) endsFigure(rest []lexeme, i int) bool {
	switch classAt(rest, i) {
	case noun, indicator, percent, number, numberWord, half, dozen, unknown:
		return false
	case slash:
		return classAt(rest, i+1) != number || classAt(rest, i+2) == scale
	}
	return true
}
