package reading

import (
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

// maxNear is how many suggestions a question can hold.
const maxNear = 4

// near returns the indicators whose code, name or alias is word but for a slip, the nearest first.
func (v *Vocabulary) near(word string) []campaign.IndicatorID {
	limit := slack(len(word))
	var ids []campaign.IndicatorID
	for d := 0; d <= limit; d++ {
		for _, code := range v.codes {
			if slack(len(code)) >= d && distance(word, code, d) == d {
				ids = union(ids, v.indicators[v.phrases[code].n])
			}
		}
		if len(ids) > 0 {
			break
		}
	}
	return ids[:min(len(ids), maxNear)]
}

// beginning returns the indicators that word is the common beginning of: “xeploai” of members, or of
// organisations (domain.md §1.3 d).
func (v *Vocabulary) beginning(word string) []campaign.IndicatorID {
	if len(word) < 5 {
		return nil
	}
	var ids []campaign.IndicatorID
	for _, ind := range v.campaign.Indicators {
		if strings.HasPrefix(string(ind.ID), word) {
			ids = union(ids, []campaign.IndicatorID{ind.ID})
		}
	}
	if len(ids) < 2 {
		return nil
	}
	return ids[:min(len(ids), maxNear)]
}

// union appends to a what it does not hold yet.
func union[T comparable](a, b []T) []T {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}
