package bot

import (
	"strconv"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// questioned is the doubt about a claim that was read but is not plausible, or not possible.
func (s *sheet) questioned(ind campaign.Indicator, c claim, v campaign.Verdict, raw string, readings []campaign.Quantity) doubt {
	if v.Reason == campaign.ReasonNotPledged {
		return s.notPledged(ind)
	}
	d := s.describe(string(v.Reason), ind, raw)
	d.refusal = v.Outcome() == campaign.Refuse
	d.figure = true
	d.Said = messages.Typed(ind, c.Quantity)
	if v.HasBefore {
		d.Last = messages.Typed(ind, v.Before)
		d.Since = campaign.DateOf(v.Last.At.In(s.room.Location))
	}
	d.Other = messages.Typed(ind, v.Limit)
	switch v.Reason {
	case campaign.ReasonLower:
		s.offerLower(&d, ind, c, v)
	case campaign.ReasonImplausible:
		s.offerImplausible(&d, ind, c, v, readings)
	case campaign.ReasonSameIncrement:
		d.Raw = "+" + d.Said
		d.Other = messages.Clock(v.Last.IncrementAt.In(s.room.Location))
		d.YesNo = true
		confirmed := c.as(campaign.ModeIncrement, c.Quantity)
		d.options = []option{{&confirmed}, {}}
		d.Example = messages.ReportLine(ind, v.Sum)
	case campaign.ReasonIncrementOnLevel:
		d.Kind = string(reading.IncrementOfLevel)
	case campaign.ReasonOlderAsOf:
		d.Kind = "older"
		d.Example = messages.CorrectionLine(ind, c.Quantity)
	}
	return d
}

// offerLower asks what a running total that falls is meant to be.
func (s *sheet) offerLower(d *doubt, ind campaign.Indicator, c claim, v campaign.Verdict) {
	correction := c.correcting()
	d.Example = messages.CorrectionLine(ind, c.Quantity)
	if ind.Accumulates() && c.Mode == campaign.ModeTotal {
		increment := c.as(campaign.ModeIncrement, c.Quantity)
		d.Choices = append(d.Choices, messages.LabelAdd(ind, c.Quantity, v.Sum))
		d.options = append(d.options, option{&increment})
	}
	d.Choices = append(d.Choices, messages.LabelCorrect(ind, c.Quantity), messages.LabelSkip)
	d.options = append(d.options, option{&correction}, option{})
}

// offerImplausible asks whether a figure out of all proportion is meant, or another reading of it.
func (s *sheet) offerImplausible(d *doubt, ind campaign.Indicator, c claim, v campaign.Verdict, readings []campaign.Quantity) {
	if len(readings) > 1 {
		s.offer(d, ind, c, readings)
		for i := range d.options {
			if chosen := d.options[i].Claim; chosen != nil && chosen.Quantity == c.Quantity {
				chosen.Confirmed = true
			}
		}
	} else {
		harmless := d.Example
		s.offerYes(d, ind, c.as(c.Mode, c.Quantity))
		d.Example = harmless
	}
	d.Said = messages.Typed(ind, v.After)
	d.Times, d.Pledge = s.proportion(ind, v)
}

// proportion says how often the figure holds the pledge, or, where the pledge is not exceeded, the last figure.
func (s *sheet) proportion(ind campaign.Indicator, v campaign.Verdict) (times, pledge string) {
	after, target := v.After.Num, v.Pledge.Target.Num
	switch {
	case target > 0 && after/3 >= target:
		return strconv.FormatInt(after/target, 10), messages.Typed(ind, v.Pledge.Target)
	case v.HasBefore && v.Before.Num > 0 && after/10 >= v.Before.Num:
		return strconv.FormatInt(after/v.Before.Num, 10), ""
	default:
		return "", ""
	}
}

// overWhat asks about “x/y” where y is not the pledge.
func (s *sheet) overWhat(ind campaign.Indicator, c claim, item reading.Item) doubt {
	d := s.describe("denominator", ind, item.Raw)
	s.offerYes(&d, ind, c.as(c.Mode, c.Quantity))
	d.figure = true
	return d
}
