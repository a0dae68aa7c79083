package reminders

import (
	"encoding/json"
	"fmt"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// fewestReports is how many units of a group need figures before their board is posted (domain.md §7.2).
const fewestReports = 3

// boardFacts are what a board says, frozen as JSON: the standings at the cut-off, moves against the board before.
type boardFacts struct {
	campaign.Standings
	// Against is the notice of the board that the moves compare with.
	Against string `json:"against,omitempty"`
}

// newBoard ranks a group at the cut-off of a week.
func newBoard(c *campaign.Campaign, group campaign.GroupID, week campaign.Week, at states) boardFacts {
	return boardFacts{Standings: c.Standings(group, at, c.Closes(week), week)}
}

// against compares the board with the facts of an earlier one.
func (f boardFacts) against(notice string, earlier json.RawMessage) (boardFacts, error) {
	var before boardFacts
	if err := json.Unmarshal(earlier, &before); err != nil {
		return f, fmt.Errorf("decode facts notice=%s: %w", notice, err)
	}
	f.Standings, f.Against = f.Standings.Against(before.Standings), notice
	return f, nil
}

// earlier returns what the board says about the one before.
func (f boardFacts) earlier() campaign.Standings {
	var s campaign.Standings
	for _, row := range f.Rows {
		if row.Move != nil {
			s.Rows = append(s.Rows, campaign.Row{Unit: row.Unit, Rank: row.Rank + row.Move.Places, Base: row.Move.Earlier})
		}
	}
	return s
}

// reportingUnits counts the units with at least one figure of the year.
func reportingUnits(all states, year int) int {
	n := 0
	for _, s := range all {
		for _, f := range s.Figures {
			if f.Year == year {
				n++
				break
			}
		}
	}
	return n
}

// boardMessage writes the board.
func boardMessage(words *messages.Catalogue, c *campaign.Campaign, f boardFacts) chat.Message {
	group, _ := c.Group(f.Group)
	b := messages.Board{Group: group.Name, Week: f.Week, Cutoff: f.At.In(c.Location), Pending: pending(c, f.Standings)}
	for _, row := range f.Rows {
		b.Rows = append(b.Rows, boardRow(c, row))
	}
	for _, row := range f.Unranked {
		if row.Apart == campaign.ApartNoReport {
			b.Silent = append(b.Silent, shortName(c, row.Unit))
		}
	}
	praise(c, f.Standings, &b)
	return words.Board(b)
}

func boardRow(c *campaign.Campaign, row campaign.Row) messages.BoardRow {
	shown := messages.BoardRow{
		Rank:    row.Rank,
		Name:    shortName(c, row.Unit),
		Percent: campaign.FormatPercent(row.Base),
		Until:   row.Stale,
	}
	if row.Move != nil {
		shown.Moved, shown.Move = true, row.Move.Places
	}
	return shown
}

// praise names who is closest to its pledges and who made the greatest step. Nobody is named for both, and no leader
// as closest, because the first line names it.
func praise(c *campaign.Campaign, s campaign.Standings, b *messages.Board) {
	var named []campaign.UnitID
	for _, row := range s.Rows {
		if row.Rank == 1 {
			named = append(named, row.Unit)
		}
	}
	if best := s.MostImproved(); len(best) > 0 {
		named = append(named, best[0].Unit)
		b.Best = shortName(c, best[0].Unit)
		b.Step = campaign.FormatPoints(best[0].Move.Earlier, best[0].Base)
	}
	for _, row := range s.Closest(named...) {
		if lacking := lacking(c, row); len(lacking) > 0 {
			b.Closest, b.Lacking = shortName(c, row.Unit), lacking
			return
		}
	}
}

// lacking writes what a unit still lacks: 2 đảng viên, 1 nhà tình nghĩa.
func lacking(c *campaign.Campaign, row campaign.Row) []string {
	var texts []string
	for _, score := range row.Scores {
		if ind, ok := c.Indicator(score.Indicator); ok && score.Rest > 0 {
			texts = append(texts, amountOf(ind, score.Rest))
		}
	}
	return texts
}

// amountOf writes an amount so that it says of what: 2 đảng viên, 1 nhà tình nghĩa, 1,2 tỷ đồng thu ngân sách.
func amountOf(ind campaign.Indicator, n int64) string {
	switch {
	case ind.HideNoun:
		return messages.AmountNoun(ind, campaign.Number(n))
	case ind.Measure == campaign.MeasureMoney:
		return messages.AmountNoun(ind, campaign.Number(n)) + " " + messages.LowerFirst(ind.Short)
	default:
		return messages.Amount(ind, campaign.Number(n)) + " " + messages.LowerFirst(ind.Short)
	}
}

// pending reports whether something the units of the board signed is scored only later in the year.
func pending(c *campaign.Campaign, s campaign.Standings) bool {
	day := dayOf(c, s.At)
	for _, row := range s.Rows {
		for _, p := range c.PledgesOf(row.Unit, s.Year) {
			if ind, ok := c.Indicator(p.Indicator); ok && ind.Public() && !ind.Open(day) {
				return true
			}
		}
	}
	return false
}

func shortName(c *campaign.Campaign, id campaign.UnitID) string {
	u, _ := c.Unit(id)
	return u.Short()
}
