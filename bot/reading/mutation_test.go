package reading_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot/reading"
)

const mutations = 20_000

// verdicts on a mutated message.
const (
	right   = "understood right"
	asked   = "asked"
	refused = "refused"
	lost    = "stored in part, the rest not asked"
	wrong   = "STORED WRONG"

	anotherFigure = "another valid figure"
	anotherMode   = "a valid increment"
)

// TestMutations makes one random typing slip in a correct message, 20,000 times, and counts what becomes of it.
// Nothing wrong may be stored, except where the slip has made another valid message (see otherMessage).
func TestMutations(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(2024, 614))
	messages := correctMessages()
	counts := make(map[string]map[string]int)
	bad := make(map[string]bool)
	for n := 0; n < mutations; {
		m, kind := messages[random.IntN(len(messages))], slipKinds[random.IntN(len(slipKinds))]
		s, ok := makeSlip(random, kind, m.text)
		if !ok {
			continue
		}
		n++
		r := vocabulary.Read(s.text, m.ctx)
		v := judge(m, s, r)
		if counts[kind] == nil {
			counts[kind] = make(map[string]int)
		}
		counts[kind][v]++
		if v == wrong || v == lost {
			bad[fmt.Sprintf("%s: %q → %q: %s", s.kind, m.text, s.text, written(r))] = true
		}
	}
	t.Logf("%d messages", len(messages))
	checkDocs(t, report(counts))
	for _, line := range slices.Sorted(maps.Keys(bad)) {
		t.Error(line)
	}
}

// judge compares what a mutated message stores with what the message stored.
func judge(m correct, s slip, r reading.Reading) string {
	stored := storedOf(r)
	for _, line := range stored {
		if slices.Contains(m.stored, line) {
			continue
		}
		if kind := otherMessage(m, s, line); kind != "" {
			return kind
		}
		return wrong
	}
	switch {
	case len(stored) == len(m.stored):
		return right
	case doubtsOf(r) > 0:
		return asked
	case len(stored) > 0 && !s.digit:
		return lost
	}
	return refused
}

// otherMessage tells the slips that make another message somebody may well have meant, which no reader can know:
//   - a digit, or a sign between two digits, was changed: another figure, written as it should be;
//   - a plus sign was typed for another separator before a figure, or another one for the plus sign: the same
//     figure as an increment, or as a total.
func otherMessage(m correct, s slip, line string) string {
	switch {
	case s.digit:
		return anotherFigure
	case s.plus && slices.ContainsFunc(m.stored, func(was string) bool { return figureOf(was) == figureOf(line) }):
		return anotherMode
	}
	return ""
}

// figureOf returns the indicator and quantity of a stored line.
func figureOf(line string) string {
	words := strings.Fields(line)
	return words[0] + words[len(words)-1]
}

// report puts the counts into rows of a table, one for each kind of slip.
func report(counts map[string]map[string]int) string {
	var b strings.Builder
	for _, kind := range slipKinds {
		fmt.Fprintf(&b, "| %s |", kind)
		for _, v := range []string{right, asked, refused, anotherFigure, anotherMode, lost, wrong} {
			fmt.Fprintf(&b, " %d |", counts[kind][v])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// checkDocs keeps the counts in docs/reading.md true.
func checkDocs(t *testing.T, rows string) {
	t.Helper()
	docs, err := os.ReadFile("../../docs/reading.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(docs), rows) {
		t.Errorf("docs/reading.md must say:\n%s", rows)
	}
}
