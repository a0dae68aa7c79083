package campaign

import (
	"fmt"
	"time"
)

// Week (tuần báo cáo) is named by its ISO year and number; it runs from cut-off to cut-off.
type Week struct {
	Year   int `json:"year" bson:"year"`
	Number int `json:"number" bson:"number"`
}

// String writes w as 2024-W24.
func (w Week) String() string { return fmt.Sprintf("%04d-W%02d", w.Year, w.Number) }

// Compare returns -1, 0 or 1 as w comes before, is, or comes after v.
func (w Week) Compare(v Week) int {
	if w.Year != v.Year {
		return w.Year - v.Year
	}
	return w.Number - v.Number
}

// Monday returns the Monday of the week that gives w its name.
func (w Week) Monday() Date {
	// 4 January is always in week 1: ISO 8601.
	fourth := NewDate(w.Year, time.January, 4)
	return fourth.AddDays(-(int(fourth.Weekday())+6)%7 + 7*(w.Number-1))
}

// Sunday returns the last day of the week that gives w its name.
func (w Week) Sunday() Date { return w.Monday().AddDays(6) }

// Add returns the week n weeks later.
func (w Week) Add(n int) Week { return isoWeek(w.Monday().AddDays(7 * n)) }

func isoWeek(d Date) Week {
	y, n := d.In(time.UTC).ISOWeek()
	return Week{y, n}
}

// Cutoff (thời điểm chốt số liệu) is when a reporting week closes, and until when a report is only late.
type Cutoff struct {
	Weekday time.Weekday
	// Clock is the time of day of the cut-off, since midnight.
	Clock time.Duration
	// LateWeekday and LateClock are the end of the time in which a missing report is taken as late.
	LateWeekday time.Weekday
	LateClock   time.Duration
}

// DefaultCutoff is Friday 16:00, late until Monday 8:00 (domain.md §2.3).
func DefaultCutoff() Cutoff {
	return Cutoff{time.Friday, 16 * time.Hour, time.Monday, 8 * time.Hour}
}

// Closes returns the cut-off of w.
func (c *Campaign) Closes(w Week) time.Time {
	return c.at(w.Monday().AddDays((int(c.Cutoff.Weekday)+6)%7), c.Cutoff.Clock)
}

// Opens returns the cut-off of the week before w, from which on reports count for w.
func (c *Campaign) Opens(w Week) time.Time { return c.Closes(w.Add(-1)) }

// LateUntil returns the time from which on a report for w is refused.
func (c *Campaign) LateUntil(w Week) time.Time {
	closes := c.Closes(w)
	days := (int(c.Cutoff.LateWeekday) - int(c.Cutoff.Weekday) + 7) % 7
	return c.at(DateOf(closes).AddDays(days), c.Cutoff.LateClock)
}

// WeekAt returns the week that a message sent at t counts for: the first whose cut-off lies after t.
func (c *Campaign) WeekAt(t time.Time) Week {
	w := isoWeek(DateOf(t.In(c.Location)))
	if t.Before(c.Closes(w)) {
		return w
	}
	return w.Add(1)
}

// LateWeekAt returns the closed week that a message sent at t may still be a late report of.
func (c *Campaign) LateWeekAt(t time.Time) (Week, bool) {
	closed := c.WeekAt(t).Add(-1)
	return closed, t.Before(c.LateUntil(closed))
}

func (c *Campaign) at(d Date, clock time.Duration) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, int(clock/time.Second), 0, c.Location)
}
