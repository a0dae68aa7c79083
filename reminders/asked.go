package reminders

import (
	"fmt"
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// lastFigures is how many figures a reminder repeats.
const lastFigures = 3

// asked says about a unit what helps to report: the last figures, and a line to send.
func (w writer) asked(unit campaign.UnitID) messages.ReminderUnit {
	u, _ := w.c.Unit(unit)
	s := withUnit(w.states, unit)
	shown := messages.ReminderUnit{Name: u.InSentence(), Code: unit}
	if !s.Last.IsZero() {
		shown.Until = dayOf(w.c, s.Last)
	}
	for _, p := range w.c.ProgressOf(s, w.now) {
		if p.Indicator.Sensitive {
			continue
		}
		if shown.Example == "" && p.Indicator.Kind == campaign.KindCumulative && p.Indicator.Measure == campaign.MeasureCount {
			shown.Example = fmt.Sprintf("%s %d", p.Indicator.ID, p.Figure.Quantity.Num+1)
		}
		if p.HasFigure && p.Figure.Quantity.Num != 0 && len(shown.Last) < lastFigures {
			shown.Last = append(shown.Last, lastFigure(p))
		}
	}
	return shown
}

// lastFigure writes a figure over its pledge: kết nạp 2/4.
func lastFigure(p campaign.Progress) string {
	ind := p.Indicator
	label := messages.LowerFirst(ind.Short)
	if ind.HideNoun {
		label = messages.LowerFirst(strings.TrimSuffix(ind.Short, " "+ind.Noun))
	}
	value := messages.Amount(ind, p.Figure.Quantity)
	if !p.Figure.Quantity.IsRatio() {
		value += "/" + messages.Amount(ind, p.Pledge.Target)
	}
	return label + " " + value
}
