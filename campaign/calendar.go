package campaign

import (
	"slices"
	"time"
)

// Calendar holds the days off and the quiet hours of a campaign.
type Calendar struct {
	Holidays []Holiday
	// MakeUp are days of work in place of a holiday (ngày làm bù).
	MakeUp []Date
	// QuietFrom and QuietUntil are times of day, since midnight, between which nothing is posted unasked.
	QuietFrom  time.Duration
	QuietUntil time.Duration
}

// Holiday (ngày nghỉ lễ) is a span of days off with its name.
type Holiday struct {
	Span
	Name string
}

// Holiday reports whether day is a public holiday.
func (c Calendar) Holiday(day Date) bool {
	for _, h := range c.Holidays {
		if h.Contains(day) {
			return true
		}
	}
	return false
}

// Silent reports whether nothing may be posted unasked on day: a holiday, or a Sunday that is not made up.
func (c Calendar) Silent(day Date) bool {
	if c.Holiday(day) {
		return true
	}
	return day.Weekday() == time.Sunday && !c.madeUp(day)
}

// WorkingDay reports whether offices work on day.
func (c Calendar) WorkingDay(day Date) bool {
	if c.madeUp(day) {
		return true
	}
	weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	return !weekend && !c.Holiday(day)
}

func (c Calendar) madeUp(day Date) bool { return slices.Contains(c.MakeUp, day) }

// Quiet reports whether t lies in the quiet hours of its own location.
func (c Calendar) Quiet(t time.Time) bool {
	clock := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
	if c.QuietFrom <= c.QuietUntil {
		return clock >= c.QuietFrom && clock < c.QuietUntil
	}
	return clock >= c.QuietFrom || clock < c.QuietUntil
}
