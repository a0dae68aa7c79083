package reading

import (
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

// addNouns learns the counting words, and which of them fit which indicator.
func (v *Vocabulary) addNouns() {
	for n, list := range nounGroups {
		for word := range strings.SplitSeq(list, "|") {
			v.teach(strings.TrimSpace(word), phrase{class: noun, n: int32(n)})
		}
	}
	next := int32(len(nounGroups))
	for _, ind := range v.campaign.Indicators {
		fits := make(map[int32]bool)
		v.nouns[ind.ID] = fits
		if ind.Measure == campaign.MeasureMoney {
			continue // its words are scales
		}
		for _, word := range append([]string{ind.Noun}, ind.Nouns...) {
			n, known := v.nounGroup(word, next)
			if !known {
				next++
			}
			fits[n] = true
		}
	}
}

// nounGroup returns the group of a counting word; a word of the campaign's own becomes group next.
func (v *Vocabulary) nounGroup(word string, next int32) (n int32, known bool) {
	k := key(word)
	p, ok := v.phrases[k]
	switch {
	case ok && p.class == noun:
		return p.n, true
	case ok || k == "" || len(k) > longestKey: // such as “%”, which is no counting word here
		return -1, true
	}
	v.phrases[k] = phrase{class: noun, n: next}
	return next, false
}
