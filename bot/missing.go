package bot

import (
	"context"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// missing (/chuabaocao) tells who has not reported this week. Names are for private chats and the leaders'; the
// chat of a group gets the count only (domain.md §5.1).
func (t *turn) missing(ctx context.Context, rest string) error {
	group, ok := t.groupAbout(rest)
	if rest == "" && !t.in.Group && t.readsAll() {
		group = ""
	}
	switch {
	case !ok:
		return t.refuse(t.Words.WhichGroup("cbc"))
	case !t.mayReadGroup(group):
		return t.refuse(t.Words.NotAllowed())
	}
	units := t.room.ExpectedOn(t.today, group)
	states, err := t.allStates(ctx, t.room.ExpectedOn(t.today, ""))
	if err != nil {
		return err
	}
	week, first := t.room.WeekAt(t.now), campaign.FirstWeek(states)
	view := messages.Missing{Week: week.Number, Now: t.now, Expected: len(units), Named: t.namesHere()}
	if g, ok := t.room.Group(group); ok {
		view.Group = messages.LowerFirst(g.Name)
	}
	for _, u := range units {
		state := states[u.ID]
		if _, reported := state.ReportedWeek(week); reported {
			view.Reported++
			continue
		}
		// the open week counts as one more once it is missed.
		view.Units = append(view.Units, messages.MissingUnit{Name: u.Short(), Weeks: t.room.MissedWeeks(state, first, week.Add(-1)) + 1})
	}
	return t.say(t.Words.Missing(view))
}

// namesHere reports whether units may be named for what they lack: not in the chat of a group.
func (t *turn) namesHere() bool {
	linked, ok := t.settings.chat(t.in.Chat)
	return !t.in.Group || ok && linked.Leaders
}
