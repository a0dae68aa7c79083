package bot

import (
	"context"
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// historyLength is how many lines /lichsu shows.
const historyLength = 15

// history (/lichsu) shows who changed what when: /lichsu, /lichsu ketnap, /lichsu tanhao ketnap.
func (t *turn) history(ctx context.Context, rest string) error {
	read := t.room.vocabulary.Read(rest, t.readingContext())
	units := read.Units
	if len(units) == 0 {
		units = t.ownUnits()
	}
	if len(units) != 1 {
		return t.whichUnit("lichsu", read.Units)
	}
	unit, _ := t.room.Unit(units[0])
	if !t.reportsFor(unit.ID) && !t.readsAll() {
		return t.refuse(t.Words.NotAllowed())
	}
	entries, err := t.entriesOf(ctx, unit.ID, 1)
	if err != nil {
		return err
	}
	var about campaign.Indicator
	if len(read.Items) > 0 {
		about, _ = t.room.Indicator(read.Items[0].Indicator)
	}
	return t.say(t.Words.History(unit.Name, about.Short, t.historyLines(entries, about.ID)))
}

// historyLines writes the last entries, the newest first.
func (t *turn) historyLines(entries []campaign.Entry, about campaign.IndicatorID) []messages.HistoryLine {
	var lines []messages.HistoryLine
	replaced := replacedEntries(entries)
	for _, e := range slices.Backward(entries) {
		ind, _ := t.room.Indicator(e.Indicator)
		if t.hides(ind, e.Unit) || about != "" && e.Indicator != about && e.Indicator != "" {
			continue
		}
		line := messages.NewHistoryLine(ind, e, t.room.Location, replaced[e.Ref()])
		line.ByOffice = slices.ContainsFunc(t.settings.members[e.By].Seats, isOfficeOrAdmin)
		if lines = append(lines, line); len(lines) == historyLength {
			break
		}
	}
	return lines
}

func isOfficeOrAdmin(seat campaign.Seat) bool { return isOffice(seat) || isAdmin(seat) }
