package bot

import (
	"math/big"
	"slices"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// offer lists readings of a figure to choose from.
func (s *sheet) offer(d *doubt, ind campaign.Indicator, c claim, readings []campaign.Quantity) {
	for _, q := range readings {
		chosen := c
		chosen.Quantity = q
		d.Choices = append(d.Choices, messages.LabelReport(ind, q))
		d.options = append(d.options, option{&chosen})
	}
	if len(readings) == 0 {
		return
	}
	d.Choices = append(d.Choices, messages.LabelSkip)
	d.options = append(d.options, option{})
	accepted := slices.IndexFunc(readings, func(q campaign.Quantity) bool {
		c.Quantity = q
		return s.room.Check(s.state, c.check(s.in), s.now).Accepted()
	})
	d.Example = messages.ReportLine(ind, readings[max(accepted, 0)])
}

// offerModes asks whether a figure is a running total or an increment.
func (s *sheet) offerModes(d *doubt, ind campaign.Indicator, c claim, q campaign.Quantity) {
	total, increment := c, c
	total.Mode, total.Quantity = campaign.ModeTotal, q
	increment.Mode, increment.Quantity = campaign.ModeIncrement, q
	sum := s.room.Check(s.state, increment.check(s.in), s.now).Sum
	d.Choices = []string{messages.LabelAdd(ind, q, sum), messages.LabelTotal(ind, q), messages.LabelSkip}
	d.options = []option{{&increment}, {&total}, {}}
}

// offerYes asks whether one claim is meant.
func (s *sheet) offerYes(d *doubt, ind campaign.Indicator, c claim) {
	d.YesNo = true
	d.Choices = []string{messages.LabelReport(ind, c.Quantity)}
	d.options = []option{{&c}, {}}
	d.Said = messages.Typed(ind, c.Quantity)
	d.Example = messages.ReportLine(ind, c.Quantity)
	if c.Correct {
		d.Example = messages.CorrectionLine(ind, c.Quantity)
	}
}

// offerPercent computes the figure that a percentage of the pledge is, when it is a whole one.
func (s *sheet) offerPercent(d *doubt, ind campaign.Indicator, c claim, item reading.Item) {
	pledge, _ := s.room.Pledge(s.unit.ID, ind.ID, c.Year)
	part := new(big.Rat).Mul(pledge.Target.Rat(), big.NewRat(item.Percent, 10000))
	if !item.HasPercent || !part.IsInt() || !part.Num().IsInt64() {
		return
	}
	d.Raw = campaign.FormatDecimal(item.Percent, 2) + "%"
	s.offerYes(d, ind, c.as(plainMode(ind), campaign.Number(part.Num().Int64())))
}

// whichIndicator is the doubt about an item whose indicator is not known.
func (s *sheet) whichIndicator(item reading.Item) doubt {
	if at := slices.IndexFunc(item.Nearest, s.tooSensitive); at >= 0 {
		ind, _ := s.room.Indicator(item.Nearest[at])
		return s.sensitive(ind)
	}
	d := doubt{Doubt: messages.Doubt{
		Kind:  "unknown_indicator",
		Word:  clip(item.Word, maxEcho),
		Raw:   clip(item.Raw, maxEcho),
		Codes: s.pledgedCodes(),
	}}
	switch {
	case item.Word == "":
		d.Kind = "no_indicator"
	case item.Problem == reading.AmbiguousIndicator:
		d.Kind = "ambiguous_indicator"
	}
	d.Example = s.exampleReport()
	if item.HasQuantity {
		s.offerIndicators(&d, item)
	}
	return d
}

// offerIndicators lists the indicators that may be meant.
func (s *sheet) offerIndicators(d *doubt, item reading.Item) {
	for _, id := range item.Nearest {
		ind, _ := s.room.Indicator(id)
		c := s.claim(ind, item)
		if len(item.Nearest) == 1 {
			s.offerYes(d, ind, c)
			return
		}
		d.Choices = append(d.Choices, messages.LabelReport(ind, c.Quantity))
		d.options = append(d.options, option{&c})
	}
	if len(d.Choices) > 0 {
		d.Example = "/baocao " + d.Choices[0]
		d.Choices = append(d.Choices, messages.LabelSkip)
		d.options = append(d.options, option{})
	}
}
