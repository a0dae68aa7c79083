package reading

import (
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

// FindUnit returns the units that text names and that exist on the day, by id, name or alias.
func (v *Vocabulary) FindUnit(text string, on campaign.Date) []campaign.UnitID {
	for _, k := range spellings(text) {
		for k != "" {
			if p := v.phrases[k]; p.class == unit {
				return v.alive(v.units[p.n], on)
			}
			k = withoutBody(k)
		}
	}
	return nil
}

func (v *Vocabulary) alive(ids []campaign.UnitID, on campaign.Date) []campaign.UnitID {
	var alive []campaign.UnitID
	for _, id := range ids {
		if u, ok := v.campaign.Unit(id); ok && u.Span.Contains(on) {
			alive = append(alive, id)
		}
	}
	return alive
}

// bodies are words that people put before the name of a unit.
var bodies = []string{"dangbo", "danguy", "ubnd", "uybannhandan", "donvi", "xa", "thitran", "phuong"}

func withoutBody(k string) string {
	for _, body := range bodies {
		if rest, ok := strings.CutPrefix(k, body); ok {
			return rest
		}
	}
	return ""
}

// FindGroup returns the groups that text names, by id, name or alias.
func (v *Vocabulary) FindGroup(text string) []campaign.GroupID {
	for _, k := range spellings(text) {
		if p := v.phrases[k]; p.class == group {
			return v.groups[p.n]
		}
	}
	return nil
}

// FindIndicator returns the indicators that text names exactly, or else those nearest to it.
func (v *Vocabulary) FindIndicator(text string) (exact, near []campaign.IndicatorID) {
	all := spellings(text)
	for _, k := range all {
		if p := v.phrases[k]; p.class == indicator {
			return v.indicators[p.n], nil
		}
	}
	for _, k := range all {
		if ids := v.beginning(k); len(ids) > 0 {
			return ids, nil
		}
		near = union(near, v.near(k))
	}
	return nil, near
}

// spellings returns the keys of text as written, as raw Telex and as raw VNI.
func spellings(text string) []string {
	text, _ = crop(text)
	m := newMessage(strings.Trim(Clean(text), " \n.:,;!?\""))
	keys := []string{m.fold.text}
	for _, s := range []spelling{m.telex, m.vni} {
		if s.at != nil {
			keys = append(keys, s.text)
		}
	}
	return keys
}

// ReadQuantity reads the answer to a question about a figure of ind. A unit word alone (“triệu”) completes
// raw, the figure that was asked about; raw is "" when there is none.
func (v *Vocabulary) ReadQuantity(text string, ind campaign.IndicatorID, raw string) Item {
	item := v.readFigure(text, ind)
	if item.Raw == "" && raw != "" && item.Problem == NoNumber {
		return v.readFigure(raw+" "+text, ind)
	}
	return item
}

func (v *Vocabulary) readFigure(text string, ind campaign.IndicatorID) Item {
	text, _ = crop(text)
	r := v.reader(text, Context{})
	r.prepare()
	d := r.draft(r.lexemes)
	item := Item{Indicator: ind, Word: string(ind), AsOf: d.asOf}
	if d.hasInd && (len(d.ids) != 1 || d.ids[0] != ind) {
		item.Problem = TwoNumbers // a new report, not an answer
		return item
	}
	r.measureAs(&item, &d, ind)
	item.Text = r.m.raw(0, len(r.m.tokens))
	return item
}
