package reading

import "strings"

// Secret reports whether text bears a mark of state secrets: “độ mật”, “tối mật”, “tuyệt mật”, “văn bản mật”
// or the stamp “MẬT” (domain.md §6, §4.8.2). Such a message is refused as a whole and kept in no form.
// It looks at the text as it was written: folded, “mat” would be in Mặt trận, có mặt and mật độ as well.
func Secret(text string) bool {
	m := newMessage(Clean(text))
	if !m.holds("mat") {
		return false
	}
	for i, t := range m.tokens {
		if t.kind == tokenWord && !t.inside && m.secretAt(i) {
			return true
		}
	}
	return false
}

// holds reports whether a key occurs in any spelling of the message.
func (m *message) holds(k string) bool {
	return strings.Contains(m.fold.text, k) || strings.Contains(m.telex.text, k) || strings.Contains(m.vni.text, k)
}

func (m *message) secretAt(i int) bool {
	switch {
	case m.isMat(i):
		return m.markedSecret(i)
	case m.isPlainMat(i):
		return m.plainSecret(i)
	}
	return false
}

// isMat reports whether the word at i is mật: written so, or in raw Telex or VNI with all its marks.
func (m *message) isMat(i int) bool {
	run := m.fold.of(i, m.runEnd(i))
	switch run {
	case "mat":
		return strings.EqualFold(m.word(i), "mật")
	case "maatj", "maajt", "majat", "ma65t", "ma56t", "ma6t5", "mat65", "mat56":
		return true
	}
	return false
}

// isPlainMat reports whether the word at i may be mật with marks left out.
func (m *message) isPlainMat(i int) bool {
	w := m.word(i)
	return m.runEnd(i) == i+1 && (strings.EqualFold(w, "mat") || strings.EqualFold(w, "mât"))
}

// markedSecret judges mật with its marks. “mật độ” is a density, “MẬT TRẬN” the misspelled front.
func (m *message) markedSecret(i int) bool {
	after := m.fold.text[m.fold.at[m.runEnd(i)]:]
	switch {
	case m.leads(m.runEnd(i)) && (strings.HasPrefix(after, "do") || strings.HasPrefix(after, "tran")):
		return false
	case m.word(i) == "MẬT":
		return true
	}
	return m.endsWith(i, "do", "độ", "đô") || m.endsWith(i, "toi", "tối") || m.endsWith(i, "tuyet", "tuyệt", "tuyêt") ||
		m.endsWith(i, "dau", "dấu") || m.afterPaper(i)
}

// plainSecret judges “mat”, which without marks may be mặt, mất or mắt as well.
func (m *message) plainSecret(i int) bool {
	after := m.fold.text[m.fold.at[i+1]:]
	follows := m.leads(i + 1)
	switch {
	case m.endsWith(i, "do", "độ", "đô"):
		return !follows
	case m.endsWith(i, "tuyet", "tuyệt", "tuyêt"):
		return true
	case m.endsWith(i, "toi", "tối"):
		return m.besidePaper(i)
	}
	front := follows && (strings.HasPrefix(after, "tran") || strings.HasPrefix(after, "do"))
	return !front && m.afterPaper(i)
}

// leads reports whether a word stands at token i, on the same line.
func (m *message) leads(i int) bool {
	return i < len(m.tokens) && m.tokens[i].kind == tokenWord
}

// before returns the start of the word before token i, past brackets and quotes; -1 when there is none.
func (m *message) before(i int) int {
	for i--; i >= 0 && m.tokens[i].kind == tokenSymbol && strings.Contains(`("'[-`, m.word(i)); i-- {
	}
	for i > 0 && m.tokens[i].inside {
		i--
	}
	if i < 0 || m.tokens[i].kind != tokenWord {
		return -1
	}
	return i
}

// endsWith reports whether the word before token i is plain without marks, raw, or one of the marked spellings.
func (m *message) endsWith(i int, plain string, marked ...string) bool {
	j := m.before(i)
	if j < 0 {
		return false
	}
	w := m.word(j)
	for _, s := range marked {
		if strings.EqualFold(w, s) {
			return true
		}
	}
	return isASCII(w) && m.reads(j, plain)
}

// reads reports whether the word at token i is k, as written or raw.
func (m *message) reads(i int, k string) bool {
	return m.fold.of(i, i+1) == k || m.telex.at != nil && m.telex.of(i, i+1) == k || m.vni.at != nil && m.vni.of(i, i+1) == k
}

// papers are what a mark of secrecy stands on.
var papers = [][2]string{{"van", "ban"}, {"tai", "lieu"}, {"cong", "van"}}

// afterPaper reports whether the words before token i name a paper.
func (m *message) afterPaper(i int) bool {
	second := m.before(i)
	if second < 0 {
		return false
	}
	first := m.before(second)
	for _, p := range papers {
		if first >= 0 && m.reads(second, p[1]) && m.reads(first, p[0]) {
			return true
		}
	}
	return false
}

// besidePaper reports whether a paper is named within a few words of token i.
func (m *message) besidePaper(i int) bool {
	const around = 5
	near := m.fold.of(max(0, i-around), min(len(m.tokens), i+around))
	for _, p := range papers {
		if strings.Contains(near, p[0]+p[1]) {
			return true
		}
	}
	return false
}
