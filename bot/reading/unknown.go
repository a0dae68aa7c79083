package reading

import "github.com/thiduabot/thiduabot/campaign"

// maxWords is how many strange words may be one mistyped indicator.
const maxWords = 6

// unknownItem reads a segment with a figure but no indicator.
func (r *reader) unknownItem(d *draft) {
	if !d.hasValue() {
		return
	}
	item := Item{Problem: NoIndicator, AsOf: d.asOf, Correction: d.correction}
	if len(d.strange) > 0 {
		r.suggest(&item, d)
	}
	if len(item.Nearest) > 0 {
		problem := item.Problem
		item.Problem = ""
		r.measureAs(&item, d, item.Nearest[0])
		item.Problem = problem
	}
	item.Raw = r.text(d.figures[0].lexeme)
	if len(item.Nearest) == 0 && (d.figures[0].role != plainRole || r.nearMarker(d)) && len(r.out.Items) > 0 {
		r.loosen(len(r.out.Items) - 1) // the running total of what stands before, perhaps
	}
	r.add(item, d)
}

func (d *draft) hasValue() bool {
	for _, p := range d.figures {
		if p.role != dropRole && p.role != targetRole {
			return true
		}
	}
	return false
}

// markers are the words between a figure and the running total beside it.
var markers = []string{"luyke", "luykedennay", "phatsinh", "trongtuan", "tuannay", "trongky", "tongcong", "congdon", "thanh", "dennay"}

// nearMarker reports whether the strange words may be a marker with a slip.
func (r *reader) nearMarker(d *draft) bool {
	from, to := d.strangeRun()
	word := r.m.fold.of(int(from), int(to))
	for _, m := range markers {
		if distance(word, m, 1) <= 1 {
			return true
		}
	}
	return false
}

// hidesName returns the indicators that strange words right before the name of another one make with it:
// “tiu chí NTM”.
func (r *reader) hidesName(d *draft) []campaign.IndicatorID {
	n := len(d.strange)
	if n == 0 || d.strange[n-1].to != d.indicator.from && d.strange[n-1].to+2 < d.indicator.from {
		return nil
	}
	from := d.strange[n-1].from
	if n > 1 && d.strange[n-2].to == from {
		from = d.strange[n-2].from
	}
	if d.indicator.to-from > maxWords || from > d.indicator.from {
		return nil
	}
	if r.suggestions++; r.suggestions > maxSuggestions {
		return nil
	}
	ids := r.v.near(r.m.fold.of(int(from), int(d.indicator.to)))
	if len(ids) == 0 || ids[0] == d.ids[0] {
		return nil
	}
	return ids
}

// unknownNil asks about a word right before “không phát sinh”: it is not the whole unit that has nothing new.
func (r *reader) unknownNil(d *draft) bool {
	for i, l := range d.segment {
		if l.class != nothing {
			continue
		}
		j := i - 1
		for classAt(d.segment, j) == colon || classAt(d.segment, j) == minus {
			j--
		}
		if classAt(d.segment, j) != unknown {
			return false
		}
		item := Item{AsOf: d.asOf}
		r.suggest(&item, d)
		r.add(item, d)
		return true
	}
	return false
}

// lonelyWord asks about a word that is nearly an indicator; other words without figures say nothing.
func (r *reader) lonelyWord(d *draft) {
	item := Item{AsOf: d.asOf}
	r.suggest(&item, d)
	if len(item.Nearest) > 0 {
		r.add(item, d)
	}
}

// suggest fills Word, Nearest and Problem from the strange words before the first figure, or else behind it.
func (r *reader) suggest(item *Item, d *draft) {
	from, to := d.strangeRun()
	item.Word = r.m.raw(int(from), int(to))
	item.Problem = UnknownIndicator
	if r.suggestions++; to-from > maxWords || r.suggestions > maxSuggestions {
		return
	}
	item.Nearest, item.Problem = r.v.nearest(r.m, int(from), int(to))
}

// maxSuggestions bounds the words of one message that are compared with all aliases.
const maxSuggestions = 20

// strangeRun returns the tokens of the strange words nearest before the first figure, or else behind it,
// with the known ones among them: “nhà đại đoàn kết”.
func (d *draft) strangeRun() (from, to int32) {
	at := d.strangeAt()
	first, last := at, at
	for first > 0 && partOfName(d.segment[first-1].class) {
		first--
	}
	for last+1 < len(d.segment) && partOfName(d.segment[last+1].class) {
		last++
	}
	return d.segment[first].from, d.segment[last].to
}

// strangeAt returns the place of the last strange word before the first figure, or of the first one.
func (d *draft) strangeAt() int {
	best := -1
	for i, l := range d.segment {
		if l.class == figureOf && best >= 0 {
			break
		}
		if l.class == unknown {
			best = i
		}
	}
	return max(best, 0)
}

func partOfName(c class) bool {
	switch c {
	case unknown, noun, plan, numberWord, dozen, monthWord, dayWord:
		return true
	}
	return false
}

// nearest returns the indicators that the tokens may have been meant for, and what is wrong with them.
func (v *Vocabulary) nearest(m *message, from, to int) ([]campaign.IndicatorID, Problem) {
	word := m.fold.of(from, to)
	if ids := v.beginning(word); len(ids) > 0 {
		return ids, AmbiguousIndicator
	}
	ids := v.near(word)
	if m.telex.at != nil {
		ids = union(ids, v.near(m.telex.of(from, to)))
	}
	return ids, UnknownIndicator
}
