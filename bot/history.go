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
	reading := t.room.vocabulary.Read(rest, t.readingContext())
	unit, ok := t.unitOf(reading.Units)
	if !ok {
		return t.refuse(t.Words.WhichUnitAbout("lichsu", t.unitNames(reading.Units)))
	}
	if !t.reportsFor(unit.ID) && !t.readsAll() {
		return t.refuse(t.Words.NotAllowed())
	}
	entries, err := t.entriesOf(ctx, unit.ID, 1)
	if err != nil {
		return err
	}
	var wanted campaign.IndicatorID
	if len(reading.Items) > 0 {
		wanted = reading.Items[0].Indicator
	}
	return t.say(t.Words.History(unit.Name, t.historyLines(entries, wanted)))
}

// unitOf returns the unit a text is about: the one it names, else the sender's own.
func (t *turn) unitOf(named []campaign.UnitID) (campaign.Unit, bool) {
	switch own := t.ownUnits(); {
	case len(named) == 1:
		return t.room.Unit(named[0])
	case len(named) == 0 && len(own) > 0:
		return t.room.Unit(own[0])
	default:
		return campaign.Unit{}, false
	}
}

// historyLines writes the last entries, the newest first.
func (t *turn) historyLines(entries []campaign.Entry, wanted campaign.IndicatorID) []messages.HistoryLine {
	var lines []messages.HistoryLine
	replaced := replacedEntries(entries)
	for _, e := range slices.Backward(entries) {
		if wanted != "" && e.Indicator != wanted && e.Indicator != "" {
			continue
		}
		ind, _ := t.room.Indicator(e.Indicator)
		if t.hides(ind, e.Unit) {
			continue
		}
		lines = append(lines, messages.NewHistoryLine(ind, e, t.room.Location, replaced[e.Ref()]))
		if len(lines) == historyLength {
			break
		}
	}
	return lines
}

// replacedEntries are the entries that an edit or a withdrawal took out.
func replacedEntries(entries []campaign.Entry) map[campaign.EntryRef]bool {
	replaced := make(map[campaign.EntryRef]bool)
	for _, e := range entries {
		if e.Replaces != (campaign.EntryRef{}) {
			replaced[e.Replaces] = true
		}
	}
	return replaced
}
