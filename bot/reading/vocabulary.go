package reading

import (
	"maps"
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

const (
	// longestKey bounds a phrase in letters, longestPhrase in tokens: matching stays linear.
	longestKey    = 64
	longestPhrase = 14
)

// Vocabulary is everything of a campaign that messages are matched against.
// It is built once for each campaign revision, immutable, and safe for concurrent use.
type Vocabulary struct {
	campaign *campaign.Campaign
	phrases  map[string]phrase
	// variants are the words of the lexicon behind each key, with their marks.
	variants map[string][]variant
	// indicators, units and groups hold the meanings of a phrase of these classes, by phrase.n.
	indicators [][]campaign.IndicatorID
	units      [][]campaign.UnitID
	groups     [][]campaign.GroupID
	// codes are the keys of indicators, for suggestions.
	codes []string
	// unitEnds are the places where words end in the key of a unit.
	unitEnds map[string][]int
	nouns    map[campaign.IndicatorID]map[int32]bool
	// area is the key of the campaign's area without its kind: “giongtrom” of “huyện Giồng Trôm”.
	area string
}

// phrase is the part a key plays. A key that the campaign took from the lexicon keeps its first part too.
type phrase struct {
	class    class
	n        int32
	other    class
	m        int32
	ordinary bool
}

// NewVocabulary returns the vocabulary of c.
func NewVocabulary(c *campaign.Campaign) *Vocabulary {
	v := &Vocabulary{
		campaign: c,
		phrases:  make(map[string]phrase, 1024),
		unitEnds: make(map[string][]int),
		variants: make(map[string][]variant, 1024),
		nouns:    make(map[campaign.IndicatorID]map[int32]bool, len(c.Indicators)),
	}
	v.addLexicon()
	v.addNouns()
	v.addArea()
	v.addGroups()
	v.addUnits()
	v.addIndicators()
	v.addBeginnings()
	return v
}

// addBeginnings puts the beginnings of all keys beside them, as unknown: a search that leaves them is over.
func (v *Vocabulary) addBeginnings() {
	for _, k := range slices.Collect(maps.Keys(v.phrases)) {
		for n := range len(k) {
			if _, ok := v.phrases[k[:n]]; !ok {
				v.phrases[k[:n]] = phrase{}
			}
		}
	}
}

// key returns how s is matched: folded, without spaces.
func key(s string) string { return newMessage(Clean(s)).fold.text }

func (v *Vocabulary) addLexicon() {
	for _, class := range slices.Sorted(maps.Keys(lexicon)) {
		for word := range strings.SplitSeq(lexicon[class], "|") {
			v.teach(strings.TrimSpace(word), phrase{class: class})
		}
	}
	for word, n := range numberWords {
		v.teach(word, phrase{class: numberWord, n: n})
	}
	for word, n := range scales {
		v.teach(word, phrase{class: scale, n: n})
	}
}

// claim gives a key to the campaign.
func (v *Vocabulary) claim(k string, c class, n int) {
	if k == "" || len(k) > longestKey {
		return
	}
	was := v.phrases[k]
	v.phrases[k] = phrase{class: c, n: int32(n), other: was.class, m: was.n}
}

func (v *Vocabulary) addArea() {
	k := key(v.campaign.Area)
	v.claim(k, place, 0)
	v.area = strings.TrimPrefix(k, key(v.campaign.AreaShort))
}
