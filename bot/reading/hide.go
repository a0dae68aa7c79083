package reading

import "slices"

// hidePersonal keeps names, years of birth and numbers of people from being read for anything: Năm, Bảy and Ba
// are names as well as figures (domain.md §6).
func (r *reader) hidePersonal() {
	r.personal = personalIn(r.m)
	r.out.Personal = len(r.personal) > 0
	for _, s := range r.personal {
		if s.sure {
			r.hide(s)
		}
	}
}

func (r *reader) hide(s span) {
	at, _ := slices.BinarySearchFunc(r.lexemes, s.from, func(l lexeme, tok int) int { return int(l.from) - tok })
	for ; at < len(r.lexemes) && int(r.lexemes[at].to) <= s.to; at++ {
		r.lexemes[at].class = skipped
	}
}

// note returns what stands behind the first figure of a segment besides its counting words: “trong đó 5 nữ”,
// “ở ấp 3”. Nothing of it was read as a value; personal data are taken out.
func (r *reader) note(d *draft) string {
	if len(d.figures) == 0 || d.correction {
		return ""
	}
	from, says := -1, false
	for _, l := range d.segment {
		if l.from < d.figures[0].lexeme.to {
			continue
		}
		switch l.class {
		case noun, comma, stop, opening, closing, colon, filler:
		case unknown, ofWhich, skipped:
			says = true
			fallthrough
		default:
			if from < 0 {
				from = int(l.from)
			}
		}
	}
	if !says {
		return ""
	}
	return r.m.scrub(r.personal, from, int(d.to.to))
}
