package reading

// greet takes out salutations: “Kính gửi Văn phòng Huyện ủy.” names an addressee, never the reporting unit.
// They run to the next full stop, colon or line break, but not past an indicator or a figure (domain.md §4.8.1).
func (r *reader) greet() {
	l := r.lexemes
	for i := 0; i < len(l); i++ {
		if l[i].class == salutation {
			i = r.skipAddressee(i)
		}
	}
}

// skipAddressee blanks the salutation at i and returns the last lexeme that belongs to it.
func (r *reader) skipAddressee(i int) int {
	l := r.lexemes
	end := i + 1
	if classAt(l, end) == colon { // “Kính gửi:”
		l[end].class = skipped
		end++
	}
	comma1 := 0
	for ; end < len(l); end++ {
		switch l[end].class {
		case comma:
			if comma1 == 0 {
				comma1 = end
			}
			continue
		case indicator, number, plus:
			// No end in sight: only what stands before the first comma was the addressee.
			if comma1 > 0 {
				end = comma1
			}
		case stop, colon, line:
		default:
			continue
		}
		break
	}
	for k := i; k < end && k < len(l); k++ {
		l[k].class = skipped
	}
	return end - 1
}
