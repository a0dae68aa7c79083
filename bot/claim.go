package bot

import (
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
)

// claim is a figure somebody reports, as it waits in a question or becomes an entry.
type claim struct {
	Indicator   campaign.IndicatorID `json:"indicator"`
	Year        int                  `json:"year"`
	Mode        campaign.Mode        `json:"mode"`
	Quantity    campaign.Quantity    `json:"quantity"`
	AsOf        campaign.Date        `json:"as_of,omitzero"`
	InPeriod    int64                `json:"in_period,omitempty"`
	HasInPeriod bool                 `json:"has_in_period,omitempty"`
	Note        string               `json:"note,omitempty"`
	Correct     bool                 `json:"correct,omitempty"`
	Confirmed   bool                 `json:"confirmed,omitempty"`
}

// claim returns what an item that could be read reports.
func (s *sheet) claim(ind campaign.Indicator, item reading.Item) claim {
	c := claim{
		Indicator:   ind.ID,
		Year:        s.today.Year,
		Mode:        item.Mode,
		Quantity:    item.Quantity,
		AsOf:        item.AsOf,
		InPeriod:    item.InPeriod,
		HasInPeriod: item.HasInPeriod,
		Note:        clip(item.Note, maxReason),
		Correct:     item.Correction || s.action == campaign.ActionCorrect,
	}
	// a January report goes to the old year only with a date in it (domain.md §2.3).
	if !item.AsOf.IsZero() {
		c.Year = item.AsOf.Year
	}
	return c
}

// as returns the claim with another meaning, which the person was asked about and chose.
func (c claim) as(mode campaign.Mode, q campaign.Quantity) claim {
	c.Mode, c.Quantity, c.Confirmed = mode, q, true
	return c
}

func (c claim) correcting() claim {
	c.Correct, c.Confirmed = true, true
	return c
}

func (c claim) check(in chat.Incoming) campaign.Claim {
	return campaign.Claim{
		Indicator: c.Indicator,
		Year:      c.Year,
		Mode:      c.Mode,
		Quantity:  c.Quantity,
		Correct:   c.Correct,
		Confirmed: c.Confirmed,
		At:        in.At,
		AsOf:      c.AsOf,
	}
}

func (c claim) entry(action campaign.Action, reason string) campaign.Entry {
	e := campaign.Entry{
		Indicator:   c.Indicator,
		Year:        c.Year,
		Action:      action,
		Mode:        c.Mode,
		Quantity:    c.Quantity,
		HasQuantity: true,
		AsOf:        c.AsOf,
		InPeriod:    c.InPeriod,
		HasInPeriod: c.HasInPeriod,
		Reason:      reason,
		Note:        c.Note,
	}
	if c.Correct && action == campaign.ActionReport {
		e.Action = campaign.ActionCorrect
	}
	return e
}

// isPledge reports whether y of “x/y” is the unit's pledge.
func (s *sheet) isPledge(ind campaign.Indicator, year int, over campaign.Quantity) bool {
	pledge, ok := s.room.Pledge(s.unit.ID, ind.ID, year)
	return ok && pledge.Target == over
}
