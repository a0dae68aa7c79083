package bot

import (
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// standing describes where a unit stands with an indicator.
func (t *turn) standing(ind campaign.Indicator, year int, state campaign.State) messages.Line {
	line := messages.Line{Label: ind.Short, Code: ind.ID}
	pledge, pledged := t.room.Pledge(state.Unit, ind.ID, year)
	figure, reported := state.Figure(ind.ID, year)
	switch {
	case reported && pledged:
		line.Value, line.Percent = messages.AgainstPledge(t.room.Progress(state, pledge, t.now))
	case reported:
		line.Value = messages.AmountNoun(ind, figure.Quantity)
	}
	return line
}

// line describes what a claim changed: from the figure before it to the one after it, which is the one stored.
func (s *sheet) line(ind campaign.Indicator, c claim, v campaign.Verdict) messages.Line {
	line := s.standing(ind, c.Year, s.state)
	now, _ := s.state.Figure(ind.ID, c.Year)
	after := now.Quantity
	line.To = messages.Amount(ind, after)
	if !v.HasBefore {
		return line
	}
	line.From = messages.Amount(ind, v.Before)
	line.Since = campaign.DateOf(v.Last.At.In(s.room.Location))
	line.Older = after == v.Before && after != v.After
	line.Same = after == v.Before && !line.Older
	rise := after.Num - v.Before.Num
	if after == v.Before || after.IsRatio() || v.Before.IsRatio() {
		return line
	}
	line.Fell = rise < 0
	line.Change = s.changeText(ind, max(rise, -rise))
	if c.HasInPeriod && c.InPeriod != rise {
		line.InPeriod = messages.Amount(ind, campaign.Number(c.InPeriod))
	}
	return line
}

// changeText writes how far a figure moved: with its noun where the noun is not plain from the label.
func (s *sheet) changeText(ind campaign.Indicator, n int64) string {
	if ind.HideNoun {
		return messages.Amount(ind, campaign.Number(n))
	}
	return messages.AmountNoun(ind, campaign.Number(n))
}
