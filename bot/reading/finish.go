package reading

import "github.com/thiduabot/thiduabot/campaign"

// finish joins items of the same indicator and spreads what the header says.
func (r *reader) finish() {
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
		join(&kept[i], item)
	}
	r.out.Items = kept
}

func join(a *Item, b Item) {
	switch {
	case a.Mode == b.Mode && a.Quantity == b.Quantity && a.Mode != campaign.ModeIncrement:
	case isTotal(*a) && saidInWords(b):
		a.InPeriod, a.HasInPeriod = b.Quantity.Num, true
	case saidInWords(*a) && isTotal(b):
		b.InPeriod, b.HasInPeriod = a.Quantity.Num, true
		*a = b
	default:
		a.Problem = TwoNumbers
	}
}

func isTotal(i Item) bool { return i.Mode == campaign.ModeTotal && !i.HasInPeriod }

// saidInWords leaves out “+2”, which beside a total may be meant to be added to it.
func saidInWords(i Item) bool { return i.Mode == campaign.ModeIncrement && i.Raw[0] != '+' }
