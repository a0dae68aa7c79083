package campaign

import "slices"

// Move (tăng, giảm hạng) compares a row with the same unit on an earlier board.
type Move struct {
	// Places is positive for a unit that rose: ▲3.
	Places int `json:"places"`
	// Earlier is the base on the earlier board; Gain is how much it grew.
	Earlier Fraction `json:"earlier,omitzero"`
	Gain    Fraction `json:"gain,omitzero"`
}

// Against returns s with each row compared with an earlier board; units that had no rank there have no Move.
func (s Standings) Against(earlier Standings) Standings {
	before := make(map[UnitID]*Row, len(earlier.Rows))
	for i := range earlier.Rows {
		before[earlier.Rows[i].Unit] = &earlier.Rows[i]
	}
	s.Rows = slices.Clone(s.Rows)
	for i := range s.Rows {
		row := &s.Rows[i]
		row.Move = nil
		if old, ok := before[row.Unit]; ok {
			row.Move = &Move{old.Rank - row.Rank, old.Base, row.Base.Sub(old.Base)}
		}
	}
	return s
}

// Ranks returns the rank of each ranked unit.
func (s Standings) Ranks() map[UnitID]int {
	ranks := make(map[UnitID]int, len(s.Rows))
	for i := range s.Rows {
		ranks[s.Rows[i].Unit] = s.Rows[i].Rank
	}
	return ranks
}

// Closest (gần đích nhất) returns the units with the highest base below 100%, leaving out those named elsewhere.
// Nobody is close who has nothing yet.
func (s Standings) Closest(except ...UnitID) []Row {
	var closest []Row
	for i := range s.Rows {
		row := s.Rows[i]
		if row.Base.Cmp(Whole(1)) >= 0 || row.Base.IsZero() || slices.Contains(except, row.Unit) {
			continue
		}
		if len(closest) > 0 && !closest[0].Base.Equal(row.Base) {
			break
		}
		closest = append(closest, row)
	}
	return closest
}

// MostImproved (tiến bộ nhất) returns the units whose base grew most since the board of Against.
func (s Standings) MostImproved() []Row {
	var best []Row
	for i := range s.Rows {
		row := s.Rows[i]
		if row.Move == nil || row.Move.Gain.Sign() <= 0 {
			continue
		}
		if len(best) > 0 && row.Move.Gain.Cmp(best[0].Move.Gain) > 0 {
			best = best[:0]
		}
		if len(best) == 0 || row.Move.Gain.Equal(best[0].Move.Gain) {
			best = append(best, row)
		}
	}
	return best
}

// Points (điểm 1.000) returns 950·base + bonus − 5 per missed weekly report, at most 50 of these (domain.md §2.4).
func (r Row) Points(missedWeeks int) Fraction {
	deduction := Whole(int64(min(5*missedWeeks, 50)))
	return r.Base.Mul(Whole(950)).Add(r.Bonus).Sub(deduction)
}
