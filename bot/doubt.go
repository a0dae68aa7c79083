package bot

import (
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// doubt is a figure that is not stored, what is said about it, and what an answer to it does.
type doubt struct {
	messages.Doubt
	// refusal means that no answer can help.
	refusal bool
	// options are what the choices do, in order.
	options []option
	// figure is true when a figure is an answer too.
	figure bool
}

// option is what one choice does: store the claim, or nothing.
type option struct {
	Claim *claim `json:"claim,omitempty"`
}

// describe begins a doubt about a figure of an indicator.
func (s *sheet) describe(kind string, ind campaign.Indicator, raw string) doubt {
	d := doubt{Doubt: messages.Doubt{
		Kind:  kind,
		Label: ind.Short,
		Code:  ind.ID,
		Raw:   clip(raw, maxEcho),
		Unit:  messages.UpperFirst(s.unit.InSentence()),
		Noun:  ind.Noun,
	}}
	if ind.ID == "" {
		return d
	}
	if pledge, ok := s.room.Pledge(s.unit.ID, ind.ID, s.today.Year); ok {
		d.Pledge = messages.Typed(ind, pledge.Target)
		d.Last = s.standing(ind, s.today.Year, s.state).Value
	}
	d.Example = messages.ReportLine(ind, s.exampleFigure(ind))
	return d
}

// exampleReport is a report of the unit's that can be sent as it is.
func (s *sheet) exampleReport() string {
	codes := s.pledgedCodes()
	if len(codes) == 0 {
		return "/giaouoc"
	}
	ind, _ := s.room.Indicator(codes[0])
	if s.action == campaign.ActionCorrect {
		return messages.CorrectionLine(ind, s.exampleFigure(ind))
	}
	return messages.ReportLine(ind, s.exampleFigure(ind))
}

// exampleFigure is a figure that does no harm when an example is sent as it stands: the one already known.
func (s *sheet) exampleFigure(ind campaign.Indicator) campaign.Quantity {
	figure, ok := s.state.Figure(ind.ID, s.today.Year)
	switch {
	case ok:
		return figure.Quantity
	case ind.IsRate():
		return campaign.Ratio(9, 10)
	default:
		return campaign.Number(max(ind.ShowScale, 1))
	}
}

// unclear is the doubt about an item that could not be read.
func (s *sheet) unclear(ind campaign.Indicator, item reading.Item) doubt {
	if ind.ID == "" {
		return s.whichIndicator(item)
	}
	if _, pledged := s.room.Pledge(s.unit.ID, ind.ID, s.today.Year); !pledged {
		return s.notPledged(ind)
	}
	d := s.describe(string(item.Problem), ind, item.Raw)
	d.figure = true
	d.refusal = item.Problem == reading.Negative || item.Problem == reading.Fraction
	if s.action == campaign.ActionCorrect || item.Problem == reading.Negative {
		d.Example = messages.CorrectionLine(ind, s.exampleFigure(ind))
	}
	c := s.claim(ind, item)
	c.Mode = plainMode(ind)
	switch item.Problem {
	case reading.NoMoneyUnit, reading.CommaThreeDigits, reading.TailTwoDigits, reading.TailOrTone:
		s.offer(&d, ind, c, item.Choices)
	case reading.UnclearMode:
		if item.HasQuantity && ind.Accumulates() {
			s.offerModes(&d, ind, c, item.Quantity)
		}
	case reading.PercentOfCount:
		s.offerPercent(&d, ind, c, item)
	case reading.WrongNoun, reading.Question:
		if item.HasQuantity {
			c.Mode = item.Mode
			s.offerYes(&d, ind, c.as(item.Mode, item.Quantity))
		}
	}
	return d
}

// plainMode is how a figure of the indicator is meant when nothing else is said.
func plainMode(ind campaign.Indicator) campaign.Mode {
	switch {
	case ind.Accumulates():
		return campaign.ModeTotal
	case ind.IsRate():
		return campaign.ModeRate
	case ind.Kind == campaign.KindMilestone:
		return campaign.ModeMilestone
	default:
		return campaign.ModeLevel
	}
}

// pledgedCodes are the codes the unit can report.
func (s *sheet) pledgedCodes() []campaign.IndicatorID {
	var codes []campaign.IndicatorID
	for _, p := range s.room.PledgesOf(s.unit.ID, s.today.Year) {
		if _, ok := s.room.Indicator(p.Indicator); ok && !s.tooSensitive(p.Indicator) {
			codes = append(codes, p.Indicator)
		}
	}
	return codes
}

func (s *sheet) notPledged(ind campaign.Indicator) doubt {
	d := s.describe("not_pledged", ind, "")
	d.Example = "/giaouoc"
	if !slices.Contains(s.ownUnits(), s.unit.ID) {
		d.Example += " " + string(s.unit.ID)
	}
	d.refusal = true
	return d
}

func (s *sheet) contradiction(item reading.Item, written string) doubt {
	ind, _ := s.room.Indicator(item.Indicator)
	d := s.describe("duplicate", ind, written)
	d.figure = true
	return d
}

// tooSensitive reports whether figures of the indicator must not be spoken of here (domain.md §5.2).
func (t *turn) tooSensitive(id campaign.IndicatorID) bool {
	ind, _ := t.room.Indicator(id)
	return ind.Sensitive && t.in.Group
}

// sensitive refuses a figure in a group without repeating it.
func (s *sheet) sensitive(ind campaign.Indicator) doubt {
	return doubt{Doubt: messages.Doubt{Kind: "sensitive", Label: ind.Short, Code: ind.ID}, refusal: true}
}

// maxEcho is how much of what somebody wrote is said back.
const maxEcho = 60

// clip cuts a text after so many characters.
func clip(text string, limit int) string {
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	return strings.TrimSpace(string(runes[:limit])) + "…"
}
