package campaign

import "time"

// Status (tình trạng tiến độ) says how a unit stands against its pledge and the time gone by.
type Status string

const (
	// StatusNone: no pace is expected, such as of a year-end indicator.
	StatusNone Status = ""
	// StatusNoFigure (chưa có số liệu): nothing was reported yet.
	StatusNoFigure Status = "no_figure"
	// StatusAhead (vượt tiến độ): 1,1 times the expected pace or more.
	StatusAhead Status = "ahead"
	// StatusOnTrack (đúng tiến độ): the expected pace or more.
	StatusOnTrack Status = "on_track"
	// StatusSlightlyBehind (hơi chậm): 0,8 of the expected pace or more.
	StatusSlightlyBehind Status = "slightly_behind"
	// StatusBehind (chậm tiến độ): less than that.
	StatusBehind Status = "behind"
	// StatusFinished (đã hoàn thành): the pledge is fulfilled.
	StatusFinished Status = "finished"
	// StatusExceeded (vượt chỉ tiêu): more than the pledge is fulfilled.
	StatusExceeded Status = "exceeded"
)

// paceStatus returns the word for a pace (domain.md §2.4).
func paceStatus(pace Fraction) Status {
	switch {
	case pace.Cmp(NewFraction(11, 10)) >= 0:
		return StatusAhead
	case pace.Cmp(Whole(1)) >= 0:
		return StatusOnTrack
	case pace.Cmp(NewFraction(8, 10)) >= 0:
		return StatusSlightlyBehind
	}
	return StatusBehind
}

// Elapsed returns the share of the year gone by at the end of day: 166/366 on 14 June 2024.
func Elapsed(day Date) Fraction {
	return elapsedSince(NewDate(day.Year, time.January, 1), day)
}

// elapsedSince returns the share gone by of the time from a day to the end of its year.
func elapsedSince(from, day Date) Fraction {
	end := NewDate(from.Year, time.December, 31)
	gone, all := int64(day.DaysSince(from))+1, int64(end.DaysSince(from))+1
	return NewFraction(min(max(gone, 0), all), all)
}

// yearEndWindow is when year-end indicators are scored (domain.md §1.1).
func yearEndWindow(year int) Span {
	return Span{NewDate(year, time.November, 15), NewDate(year, time.December, 31)}
}

// Open reports whether the indicator is scored on day, in standings of that day's year.
func (i Indicator) Open(day Date) bool {
	return i.Pace != PaceYearEnd || yearEndWindow(day.Year).Contains(day)
}

// Public reports whether the indicator counts in standings at all: it has a weight and is not sensitive.
func (i Indicator) Public() bool { return i.Weight > 0 && !i.Sensitive }

// clock holds what is the same for all pledges on one day.
type clock struct {
	day     Date
	elapsed Fraction
}

func newClock(day Date) clock { return clock{day, Elapsed(day)} }

// expected returns the share of a pledge that should be fulfilled by now; ok is false where none is expected.
func (k clock) expected(ind *Indicator, countsFrom Date) (share Fraction, ok bool) {
	switch ind.Pace {
	case PaceSteady:
		share = k.elapsed
		if begin := NewDate(k.day.Year, time.January, 1); countsFrom.After(begin) && countsFrom.Year == k.day.Year {
			share = elapsedSince(countsFrom, k.day)
		}
	case PaceQuarterly:
		share = NewFraction(int64(k.day.Month-1)/3, 4)
	}
	return share, share.Sign() > 0
}
