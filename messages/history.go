package messages

import (
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// HistoryLine is one entry of the log as shown.
type HistoryLine struct {
	When   string
	Seq    int64
	Label  string
	Value  string
	Mode   campaign.Mode
	Action campaign.Action
	Reason string
	// ByOffice means that the office entered it, not the unit.
	ByOffice bool
	// Replaced means that the entry no longer counts.
	Replaced bool
}

// NewHistoryLine writes an entry for people.
func NewHistoryLine(ind campaign.Indicator, e campaign.Entry, loc *time.Location, replaced bool) HistoryLine {
	at := e.At.In(loc)
	line := HistoryLine{
		When:     Day(campaign.DateOf(at)) + " " + Clock(at),
		Seq:      e.Seq,
		Label:    ind.Short,
		Mode:     e.Mode,
		Action:   e.Action,
		Reason:   e.Reason,
		Replaced: replaced,
	}
	if e.HasQuantity {
		line.Value = figureText(ind, e.Quantity)
		if e.Mode == campaign.ModeIncrement {
			line.Value = "+" + line.Value
		}
	}
	return line
}

// History shows the last entries of a unit, the newest first; indicator is the only one shown, empty for all.
// Who made an entry is told by role, never by name.
func (c *Catalogue) History(unit, indicator string, lines []HistoryLine) chat.Message {
	return c.titled("history", struct {
		Unit      string
		Indicator string
		Lines     []HistoryLine
	}{unit, indicator, lines})
}
