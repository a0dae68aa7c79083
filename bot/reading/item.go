package reading

import (
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
)

// item reads one segment.
func (r *reader) item(segment []lexeme) {
	d := r.draft(segment)
	if d.reasonAt > 0 {
		r.out.Reason = first2(r.out.Reason, r.reasonFrom(d.reasonAt))
	}
	switch {
	case d.hasInd:
		r.add(r.known(&d), &d)
	case len(d.figures) > 0:
		r.unknownItem(&d)
	case d.quiet && r.unknownNil(&d):
	case d.quiet:
		r.quiet = true
	case d.rest && len(r.out.Items) > 0:
		r.loosen(len(r.out.Items) - 1)
	case len(d.strange) > 0:
		r.lonelyWord(&d)
	}
	r.quiet = r.quiet || d.othersQuiet
	if !d.hasInd && len(d.figures) == 0 {
		r.header(&d)
	}
}

func first2(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// header keeps what a line without a figure says about those below it.
func (r *reader) header(d *draft) {
	if !d.asOf.IsZero() && r.out.AsOf.IsZero() {
		r.out.AsOf = d.asOf
		r.headerFuture = d.future
	}
	if d.hasPending {
		r.headerRole = r.headRole(d)
	}
}

// headRole: below “Phát sinh trong tuần:” stand increments; below “Báo cáo tuần này” they may be totals.
func (r *reader) headRole(d *draft) role {
	if d.marker != weekRole {
		return d.marker
	}
	for i := d.from.from; i < d.to.to; i++ {
		switch r.m.fold.of(int(i), int(i)+1) {
		case "sinh", "ps", "them":
			return weekRole
		}
	}
	return dayRole
}

// known reads a segment with an indicator.
func (r *reader) known(d *draft) Item {
	item := Item{Word: r.text(d.indicator), AsOf: d.asOf, Correction: d.correction}
	if len(d.ids) != 1 {
		item.Nearest, item.Problem = slices.Clone(d.ids), AmbiguousIndicator
		r.measureAs(&item, d, d.ids[0])
		return item
	}
	item.Indicator = d.ids[0]
	r.measureAs(&item, d, item.Indicator)
	if d.between && item.Problem == "" { // “kết nạp tổ viên 12”: not what the indicator says
		item.Word = r.m.raw(int(d.indicator.from), int(d.strange[len(d.strange)-1].to))
		item.Nearest, item.Problem = []campaign.IndicatorID{item.Indicator}, UnknownIndicator
		item.Indicator = ""
	}
	if ids := r.hidesName(d); len(ids) > 0 && item.Problem == "" {
		item.Nearest, item.Problem = union(ids, d.ids), UnknownIndicator
		item.Word = r.m.raw(int(d.strange[len(d.strange)-1].from), int(d.indicator.to))
		item.Indicator = ""
	}
	return item
}

// measureAs reads the figures of d as those of an indicator.
func (r *reader) measureAs(item *Item, d *draft, id campaign.IndicatorID) {
	ind, ok := r.v.campaign.Indicator(id)
	if !ok {
		return
	}
	w := weigher{r: r, d: d, ind: ind, item: item}
	w.weigh()
}

func (r *reader) add(item Item, d *draft) {
	item.Text = r.m.raw(int(d.from.from), int(d.to.to))
	item.Note = r.note(d)
	if d.rest && item.Problem == "" && item.HasQuantity {
		item.Problem = BadNumber
	}
	if d.future && item.Problem == "" {
		item.Problem = FutureDate
	}
	r.out.Items = append(r.out.Items, item)
	r.lineOf = append(r.lineOf, r.line)
	first := int(d.from.from)
	r.chained = append(r.chained, first > 0 && r.m.tokens[first-1].kind <= tokenNumber)
	if r.ofHamlet(d) {
		r.hamlets = append(r.hamlets, item.Indicator)
	}
}

// ofHamlet reports whether a segment speaks of “ấp 3”: its figure is not said again by that of another hamlet.
func (r *reader) ofHamlet(d *draft) bool {
	for _, l := range d.segment {
		if l.class != skipped {
			continue
		}
		switch r.m.fold.of(int(l.from), int(l.from)+1) {
		case "ap", "kp", "khu":
			return true
		}
	}
	return false
}

func (r *reader) loosen(i int) {
	if r.loose == nil {
		r.loose = make(map[int]bool)
	}
	r.loose[i] = true
}
