package bot

import (
	"context"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// pledges (/giaouoc) shows what a unit signed. Everyone reads those of the own unit, and of others by name.
func (t *turn) pledges(_ context.Context, rest string) error {
	unit, ok := t.unitAbout(rest)
	if !ok {
		return t.whichUnit("giaouoc", t.namedUnits(rest))
	}
	signed := t.room.PledgesOf(unit.ID, t.today.Year)
	list := messages.Pledges{Unit: unit.Name, Year: t.today.Year}
	for _, p := range signed {
		ind, ok := t.room.Indicator(p.Indicator)
		if !ok || t.hides(ind, unit.ID) {
			continue
		}
		list.Signed = p.Signed
		list.Lines = append(list.Lines, messages.PledgeLine{Label: ind.Short, Target: messages.PledgeText(ind, p)})
	}
	return t.say(t.Words.Pledges(list))
}

// indicators (/chitieu) lists the codes to report with: those the own unit pledged first, then the others.
func (t *turn) indicators(_ context.Context, _ string) error {
	var own, others []messages.IndicatorLine
	for _, ind := range t.room.Indicators {
		line := messages.IndicatorLine{Code: ind.ID, Name: ind.Name, Noun: ind.Noun}
		if t.pledgedByOwn(ind.ID) {
			own = append(own, line)
		} else {
			line.Name = ind.Short
			others = append(others, line)
		}
	}
	return t.say(t.Words.Indicators(own, others))
}

func (t *turn) pledgedByOwn(ind campaign.IndicatorID) bool {
	for _, unit := range t.ownUnits() {
		if _, ok := t.room.Pledge(unit, ind, t.today.Year); ok {
			return true
		}
	}
	return false
}

// unitAbout returns the unit that the text names, or the sender's own when it names none.
func (t *turn) unitAbout(text string) (campaign.Unit, bool) {
	units := t.namedUnits(text)
	if text == "" {
		units = t.ownUnits()
	}
	if len(units) != 1 {
		return campaign.Unit{}, false
	}
	return t.room.Unit(units[0])
}

// namedUnits returns the units that the text may mean.
func (t *turn) namedUnits(text string) []campaign.UnitID {
	return t.room.vocabulary.FindUnit(text, t.today)
}

// whichUnit asks which unit is meant, of those that the text may have named.
func (t *turn) whichUnit(command string, named []campaign.UnitID) error {
	example := "/" + command + " " + string(t.someUnit(named))
	return t.refuse(t.Words.WhichUnitAbout(example, t.unitNames(named)))
}

// hides reports whether figures of the indicator must not be shown here: sensitive ones are for the unit
// itself, the office and the leaders, in private (domain.md §6).
func (t *turn) hides(ind campaign.Indicator, unit campaign.UnitID) bool {
	return ind.Sensitive && (t.in.Group || !t.readsAll() && !t.reportsFor(unit))
}
