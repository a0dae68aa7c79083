package reading

import (
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

func (r *reader) takeIndicator(d *draft, l lexeme) {
	if d.hasInd {
		return // named again, or a part inside “trong đó”
	}
	d.ids, d.indicator, d.hasInd = r.v.indicators[l.n], l, true
	if d.ofWhich { // “vốn đầu t 52 tỷ trong đó hạ tầng 40 tỷ”
		d.worry(TwoNumbers)
	}
	if n := len(d.figures); n > 0 { // “2 nhà tình nghĩa”: what it counts stands behind it
		d.figures[n-1].problem = d.figures[n-1].figure.problem
	}
}

// takeNoun checks the counting word behind a figure, and the wrong ones before it: “kết nạp đoàn viên 12”.
func (r *reader) takeNoun(d *draft, s []lexeme, i int) {
	l, never := s[i], int32(len(nounGroups)-1)
	switch {
	case classAt(s, i-1) == figureOf:
		if p := &d.figures[len(d.figures)-1]; !r.fits(d, l) && p.problem == "" {
			p.problem = WrongNoun
		}
	case d.hasInd && len(d.figures) == 0 && l.n == never:
		d.next = WrongNoun
	}
}

// fits reports whether a counting word suits the indicator of the segment, which may stand behind it.
func (r *reader) fits(d *draft, l lexeme) bool {
	ids := d.counted
	if len(ids) == 0 || r.v.nouns[ids[0]][l.n] || r.isRate(ids[0]) {
		return true
	}
	k := r.m.fold.of(int(l.from), int(l.to))
	return k == "dc" || k == "nha" && l.raw // được, and the particle
}

func (r *reader) isRate(id campaign.IndicatorID) bool {
	ind, ok := r.v.campaign.Indicator(id)
	return ok && ind.IsRate()
}

// takeStrange keeps a word of no meaning. Behind a figure it may be what is counted, so it is asked about,
// except in a correction, where the reason begins.
func (r *reader) takeStrange(d *draft, s []lexeme, i int) {
	l := s[i]
	if r.ctx.Correcting && d.hasInd && len(d.figures) > 0 {
		if classAt(s, i-1) == figureOf && classAt(s, i+1) == figureOf && classAt(s, i+2) == line {
			d.worry(TwoNumbers) // a slip in “thành”: the new value, or a reason?
		}
		d.reasonAt = int(l.from)
		return
	}
	d.strange = append(d.strange, l)
	if r.m.fold.of(int(l.from), int(l.to)) == "nay" { // the end of a time that was not understood: “tuâun này”
		d.expect(dayRole)
	}
	if classAt(s, i-1) != figureOf || !d.hasInd {
		return
	}
	if p := &d.figures[len(d.figures)-1]; p.problem == "" {
		p.problem = WrongNoun
	}
}

// weekly: “báo cáo tuần này” is the report of this week, its figures may be totals.
func (r *reader) weekly(d *draft, s []lexeme, i int) role {
	if i > 0 && s[i-1].class == filler {
		switch r.m.fold.of(int(s[i-1].from), int(s[i-1].to)) {
		case "baocao", "bc", "b/c", "xinbaocao":
			return dayRole
		}
	}
	if len(d.figures) == 0 && strings.EqualFold(r.text(s[i]), "tang") { // tăng, or tặng?
		return dayRole
	}
	return weekRole
}

// takeBecomes: in a correction the new value follows; elsewhere “còn 3” is what is missing.
func (r *reader) takeBecomes(d *draft, l lexeme) {
	switch {
	case d.correction:
		for i := range d.figures {
			d.figures[i].role = oldRole
		}
		d.corrected = true
		d.expect(totalRole)
	case r.m.fold.of(int(l.from), int(l.to)) == "con":
		d.next = Plan
	}
}

// takeMistake: the figure right behind “nhầm” or “không phải” is the old one (domain.md §4.4.9).
func (d *draft) takeMistake(c class, figureNext bool) {
	if c == mistake {
		d.correction = true
	}
	switch {
	case figureNext:
		d.expect(dropRole)
	case c == mistake:
		d.expect(oldRole)
	default:
		d.worry(Negation)
	}
}

// figureAhead reports whether the first thing said from i on is a figure.
func figureAhead(s []lexeme, i int) bool {
	for classAt(s, i) == filler || classAt(s, i) == colon {
		i++
	}
	return classAt(s, i) == figureOf
}
