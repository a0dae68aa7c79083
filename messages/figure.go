package messages

import (
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

// Amount writes a figure of the indicator without its noun: 12, 1,25, 118/124, 95,2%.
func Amount(ind campaign.Indicator, q campaign.Quantity) string {
	switch {
	case q.IsRatio():
		return campaign.FormatNumber(q.Num) + "/" + campaign.FormatNumber(q.Den)
	case ind.Measure == campaign.MeasurePercent:
		return campaign.FormatDecimal(q.Num, 2) + "%"
	case ind.Measure == campaign.MeasureStage:
		return campaign.FormatNumber(q.Num) + "%"
	case ind.ShowScale > 1:
		return campaign.FormatScaled(q.Num, ind.ShowScale)
	default:
		return campaign.FormatNumber(q.Num)
	}
}

// AmountNoun writes a figure with its noun: 3 căn, 1,25 tỷ đồng.
func AmountNoun(ind campaign.Indicator, q campaign.Quantity) string {
	if ind.Noun == "" || ind.IsRate() || ind.Measure == campaign.MeasureStage {
		return Amount(ind, q)
	}
	return Amount(ind, q) + " " + ind.Noun
}

// figureText writes a figure with its noun, unless the label of the indicator says what is counted.
func figureText(ind campaign.Indicator, q campaign.Quantity) string {
	if ind.HideNoun {
		return Amount(ind, q)
	}
	return AmountNoun(ind, q)
}

// OfPledge writes a figure over its pledge: 12/15, 3/6 căn, 1,25/2,4 tỷ đồng.
func OfPledge(ind campaign.Indicator, q, pledge campaign.Quantity) string {
	text := Amount(ind, q) + "/" + Amount(ind, pledge)
	if ind.HideNoun || ind.Noun == "" {
		return text
	}
	return text + " " + ind.Noun
}

const (
	// thousand and million are nghìn and triệu, in đồng.
	thousand = 1_000
	million  = 1_000_000
)

// Typed writes a figure as people type it after the code: 12, 1,25 tỷ, 118/124, 95,2%. What is written is read as
// nothing else: three digits behind a comma may be thousands, so the next smaller word takes them.
func Typed(ind campaign.Indicator, q campaign.Quantity) string {
	if ind.Measure != campaign.MeasureMoney || ind.ShowScale <= 1 {
		return Amount(ind, q)
	}
	below := ind.ShowScale > million && q.Num < ind.ShowScale
	switch {
	case ind.ShowScale > million && q.Num%million == 0 && (below || threeDecimals(q.Num, ind.ShowScale)):
		return campaign.FormatScaled(q.Num, million) + " triệu"
	case ind.ShowScale == million && threeDecimals(q.Num, million):
		return campaign.FormatScaled(q.Num, thousand) + " nghìn"
	default:
		return Amount(ind, q) + " " + strings.TrimSuffix(moneyWord(ind), " đồng")
	}
}

// threeDecimals reports whether an amount has exactly three digits behind the comma.
func threeDecimals(n, scale int64) bool {
	return n%(scale/1000) == 0 && n%(scale/100) != 0
}

// moneyWord is the scale word an amount is shown with.
func moneyWord(ind campaign.Indicator) string {
	word, _, _ := strings.Cut(ind.Noun, "/")
	return word
}

// Said writes a figure as people type it in its mode: +2 for an increment.
func Said(ind campaign.Indicator, mode campaign.Mode, q campaign.Quantity) string {
	if mode == campaign.ModeIncrement {
		return "+" + Typed(ind, q)
	}
	return Typed(ind, q)
}

// ReportLine is a report that can be sent as it is.
func ReportLine(ind campaign.Indicator, q campaign.Quantity) string {
	return "/baocao " + string(ind.ID) + " " + Typed(ind, q)
}

// CorrectionLine is a correction that can be sent as it is.
func CorrectionLine(ind campaign.Indicator, q campaign.Quantity) string {
	return "/sua " + string(ind.ID) + " " + Typed(ind, q)
}

// Labels of choices.
const LabelSkip = "Bỏ qua"

// LabelAdd offers to take a figure as an increment.
func LabelAdd(ind campaign.Indicator, n, sum campaign.Quantity) string {
	return "Phát sinh thêm " + Typed(ind, n) + ", lũy kế thành " + Typed(ind, sum)
}

// LabelTotal offers to take a figure as the running total.
func LabelTotal(ind campaign.Indicator, n campaign.Quantity) string {
	return "Lũy kế là " + Typed(ind, n)
}

// LabelCorrect offers to take a figure as a correction.
func LabelCorrect(ind campaign.Indicator, n campaign.Quantity) string {
	return "Đính chính, lũy kế đúng là " + Typed(ind, n)
}

// LabelReport offers to take a figure for an indicator.
func LabelReport(ind campaign.Indicator, q campaign.Quantity) string {
	return string(ind.ID) + " " + Typed(ind, q)
}

// AgainstPledge writes where a unit stands with an indicator: the figure over what was signed, and the
// percentage of it where that says something.
func AgainstPledge(g campaign.Progress) (value, percent string) {
	ind, q := g.Indicator, g.Figure.Quantity
	switch {
	case ind.IsRate() && q.IsRatio():
		return Amount(ind, q) + " = " + campaign.FormatPercent(g.Value) + signed(g), ""
	case ind.IsRate(), ind.Kind == campaign.KindReduction:
		return AmountNoun(ind, q) + signed(g), ""
	case ind.Kind == campaign.KindMilestone:
		return Amount(ind, q), ""
	case !g.Known:
		return OfPledge(ind, q, g.Pledge.Target), ""
	default:
		return OfPledge(ind, q, g.Pledge.Target), campaign.FormatPercent(g.Percent)
	}
}

func signed(g campaign.Progress) string {
	return " (giao ước " + PledgeText(g.Indicator, g.Pledge) + ")"
}
