package campaign_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	. "github.com/thiduabot/thiduabot/campaign"
)

func TestWeeksAreNamedByISO(t *testing.T) {
	t.Parallel()
	w := week(24)
	mustBe(t, "monday", w.Monday().String(), "2024-06-10")
	mustBe(t, "sunday", w.Sunday().String(), "2024-06-16")
	mustBe(t, "name", w.String(), "2024-W24")
	mustBe(t, "after the last of a year", Week{Year: 2024, Number: 52}.Add(1).String(), "2025-W01")
	mustBe(t, "a year of 53 weeks", Week{Year: 2026, Number: 52}.Add(1).String(), "2026-W53")
}

// TestEveryMomentCountsForOneWeek: weeks follow one another without gap, whatever the cut-off.
func TestEveryMomentCountsForOneWeek(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draft()
		d.Cutoff.Weekday = time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday"))
		d.Cutoff.Clock = time.Duration(rapid.IntRange(0, 23).Draw(t, "hour")) * time.Hour
		c := New(d)
		now := at("2023-12-20 00:00").Add(time.Duration(rapid.IntRange(0, 800*24*60).Draw(t, "minutes")) * time.Minute)
		w := c.WeekAt(now)
		if now.Before(c.Opens(w)) || !now.Before(c.Closes(w)) {
			t.Fatalf("%v counts for %v, open from %v to %v", now, w, c.Opens(w), c.Closes(w))
		}
		if c.WeekAt(c.Closes(w)) != w.Add(1) || w.Add(1).Compare(w) <= 0 || w.Add(3).Add(-3) != w {
			t.Fatalf("%v is not followed by %v", w, w.Add(1))
		}
	})
}
