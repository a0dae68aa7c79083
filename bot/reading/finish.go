package reading

import (
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
)

// finish puts in doubt what stands beside something unclear, joins items of the same indicator and spreads what
// the header says.
func (r *reader) finish() {
	r.doubtNeighbours()
	r.merge()
	for i := range r.out.Items {
		item := &r.out.Items[i]
		if !item.AsOf.IsZero() || r.out.AsOf.IsZero() {
			continue
		}
		item.AsOf = r.out.AsOf
		if r.headerFuture {
			item.Problem = first(item.Problem, FutureDate)
		}
	}
	r.out.Nil = r.quiet && len(r.out.Items) == 0
}

// merge joins a running total and the in-period figure of the same indicator, and drops what is said twice
// (domain.md §4.4.6, §4.8.21).
func (r *reader) merge() {
	kept := r.out.Items[:0]
	at := make(map[campaign.IndicatorID]int)
	for _, item := range r.out.Items {
		i, seen := at[item.Indicator]
		if !seen || item.Indicator == "" || !item.OK() || !kept[i].OK() {
			at[item.Indicator] = len(kept)
			kept = append(kept, item)
			continue
		}
		if slices.Contains(r.hamlets, item.Indicator) {
			kept[i].Problem = TwoNumbers
			continue
		}
		join(&kept[i], item)
	}
	r.out.Items = kept
}

func join(a *Item, b Item) {
	switch {
	case a.Mode == b.Mode && a.Quantity == b.Quantity && a.Mode != campaign.ModeIncrement:
	case isTotal(*a) && saidInWords(b) && b.Quantity.Num <= a.Quantity.Num:
		a.InPeriod, a.HasInPeriod = b.Quantity.Num, true
	case saidInWords(*a) && isTotal(b) && a.Quantity.Num <= b.Quantity.Num:
		b.InPeriod, b.HasInPeriod = a.Quantity.Num, true
		*a = b
	default:
		a.Problem = TwoNumbers
	}
}

func isTotal(i Item) bool { return i.Mode == campaign.ModeTotal && !i.HasInPeriod }

// saidInWords leaves out “+2”, which beside a total may be meant to be added to it.
func saidInWords(i Item) bool { return i.Mode == campaign.ModeIncrement && i.Raw[0] != '+' }

// doubtNeighbours asks about items that read well by themselves, where what stands beside them says that their
// figure may be another's, or only a part of what was meant.
func (r *reader) doubtNeighbours() {
	items := r.out.Items
	shifted := -1 // the line from which on figures may have moved to the indicator before
	for i := range items {
		if items[i].Problem == TwoNumbers {
			shifted = r.lineOf[i]
		}
		if items[i].OK() && (shifted == r.lineOf[i] || shifted >= 0 && r.lendsFigure(i) || r.besideUnclear(i)) {
			items[i].Problem = TwoNumbers
		}
	}
	for i := range items {
		r.doubtChain(i)
	}
	unclear := r.perhapsMeant()
	for i := range items {
		if len(unclear) > 0 && items[i].OK() && slices.Contains(unclear, items[i].Indicator) {
			items[i].Problem = TwoNumbers
		}
	}
}

// doubtChain: in “12. kết nạp 3 nhà tình thương 2 nhà tình nghĩa” the last name has no figure, so that each figure
// may belong to the name behind it.
func (r *reader) doubtChain(i int) {
	items := r.out.Items
	if items[i].Problem != NoNumber || i < 2 || !r.chained[i] || !r.chained[i-1] {
		return
	}
	for k := i - 1; k >= 0; k-- {
		if items[k].OK() {
			items[k].Problem = TwoNumbers
		}
		if !r.chained[k] {
			return
		}
	}
}

// perhapsMeant returns the indicators that are asked about, and those that unknown words may be: what reads as
// one of them elsewhere is said twice then.
func (r *reader) perhapsMeant() []campaign.IndicatorID {
	var ids []campaign.IndicatorID
	for i := range r.out.Items {
		if item := &r.out.Items[i]; item.Problem == UnknownIndicator || item.Problem == AmbiguousIndicator {
			ids = union(ids, item.Nearest)
		} else if item.Problem != "" && item.Indicator != "" {
			ids = union(ids, []campaign.IndicatorID{item.Indicator})
		}
	}
	return ids
}

// lendsFigure reports whether the figure of item i may belong to the indicator behind it that has none.
func (r *reader) lendsFigure(i int) bool {
	items := r.out.Items
	return i+1 < len(items) && items[i+1].Problem == NoNumber && r.lineOf[i+1] == r.lineOf[i]
}

// besideUnclear reports whether a figure of nothing follows item i, which may be the rest of its own; or whether
// the item is an increment said in words beside a figure that was not understood, its running total.
func (r *reader) besideUnclear(i int) bool {
	items := r.out.Items
	if r.loose[i] || i+1 < len(items) && items[i+1].Problem == NoIndicator && items[i+1].Word == "" {
		return true
	}
	after := i+1 < len(items) && unclear(items[i+1])
	switch {
	case items[i].Correction && !r.ctx.Correcting, items[i].Mode == campaign.ModeNil:
		return after && len(items[i+1].Nearest) == 0
	case items[i].Mode == campaign.ModeIncrement && saidInWords(items[i]):
		return after || i > 0 && unclear(items[i-1])
	}
	return false
}

func unclear(i Item) bool { return i.Problem == UnknownIndicator || i.Problem == TwoNumbers }
