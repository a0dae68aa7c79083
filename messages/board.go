package messages

import (
	"slices"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Board is the weekly board of one group.
type Board struct {
	// Group is the name of the group: Cụm 2.
	Group string
	Week  campaign.Week
	// Cutoff is when the figures were taken, in the campaign's zone; its year is the year of the pledges.
	Cutoff time.Time
	Rows   []BoardRow
	// Closest is the unit nearest to its pledges and what it still lacks; empty is none.
	Closest string
	Lacking []string
	// Best made the greatest step, of Step points, since the board before; empty is none.
	Best string
	Step string
	// Silent are units without any figure.
	Silent []string
	// Pending means that some indicators are scored only at the end of the year.
	Pending bool
}

// BoardRow is a unit with its rank.
type BoardRow struct {
	Rank    int
	Name    string
	Percent string
	// Move says how many ranks the unit rose since the board before; it counts where Moved is true.
	Move  int
	Moved bool
	// Until is the day of the last report of a unit that missed the week; zero for all others.
	Until campaign.Date
}

// Arrow writes the movement: ▲3, ▼1, =.
func (r BoardRow) Arrow() string {
	switch {
	case r.Move > 0:
		return "▲" + campaign.FormatNumber(int64(r.Move))
	case r.Move < 0:
		return "▼" + campaign.FormatNumber(int64(-r.Move))
	default:
		return "="
	}
}

// Board shows who stands where.
func (c *Catalogue) Board(b Board) chat.Message {
	return c.titled("board", struct {
		Board
		Date  campaign.Date
		Notes string
	}{b, campaign.DateOf(b.Cutoff), c.boardNotes(b)})
}

// boardNotes writes the last line: what stands for units that missed the week, and what is not scored yet.
func (c *Catalogue) boardNotes(b Board) string {
	var notes []string
	if late := lateNotes(b.Rows); len(late) > 0 {
		notes = append(notes, c.text("board_late", late))
	}
	if b.Pending {
		notes = append(notes, c.text("board_pending", nil))
	}
	return strings.Join(notes, " ")
}

// lateNote names the units whose figures are of one day; the names are left out where all are of that day.
type lateNote struct {
	Until campaign.Date
	Names []string
}

func lateNotes(rows []BoardRow) []lateNote {
	var notes []lateNote
	for _, r := range rows {
		if r.Until.IsZero() {
			continue
		}
		i := slices.IndexFunc(notes, func(n lateNote) bool { return n.Until == r.Until })
		if i < 0 {
			i = len(notes)
			notes = append(notes, lateNote{Until: r.Until})
		}
		notes[i].Names = append(notes[i].Names, r.Name)
	}
	slices.SortStableFunc(notes, func(a, b lateNote) int { return b.Until.Compare(a.Until) })
	if len(notes) == 1 {
		notes[0].Names = nil
	}
	return notes
}
