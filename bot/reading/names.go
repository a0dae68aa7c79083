package reading

import (
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

// kinds are the words before the name of a locality that people leave out.
var kinds = []string{"xa", "thitran", "phuong"}

// meanings collects what each key names, in the order of the campaign.
type meanings[T comparable] struct {
	keys []string
	ids  map[string][]T
}

func (m *meanings[T]) add(id T, names ...string) {
	if m.ids == nil {
		m.ids = make(map[string][]T)
	}
	for _, name := range names {
		k := key(name)
		if k == "" || slices.Contains(m.ids[k], id) {
			continue
		}
		if len(m.ids[k]) == 0 {
			m.keys = append(m.keys, k)
		}
		m.ids[k] = append(m.ids[k], id)
	}
}

func (v *Vocabulary) addUnits() {
	var m meanings[campaign.UnitID]
	for _, u := range v.campaign.Units {
		m.add(u.ID, string(u.ID), u.Name, bare(u.Name))
		m.add(u.ID, u.Aliases...)
		v.noteEnds(string(u.ID), u.Name)
		v.noteEnds(u.Aliases...)
	}
	for i, k := range m.keys {
		v.claim(k, unit, i)
		v.units = append(v.units, m.ids[k])
	}
}

// noteEnds notes where the words of names end, with and without the kind before them.
func (v *Vocabulary) noteEnds(names ...string) {
	for _, name := range names {
		m := newMessage(Clean(name))
		for first := range min(len(m.tokens), 3) {
			k := m.fold.text[m.fold.at[first]:]
			for i := first + 1; i < len(m.tokens); i++ {
				v.unitEnds[k] = append(v.unitEnds[k], int(m.fold.at[i]-m.fold.at[first]))
			}
		}
	}
}

// bare returns the name of a locality without its kind.
func bare(name string) string {
	k := key(name)
	for _, kind := range kinds {
		if rest, ok := strings.CutPrefix(k, kind); ok && rest != "" {
			return rest
		}
	}
	return ""
}

func (v *Vocabulary) addGroups() {
	var m meanings[campaign.GroupID]
	for _, g := range v.campaign.Groups {
		m.add(g.ID, string(g.ID), g.Name)
		m.add(g.ID, g.Aliases...)
	}
	for i, k := range m.keys {
		v.claim(k, group, i)
		v.groups = append(v.groups, m.ids[k])
	}
}

func (v *Vocabulary) addIndicators() {
	var m meanings[campaign.IndicatorID]
	for _, ind := range v.campaign.Indicators {
		m.add(ind.ID, string(ind.ID))
	}
	for _, ind := range v.campaign.Indicators {
		for _, name := range append([]string{ind.Name, ind.Short}, ind.Aliases...) {
			if k := key(name); !v.isCode(k) { // a code means its own indicator only
				m.add(ind.ID, name)
			}
		}
	}
	for i, k := range m.keys {
		v.claim(k, indicator, i)
		v.indicators = append(v.indicators, m.ids[k])
	}
	v.codes = m.keys
	v.markOrdinary()
}

func (v *Vocabulary) isCode(k string) bool {
	_, ok := v.campaign.Indicator(campaign.IndicatorID(k))
	return ok
}

// ordinary are aliases that are words of every day too: inside a text they count only right before
// a figure (domain.md §4.8.16).
var ordinary = []string{"nangcao", "kieumau", "hatang", "lichsu", "daihoi", "tieuchi", "sotieuchi", "ngansach", "vonxahoi", "nongthonmoi"}

func (v *Vocabulary) markOrdinary() {
	for _, k := range v.codes {
		p := v.phrases[k]
		if p.other != unknown || slices.Contains(ordinary, k) {
			p.ordinary = true
			v.phrases[k] = p
		}
	}
}
