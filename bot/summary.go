package bot

import (
	"context"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// summary (/tonghop) shows the whole area: every indicator with figures, who leads, who is silent.
func (t *turn) summary(ctx context.Context, rest string) error {
	if t.in.Group && !t.namesHere() {
		return t.refuse(t.Words.PrivateOnly("tonghop"))
	}
	states, err := t.allStates(ctx, t.room.UnitsOn(t.today, ""))
	if err != nil {
		return err
	}
	only, _ := t.indicatorAbout(rest)
	totals := t.room.Totals(states, t.now)
	view := messages.Summary{
		Area:      t.room.Area,
		AreaShort: t.room.AreaShort,
		Now:       t.now,
		Elapsed:   campaign.FormatPercent(totals.Elapsed),
	}
	if totals.HasBase {
		view.Base = campaign.FormatPercent(totals.Base)
	}
	for _, total := range totals.Indicators {
		ind, _ := t.room.Indicator(total.Indicator)
		if shown := total.Known || total.Scored; shown && (only.ID == "" || only.ID == ind.ID) {
			view.Lines = append(view.Lines, messages.NewSummaryLine(ind, total))
		}
	}
	view.Leaders = t.leadersOf(states)
	week := t.room.WeekAt(t.now)
	expected := t.room.ExpectedOn(t.today, "")
	view.Week, view.Expected = week.Number, len(expected)
	for _, u := range expected {
		if _, reported := states[u.ID].ReportedWeek(week); !reported {
			view.Missing++
		}
	}
	return t.say(t.Words.Summary(view))
}

// leadersOf names the unit on top of each group.
func (t *turn) leadersOf(states map[campaign.UnitID]campaign.State) []string {
	var leaders []string
	week := t.room.WeekAt(t.now)
	for _, g := range t.room.Groups {
		rows := t.room.Standings(g.ID, states, t.now, week).Rows
		if len(rows) == 0 || rows[0].Base.IsZero() {
			continue
		}
		unit, _ := t.room.Unit(rows[0].Unit)
		leaders = append(leaders, messages.WithGroup(unit.Short(), g.Name, campaign.FormatPercent(rows[0].Base)))
	}
	return leaders
}
