package messages

import (
	"fmt"
	"math/big"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Summary is the whole area at this moment.
type Summary struct {
	Area      string
	AreaShort string
	Now       time.Time
	Base      string
	Elapsed   string
	Lines     []SummaryLine
	Leaders   []string
	Week      int
	Missing   int
	Expected  int
}

// SummaryLine is the area's figure for one indicator.
type SummaryLine struct {
	Label   string
	Value   string
	Percent string
	// Have of Of units have a figure.
	Have, Of int
	// Pledged is the sum of what the units signed, where it differs from the target.
	Pledged string
	Status  string
}

// NewSummaryLine writes the area's figure for an indicator.
func NewSummaryLine(ind campaign.Indicator, t campaign.Total) SummaryLine {
	line := SummaryLine{Label: ind.Short, Have: t.Have, Of: t.Of, Status: StatusText(t.Status), Value: "–"}
	if t.Quantity.IsRatio() && !ind.IsRate() {
		t.Quantity = average(ind, t.Quantity)
	}
	switch {
	case t.Known && t.HasTarget && !ind.IsRate() && ind.Kind != campaign.KindReduction:
		line.Value = OfPledge(ind, t.Quantity, t.Target)
		line.Percent = campaign.FormatPercent(t.Percent)
	case t.Known:
		line.Value = AmountNoun(ind, t.Quantity)
	}
	if sum := campaign.Number(t.Pledged); t.HasTarget && t.Pledged > 0 && sum != t.Target {
		line.Pledged = AmountNoun(ind, sum)
	}
	return line
}

// average rounds an average to hundredths of the unit that the indicator is shown in.
func average(ind campaign.Indicator, q campaign.Quantity) campaign.Quantity {
	step := big.NewInt(max(ind.ShowScale/100, 1))
	den := new(big.Int).Mul(big.NewInt(q.Den), step)
	// half a step more, and cut: round half up.
	num := new(big.Int).Add(new(big.Int).Mul(big.NewInt(q.Num), big.NewInt(2)), den)
	steps := num.Div(num, den.Mul(den, big.NewInt(2)))
	return campaign.Number(steps.Mul(steps, step).Int64())
}

// WithGroup names a unit with its group and percentage: Hưng Lễ (cụm 2, 80%).
func WithGroup(unit, group, percent string) string {
	return fmt.Sprintf("%s (%s, %s)", unit, LowerFirst(group), percent)
}

// Summary shows the whole area.
func (c *Catalogue) Summary(s Summary) chat.Message {
	return c.titled("summary", struct {
		Summary
		Date campaign.Date
	}{s, campaign.DateOf(s.Now)})
}
