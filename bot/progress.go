package bot

import (
	"context"
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// progress (/tiendo) shows where a unit stands: /tiendo, /tiendo hungle, /tiendo ketnap. Who leads a group or reads
// all and names no unit sees the standings of those units.
func (t *turn) progress(ctx context.Context, rest string) error {
	indicator, about := t.indicatorAbout(rest)
	named := rest
	if about {
		named = ""
	}
	if group, ok := t.groupToRead(named); ok {
		if about {
			return t.standingsBy(ctx, group, indicator)
		}
		return t.groupProgress(ctx, group)
	}
	unit, ok := t.unitAbout(named)
	switch {
	case !ok && !t.registered:
		return t.refuse(t.Words.NotRegistered())
	case !ok:
		return t.whichUnit("tiendo", t.namedUnits(named))
	case !t.mayRead(unit):
		return t.refuse(t.Words.NotAllowed())
	}
	return t.progressOf(ctx, unit, indicator)
}

// groupToRead returns the group whose units the sender wants to see: the one named, or without a name the one led or,
// for those who read everything, all.
func (t *turn) groupToRead(named string) (campaign.GroupID, bool) {
	if named != "" {
		groups := t.room.vocabulary.FindGroup(named)
		return firstOf(groups), len(groups) == 1 && t.mayReadGroup(groups[0])
	}
	headed := t.headedGroups()
	return firstOf(headed), len(t.ownUnits()) == 0 && (len(headed) > 0 || t.readsAll())
}

func firstOf[T any](all []T) (first T) {
	if len(all) > 0 {
		first = all[0]
	}
	return first
}

func (t *turn) mayReadGroup(group campaign.GroupID) bool {
	return t.readsAll() || slices.Contains(t.headedGroups(), group)
}

func (t *turn) groupProgress(ctx context.Context, group campaign.GroupID) error {
	standings, err := t.groupStandings(ctx, group)
	if err != nil {
		return err
	}
	return t.say(t.Words.Standings(t.standingsView(standings, nil)))
}

// indicatorAbout returns the indicator that the text names exactly.
func (t *turn) indicatorAbout(text string) (campaign.Indicator, bool) {
	exact, _ := t.room.vocabulary.FindIndicator(text)
	if len(exact) != 1 {
		return campaign.Indicator{}, false
	}
	return t.room.Indicator(exact[0])
}

// mayRead reports whether the sender may see all figures of a unit: of the own one, of the group led, or of all.
func (t *turn) mayRead(unit campaign.Unit) bool {
	return t.readsAll() || t.reportsFor(unit.ID) || slices.Contains(t.headedGroups(), unit.Group)
}

func (t *turn) progressOf(ctx context.Context, unit campaign.Unit, only campaign.Indicator) error {
	state, err := t.state(ctx, unit.ID)
	if err != nil {
		return err
	}
	view := messages.Progress{
		Unit:    unit.Name,
		Date:    t.today,
		Elapsed: campaign.FormatPercent(campaign.Elapsed(t.today)),
	}
	for _, p := range t.room.ProgressOf(state, t.now) {
		switch {
		case t.hides(p.Indicator, unit.ID), only.ID != "" && p.Indicator.ID != only.ID:
		case !p.Open && !p.HasFigure:
			view.YearEnd = append(view.YearEnd, messages.LowerFirst(p.Indicator.Short))
		default:
			view.Lines = append(view.Lines, messages.NewProgressLine(p))
		}
	}
	if only.ID == "" {
		if err := t.addRank(ctx, &view, unit); err != nil {
			return err
		}
	}
	return t.say(t.Words.Progress(view))
}

// addRank says how much of its pledge the unit has fulfilled, and where that puts it in its group.
func (t *turn) addRank(ctx context.Context, view *messages.Progress, unit campaign.Unit) error {
	standings, err := t.groupStandings(ctx, unit.Group)
	if err != nil {
		return err
	}
	row, ok := standings.Row(unit.ID)
	if !ok || row.Apart != "" {
		return nil
	}
	group, _ := t.room.Group(unit.Group)
	view.Base = campaign.FormatPercent(row.Base)
	view.Rank, view.Of = row.Rank, len(standings.Rows)+len(standings.Unranked)
	view.Group = messages.LowerFirst(group.Name)
	return nil
}

// groupStandings ranks the units of a group as of this message; an empty group means all.
func (t *turn) groupStandings(ctx context.Context, group campaign.GroupID) (campaign.Standings, error) {
	states, err := t.allStates(ctx, t.room.ExpectedOn(t.today, group))
	if err != nil {
		return campaign.Standings{}, err
	}
	return t.room.Standings(group, states, t.now, t.lastClosed()), nil
}

// lastClosed is the last week that has closed: a unit that reported neither for it nor since stands with old figures.
func (t *turn) lastClosed() campaign.Week { return t.room.WeekAt(t.now).Add(-1) }
