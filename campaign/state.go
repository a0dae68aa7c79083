package campaign

import (
	"slices"
	"time"
)

// State (tình hình của một đơn vị) is everything that follows from a unit's log up to Head.
// It can always be computed again with Replay.
type State struct {
	Unit UnitID `json:"unit" bson:"unit"`
	// Head is the number of the last message counted in.
	Head int64 `json:"head" bson:"head"`
	// Last is the latest message time among the entries that count.
	Last time.Time `json:"last,omitzero" bson:"last"`
	// Figures are the values, sorted by year and indicator.
	Figures []Figure `json:"figures,omitempty" bson:"figures,omitempty"`
	// Weeks are the reporting weeks with a report, ascending.
	Weeks []WeekMark `json:"weeks,omitempty" bson:"weeks,omitempty"`
}

// Figure (số liệu hiện có) is the value of one indicator in one year, with what made it.
type Figure struct {
	Indicator IndicatorID `json:"indicator" bson:"indicator"`
	Year      int         `json:"year" bson:"year"`
	Quantity  Quantity    `json:"quantity" bson:"quantity"`
	// At is the message time of the entry that set the value; Changed that of the last real change.
	At      time.Time `json:"at" bson:"at"`
	Changed time.Time `json:"changed" bson:"changed"`
	AsOf    Date      `json:"as_of,omitzero" bson:"as_of"`
	Seq     int64     `json:"seq" bson:"seq"`
	// Increment is the last increment added, and when: the same again within minutes is asked.
	Increment   int64     `json:"increment,omitempty" bson:"increment,omitempty"`
	IncrementAt time.Time `json:"increment_at,omitzero" bson:"increment_at"`
}

// WeekMark says that a unit reported in a reporting week.
type WeekMark struct {
	Week Week `json:"week" bson:"week"`
	// At is the time of the first report that counts for the week.
	At time.Time `json:"at" bson:"at"`
	// Late means that the report came after the cut-off.
	Late bool `json:"late,omitempty" bson:"late,omitempty"`
}

// Figure returns the value of an indicator in a year.
func (s State) Figure(ind IndicatorID, year int) (Figure, bool) {
	at, ok := s.find(ind, year)
	if !ok {
		return Figure{}, false
	}
	return s.Figures[at], true
}

// ReportedWeek returns the mark of a week, when the unit reported in it.
func (s State) ReportedWeek(w Week) (WeekMark, bool) {
	i, ok := slices.BinarySearchFunc(s.Weeks, w, func(m WeekMark, w Week) int { return m.Week.Compare(w) })
	if !ok {
		return WeekMark{}, false
	}
	return s.Weeks[i], true
}
