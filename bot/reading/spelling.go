package reading

// spell builds a spelling, taking the letters of each token from add.
func (m *message) spell(add func(b []byte, i int) []byte) spelling {
	b := make([]byte, 0, len(m.text))
	at := make([]int32, len(m.tokens)+1)
	for i := range m.tokens {
		at[i] = int32(len(b))
		b = add(b, i)
	}
	at[len(m.tokens)] = int32(len(b))
	return spelling{string(b), at}
}

func (m *message) appendFolded(b []byte, i int) []byte {
	if m.joins(i) {
		return b
	}
	return appendFold(b, m.word(i))
}

// joins reports whether token i is a hyphen between the syllables of a word: “kết-nạp”, “nha_tinh_thuong”.
func (m *message) joins(i int) bool {
	if m.tokens[i].kind != tokenSymbol || i == 0 || i+1 >= len(m.tokens) {
		return false
	}
	c := m.text[m.tokens[i].start]
	return (c == '-' || c == '_') && m.tokens[i].glued && m.tokens[i+1].glued &&
		m.tokens[i-1].kind == tokenWord && m.tokens[i+1].kind == tokenWord
}

func (m *message) appendTelexed(b []byte, i int) []byte {
	word := m.fold.of(i, i+1)
	if m.tokens[i].kind != tokenWord {
		return append(b, word...)
	}
	return appendTelex(b, word)
}

// appendVNIed gives a whole run of letters and digits to its first token, and nothing to the others.
func (m *message) appendVNIed(b []byte, i int) []byte {
	if m.tokens[i].inside {
		return b
	}
	run := m.fold.of(i, m.runEnd(i))
	if !looksVNI(run) {
		return append(b, run...)
	}
	return appendVNI(b, run)
}

// runEnd returns the token after the run of letters and digits that holds token i.
func (m *message) runEnd(i int) int {
	for i++; i < len(m.tokens) && m.tokens[i].inside; i++ {
	}
	return i
}

// anyTelex reports whether a word reads differently as raw Telex. A word with marks was not typed raw.
func (m *message) anyTelex() bool {
	var buf [64]byte
	for i, t := range m.tokens {
		if t.kind != tokenWord || int(t.end-t.start) > len(buf) {
			continue
		}
		word := m.fold.of(i, i+1)
		if len(appendTelex(buf[:0], word)) != len(word) {
			return true
		}
	}
	return false
}

func (m *message) anyVNI() bool {
	for i, t := range m.tokens {
		if t.kind == tokenWord && !t.inside && looksVNI(m.fold.of(i, m.runEnd(i))) {
			return true
		}
	}
	return false
}
