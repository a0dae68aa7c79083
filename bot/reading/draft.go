package reading

import (
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
)

// role is what the words around a figure make of it (domain.md §4.3).
type role uint8

const (
	plainRole  role = iota // nothing is said: the running total
	totalRole              // lũy kế
	weekRole               // tuần này, +n
	longRole               // of a month or quarter
	dayRole                // hôm nay, vừa: a total or an increment?
	targetRole             // kế hoạch 15
	dropRole               // of another time, or a part: no value
	oldRole                // what a correction replaces
)

// placed is a figure in its segment.
type placed struct {
	*figure
	lexeme lexeme
	role   role
	// apart tells “12 (+3)” from “12 +3”: a comma or bracket stands before it.
	apart   bool
	problem Problem
}

// draft is what a segment says, before it is measured by an indicator.
type draft struct {
	segment     []lexeme
	counted     []campaign.IndicatorID // what the counting words must fit, known before the indicator is reached
	ids         []campaign.IndicatorID
	indicator   lexeme
	hasInd      bool
	figures     []placed
	strange     []lexeme // words of no meaning
	between     bool     // one of them stands between indicator and figure
	doubt       Problem
	quiet       bool
	others      bool // “các chỉ tiêu khác”: what follows is not said of the indicator
	othersQuiet bool
	done        bool
	correction  bool
	mended      bool // by “đính chính” in the text
	corrected   bool // a figure follows “thành”
	asOf        campaign.Date
	future      bool
	marker      role // of a segment that holds nothing else: a header
	rest        bool // words of a figure that became no part of one: “rưỡi” alone
	reasonAt    int  // token where the reason of a correction begins, 0 for none
	from, to    lexeme

	// what the next figure will be
	pending    role
	hasPending bool
	next       Problem
	ofWhich    bool
}

// draft walks a segment once.
func (r *reader) draft(segment []lexeme) draft {
	d := draft{segment: segment, correction: r.ctx.Correcting}
	if len(segment) > 0 {
		d.from, d.to = segment[0], segment[len(segment)-1]
	}
	if i := slices.IndexFunc(segment, func(l lexeme) bool { return l.class == indicator }); i >= 0 {
		d.counted = r.v.indicators[segment[i].n]
	}
	for i, l := range segment {
		r.take(&d, segment, i, l)
		if d.reasonAt > 0 {
			break
		}
	}
	d.settle()
	return d
}

func (r *reader) take(d *draft, s []lexeme, i int, l lexeme) {
	switch l.class {
	case indicator:
		r.takeIndicator(d, l)
	case figureOf:
		d.takeFigure(&r.figures[l.n], l, classAt(s, i-1))
	case noun:
		r.takeNoun(d, s, i)
	case unknown:
		r.takeStrange(d, s, i)
	case dateOf:
		d.takeDate(r.dates[l.n])
	case comma, stop:
		d.takeComma()
	case weekly:
		d.expect(r.weekly(d, s, i))
	case becomes:
		r.takeBecomes(d, l)
	case mistake, notThis:
		d.takeMistake(l.class, figureAhead(s, i+1))
	case reduction:
		d.next = Negative
	case approx:
		d.next = Approximate
	default:
		d.takeMarker(l.class)
	}
}

func (d *draft) takeDate(ref dateRef) {
	d.asOf, d.future = ref.date, d.future || ref.future
	if ref.until && d.pending != longRole { // “từ 1/5 đến 14/6” stays a period
		d.expect(totalRole)
	}
}

func (d *draft) takeComma() {
	d.next = ""
	if !d.hasInd && len(d.figures) == 0 {
		d.doubt = ""
		if d.pending == dropRole || d.pending == targetRole {
			d.pending, d.hasPending = plainRole, false
		}
	}
}

func (d *draft) takeFigure(f *figure, l lexeme, before class) {
	p := placed{figure: f, lexeme: l, role: d.pending, problem: first(f.problem, d.next)}
	p.apart = before == opening || before == comma || before == stop || d.hasPending
	switch {
	case d.ofWhich && p.role != weekRole && p.role != longRole && !f.plus:
		p.role = dropRole
	case f.plus && p.role == plainRole:
		p.role = weekRole
	}
	if n := len(d.figures); n > 0 && d.mended && len(d.strange) > 0 && d.strange[len(d.strange)-1].from > d.figures[n-1].lexeme.from {
		d.worry(TwoNumbers) // “ketnap 12, đính chính nntt 3”: the correction may be of something else
	}
	d.between = d.between || d.hasInd && len(d.figures) == 0 && d.strangeAfter()
	d.figures = append(d.figures, p)
	d.pending, d.hasPending, d.next = plainRole, false, ""
}

// strangeAfter reports whether a strange word stands behind the indicator.
func (d *draft) strangeAfter() bool {
	n := len(d.strange)
	return n > 0 && d.strange[n-1].from > d.indicator.from
}

// settle gives a marker behind the last figure to it: “2 phát sinh”.
func (d *draft) settle() {
	n := len(d.figures)
	if n == 0 || !d.hasPending || d.figures[n-1].role != plainRole {
		return
	}
	switch d.pending {
	case totalRole, weekRole, longRole, dayRole:
		d.figures[n-1].role = d.pending
	}
}
