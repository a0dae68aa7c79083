package reading_test

import "testing"

// TestHowMany keeps the number of cases and the reason of each: issue 3 asks for at least 300.
func TestHowMany(t *testing.T) {
	t.Parallel()
	n, seen := 0, make(map[string]bool)
	for _, g := range ruleGroups() {
		for _, r := range g.rules {
			if r.why == "" {
				t.Errorf("%q has no reason", r.text)
			}
			if key := g.name + "\x00" + r.text; seen[key] {
				t.Errorf("%q twice in %s", r.text, g.name)
			} else {
				seen[key] = true
			}
			n++
		}
	}
	if t.Logf("%d cases", n); n < 300 {
		t.Errorf("%d cases", n)
	}
}
