package campaign

import (
	"slices"
	"time"
)

// Standings (bảng xếp hạng) is who stands where on one day: the facts of a board. It is kept as JSON with exact
// fractions, so that a board once posted can be computed again and compared.
type Standings struct {
	// Group is empty for all units; Indicator is empty for the whole pledge.
	Group     GroupID     `json:"group,omitempty"`
	Indicator IndicatorID `json:"indicator,omitempty"`
	Year      int         `json:"year"`
	Week      Week        `json:"week"`
	At        time.Time   `json:"at"`
	// Elapsed is the share of the year gone by.
	Elapsed  Fraction `json:"elapsed"`
	Revision int64    `json:"revision,omitempty"`
	// Rows are the ranked units in display order; Unranked those that stand apart, in Vietnamese order.
	Rows     []Row `json:"rows"`
	Unranked []Row `json:"unranked,omitempty"`
}

// Row (dòng) is one unit in the standings.
type Row struct {
	Unit UnitID `json:"unit"`
	// Head is the number of the last message counted in.
	Head int64 `json:"head"`
	// Rank (hạng) is 0 for a unit that stands apart, for the reason in Apart.
	Rank  int   `json:"rank,omitempty"`
	Apart Apart `json:"apart,omitempty"`
	// Base (mức hoàn thành giao ước) caps each indicator at 1; Uncapped does not.
	Base     Fraction `json:"base,omitzero"`
	Uncapped Fraction `json:"uncapped,omitzero"`
	// Bonus (điểm thưởng) is 0 to 50.
	Bonus Fraction `json:"bonus,omitzero"`
	// Pace (nhịp) is Base against what is expected by now, 0 where nothing is expected.
	Pace   Fraction `json:"pace,omitzero"`
	Status Status   `json:"status,omitempty"`
	// Finished counts the indicators fulfilled.
	Finished int `json:"finished,omitempty"`
	// Changed is the day of the last change of a scored figure.
	Changed Date `json:"changed,omitzero"`
	// Stale (số liệu đến) is the day of the last report of a unit that has none for the week.
	Stale  Date    `json:"stale,omitzero"`
	Scores []Score `json:"scores,omitempty"`
	// Move compares with an earlier board: see Standings.Against.
	Move *Move `json:"move,omitempty"`
}

// Apart says why a unit has no rank.
type Apart string

const (
	// ApartNoReport (chưa có số liệu): nothing reported this year.
	ApartNoReport Apart = "no_report"
	// ApartNotScored (chưa chấm): nothing that it pledged is scored on this day.
	ApartNotScored Apart = "not_scored"
)

// Score (kết quả một chỉ tiêu) is one indicator of a row.
type Score struct {
	Indicator IndicatorID `json:"indicator"`
	Value     Quantity    `json:"value,omitzero"`
	HasValue  bool        `json:"has_value,omitempty"`
	Pledge    Quantity    `json:"pledge"`
	Weight    int64       `json:"weight"`
	Ratio     Fraction    `json:"ratio,omitzero"`
	Reached   bool        `json:"reached,omitempty"`
	// Rest (còn thiếu) is what is missing in the base unit, for indicators that can be counted.
	Rest int64 `json:"rest,omitempty"`
}

// Standings ranks the units of a group, or all of them, by what they have fulfilled of their pledges on the day of
// at (domain.md §2.4). Units without a report for week are marked with the day of their last one.
func (c *Campaign) Standings(group GroupID, states map[UnitID]State, at time.Time, week Week) Standings {
	return c.rank(Standings{Group: group, Week: week, At: at}, states)
}

// IndicatorStandings ranks the units by one indicator, whether it is scored in Standings or not.
// A sensitive indicator is never ranked.
func (c *Campaign) IndicatorStandings(
	group GroupID, ind IndicatorID, states map[UnitID]State, at time.Time, week Week,
) Standings {
	return c.rank(Standings{Group: group, Indicator: ind, Week: week, At: at}, states)
}

// rank fills in the rows of s.
func (c *Campaign) rank(s Standings, states map[UnitID]State) Standings {
	day := DateOf(s.At.In(c.Location))
	k := newClock(day)
	s.Year, s.Elapsed, s.Revision = day.Year, k.elapsed, c.Revision
	t := scorer{c: c, board: &s, clock: k}
	for _, u := range c.ExpectedOn(day, s.Group) {
		if _, ok := c.pledge(u.ID, s.Indicator, day.Year); !ok && s.Indicator != "" {
			continue
		}
		state := states[u.ID]
		row := t.row(&u, &state)
		if row.Apart == "" {
			s.Rows = append(s.Rows, row)
		} else {
			s.Unranked = append(s.Unranked, row)
		}
	}
	s.Rows = c.inBoardOrder(s.Rows)
	assignRanks(s.Rows)
	slices.SortFunc(s.Unranked, func(a, b Row) int { return c.byName(&a, &b) })
	return s
}

// assignRanks gives equal bases equal ranks: 1, 2, 2, 4.
func assignRanks(rows []Row) {
	for i := range rows {
		rows[i].Rank = i + 1
		if i > 0 && rows[i].Base.Equal(rows[i-1].Base) {
			rows[i].Rank = rows[i-1].Rank
		}
	}
}

// Row returns the row of a unit, ranked or not.
func (s Standings) Row(unit UnitID) (Row, bool) {
	for _, rows := range [][]Row{s.Rows, s.Unranked} {
		for i := range rows {
			if rows[i].Unit == unit {
				return rows[i], true
			}
		}
	}
	return Row{}, false
}
