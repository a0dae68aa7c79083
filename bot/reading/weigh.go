package reading

import "github.com/thiduabot/thiduabot/campaign"

// weigher decides which figure of a segment is the value, and how it is meant.
type weigher struct {
	r    *reader
	d    *draft
	ind  campaign.Indicator
	item *Item
}

func (w *weigher) weigh() {
	values := w.values()
	switch {
	case len(values) == 0:
		w.none()
	case len(values) == 1:
		w.single(values[0])
	case len(values) == 2:
		w.pair(values[0], values[1])
	default:
		w.item.Raw = w.r.text(values[0].lexeme)
		w.fail(TwoNumbers)
	}
	if len(values) > 0 {
		w.fail(w.d.doubt)
	}
	if w.d.quiet && w.item.HasQuantity && !w.item.HasInPeriod { // “không phát sinh, lũy kế 12”
		w.item.HasInPeriod = true
	}
}

// fail keeps the first problem found.
func (w *weigher) fail(p Problem) { w.item.Problem = first(w.item.Problem, p) }

// values returns the figures that may be the value; targets, parts and percentages beside them are set aside.
func (w *weigher) values() []placed {
	var values, percents []placed
	for _, p := range w.d.figures {
		switch {
		case p.role == dropRole, p.role == oldRole && (w.d.corrected || w.directlyCorrected(p)):
		case p.role == targetRole:
			w.over(p.figure.value)
		case p.percent && !w.takesPercent():
			percents = append(percents, p)
		default:
			values = append(values, p)
		}
	}
	if len(values) == 0 {
		return percents
	}
	if len(percents) > 0 {
		w.percent(percents[0])
	}
	return w.withoutPercentOfRatio(values)
}

// directlyCorrected reports whether p stands right behind “đính chính số” or “nhầm”: the old value.
func (w *weigher) directlyCorrected(p placed) bool {
	return !w.d.hasInd || p.lexeme.from < w.d.indicator.from
}

func (w *weigher) takesPercent() bool {
	return w.ind.IsRate() || w.ind.Measure == campaign.MeasurePercent || w.ind.Measure == campaign.MeasureStage
}

// withoutPercentOfRatio drops the percentage that people write behind “118/124”: the bot computes it.
func (w *weigher) withoutPercentOfRatio(values []placed) []placed {
	if len(values) == 2 && values[0].hasOver && values[1].percent {
		return values[:1]
	}
	return values
}

func (w *weigher) none() {
	switch {
	case w.d.quiet:
		w.item.Mode = campaign.ModeNil
		w.fail(w.d.doubt)
	case w.d.done && w.ind.Measure == campaign.MeasureStage:
		w.item.Quantity, w.item.HasQuantity = campaign.Number(100), true
		w.item.Mode, w.item.Raw = campaign.ModeMilestone, w.r.text(w.d.indicator)
		w.fail(w.d.doubt)
	case w.d.doubt != "":
		w.fail(w.d.doubt)
	case w.d.hasTarget():
		w.fail(Plan)
	default:
		w.fail(NoNumber)
	}
}

func (d *draft) hasTarget() bool {
	for _, p := range d.figures {
		if p.role == targetRole {
			return true
		}
	}
	return false
}

func (w *weigher) single(p placed) {
	role := p.role
	if role == plainRole {
		role = w.r.headerRole
	}
	switch role {
	case longRole:
		w.fail(LongPeriod)
	case dayRole:
		w.fail(UnclearMode)
	}
	w.measure(p)
	w.item.Mode = w.mode(role, p)
}

// pair reads a running total and an in-period figure.
func (w *weigher) pair(a, b placed) {
	switch {
	case inPeriod(a) && !inPeriod(b) && b.apart:
		w.both(b, a)
	case inPeriod(b) && !inPeriod(a) && b.apart:
		w.both(a, b)
	case a.role == plainRole && b.role == totalRole: // “3 (LK 12)”
		w.both(b, a)
	case a.role == b.role && same(a.figure, b.figure): // said twice: domain.md §4.8.21
		w.single(a)
	default:
		w.single(a)
		w.item.HasQuantity = false
		w.item.Problem = TwoNumbers
	}
}

// same reports whether two figures are one: “1,25 tỷ (1.250 triệu)”.
func same(a, b *figure) bool {
	return a.value == b.value && a.scaled == b.scaled && a.small == b.small && a.percent == b.percent && a.plus == b.plus &&
		a.over == b.over && a.hasOver == b.hasOver && a.problem == b.problem
}

func inPeriod(p placed) bool { return p.role == weekRole || p.role == longRole }

func (w *weigher) both(value, part placed) {
	value.role = totalRole
	w.single(value)
	n, ok := w.number(part)
	if part.problem != "" || !ok {
		w.fail(first(part.problem, Fraction))
		return
	}
	if w.item.HasQuantity && n > w.item.Quantity.Num { // more in the week than in the year
		w.fail(TwoNumbers)
	}
	w.item.InPeriod, w.item.HasInPeriod = n, true
}

// mode says how the figure is meant (domain.md §0.1, §4.8.13).
func (w *weigher) mode(role role, p placed) campaign.Mode {
	increment := role == weekRole
	switch {
	case w.ind.IsRate():
		if increment {
			w.fail(IncrementOfLevel)
		}
		return campaign.ModeRate
	case w.ind.Kind == campaign.KindMilestone:
		if increment && p.plus {
			w.fail(IncrementOfLevel)
		}
		return campaign.ModeMilestone
	case increment && (w.ind.Accumulates() || w.ind.ID == criteria):
		return campaign.ModeIncrement
	case w.ind.Kind == campaign.KindLevel:
		if increment {
			w.fail(IncrementOfLevel)
		}
		return campaign.ModeLevel
	}
	return campaign.ModeTotal
}

// criteria is the one level that “+n” adds to (domain.md §4.8.13).
const criteria campaign.IndicatorID = "tieuchintm"
