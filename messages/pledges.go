package messages

import (
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Pledges is what a unit signed for a year.
type Pledges struct {
	Unit   string
	Year   int
	Signed campaign.Date
	Lines  []PledgeLine
}

// PledgeLine is one pledge as shown.
type PledgeLine struct {
	Label  string
	Target string
}

// IndicatorLine is one indicator in the list of codes.
type IndicatorLine struct {
	Code campaign.IndicatorID
	Name string
	Noun string
}

// PledgeText writes the target of a pledge: 15, 3 căn, trên 90%, 40%–50%, giảm 10%.
func PledgeText(ind campaign.Indicator, p campaign.Pledge) string {
	switch {
	case ind.Kind == campaign.KindRange:
		return Amount(ind, p.Target) + "–" + Amount(ind, p.Stretch)
	case ind.Kind == campaign.KindReduction:
		return "giảm " + campaign.FormatDecimal(p.Target.Num, 2) + "%"
	case ind.Kind == campaign.KindMilestone:
		return "hoàn thành"
	case ind.Op == campaign.MoreThan:
		return "trên " + AmountNoun(ind, p.Target)
	case ind.HideNoun:
		return Amount(ind, p.Target)
	default:
		return AmountNoun(ind, p.Target)
	}
}

// Pledges shows what a unit signed.
func (c *Catalogue) Pledges(p Pledges) chat.Message { return c.titled("pledges", p) }

// Indicators lists the codes to report with.
func (c *Catalogue) Indicators(own, others []IndicatorLine) chat.Message {
	return c.titled("indicators", struct{ Own, Others []IndicatorLine }{own, others})
}

// WhichUnitAbout asks which unit a question is about, and names those that the text may have meant.
func (c *Catalogue) WhichUnitAbout(example string, found []string) chat.Message {
	return c.say("which_unit_about", struct {
		Example string
		Found   []string
	}{example, found})
}
