package bot

import (
	"context"
	"strings"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// topRows is how many units a board of the whole area shows (domain.md §7.2).
const topRows = 5

// standings (/bangxephang) ranks the units of a group as of now: /bxh, /bxh cum2, /bxh ketnap, /bxh huyen.
func (t *turn) standings(ctx context.Context, rest string) error {
	if !t.in.Group && !t.registered {
		return t.refuse(t.Words.NotRegistered())
	}
	if indicator, ok := t.indicatorAbout(rest); ok {
		return t.standingsBy(ctx, t.groupHere(), indicator)
	}
	group, ok := t.groupAbout(rest)
	if !ok {
		return t.refuse(t.Words.WhichGroup("bxh"))
	}
	return t.groupProgress(ctx, group)
}

// standingsBy ranks the units by one indicator.
func (t *turn) standingsBy(ctx context.Context, group campaign.GroupID, ind campaign.Indicator) error {
	if ind.Sensitive {
		return t.refuse(t.Words.NotRanked())
	}
	states, err := t.allStates(ctx, t.room.ExpectedOn(t.today, group))
	if err != nil {
		return err
	}
	standings := t.room.IndicatorStandings(group, ind.ID, states, t.now, t.lastClosed())
	return t.say(t.Words.Standings(t.standingsView(standings, &ind)))
}

// groupHere is the group of this chat, or of the sender's unit; empty means all.
func (t *turn) groupHere() campaign.GroupID {
	if linked, ok := t.settings.chat(t.in.Chat); ok && t.in.Group {
		return linked.Group
	}
	if groups := t.headedGroups(); len(groups) > 0 {
		return groups[0]
	}
	for _, id := range t.ownUnits() {
		unit, _ := t.room.Unit(id)
		return unit.Group
	}
	return ""
}

// groupAbout returns the group that the text names: a group, a unit's group, or the whole area.
func (t *turn) groupAbout(text string) (campaign.GroupID, bool) {
	word := strings.ReplaceAll(reading.Fold(text), " ", "")
	whole := strings.ReplaceAll(reading.Fold(t.room.AreaShort), " ", "")
	switch groups := t.room.vocabulary.FindGroup(text); {
	case word == "":
		return t.groupHere(), true
	case word == whole, word == "toan"+whole, word == "tatca", word == "all":
		return "", true
	case len(groups) == 1:
		return groups[0], true
	}
	units := t.room.vocabulary.FindUnit(text, t.today)
	if len(units) != 1 {
		return "", false
	}
	unit, ok := t.room.Unit(units[0])
	return unit.Group, ok
}

// standingsView prepares standings for people; ind is the only indicator ranked by, nil for the whole pledge.
func (t *turn) standingsView(s campaign.Standings, ind *campaign.Indicator) messages.Standings {
	view := messages.Standings{Place: t.room.Area, Now: t.now, Week: s.Week.Number, Year: s.Year, Pending: ind == nil && t.yearEndPending()}
	if group, ok := t.room.Group(s.Group); ok {
		view.Place = group.Name
	}
	if ind != nil {
		view.Indicator = ind.Short
	}
	for i, row := range s.Rows {
		if s.Group == "" && i >= topRows {
			view.More = len(s.Rows) - topRows
			break
		}
		view.Rows = append(view.Rows, t.standingsRow(row, ind))
	}
	for _, row := range s.Unranked {
		unit, _ := t.room.Unit(row.Unit)
		view.Silent = append(view.Silent, unit.Short())
	}
	return view
}

func (t *turn) standingsRow(row campaign.Row, ind *campaign.Indicator) messages.StandingsRow {
	unit, _ := t.room.Unit(row.Unit)
	view := messages.StandingsRow{
		Rank:    row.Rank,
		Name:    unit.Short(),
		Percent: campaign.FormatPercent(row.Base),
		Stale:   row.Stale,
	}
	if ind != nil && len(row.Scores) == 1 {
		view.Percent = campaign.FormatPercent(row.Uncapped)
		view.Value = messages.OfPledge(*ind, row.Scores[0].Value, row.Scores[0].Pledge)
	}
	return view
}

// yearEndPending reports whether some indicators with a weight are not scored yet.
func (t *turn) yearEndPending() bool {
	for _, ind := range t.room.Indicators {
		if ind.Public() && !ind.Open(t.today) {
			return true
		}
	}
	return false
}
