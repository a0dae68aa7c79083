package reading

import "strings"

// cutReason takes what follows “lý do” out of the text.
func (r *reader) cutReason() {
	for i, l := range r.lexemes {
		if l.class != reason {
			continue
		}
		r.out.Reason = r.reasonFrom(int(l.to))
		r.lexemes = r.lexemes[:i]
		return
	}
}

func (r *reader) reasonFrom(tok int) string {
	if tok >= len(r.m.tokens) {
		return ""
	}
	if !r.out.Personal {
		return strings.Trim(r.m.text[r.m.tokens[tok].start:], " :,.;-()\n")
	}
	return r.m.scrub(r.personal, tok, len(r.m.tokens))
}
