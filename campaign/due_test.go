package campaign_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	. "github.com/thiduabot/thiduabot/campaign"
)

// weekly is a schedule of some days of the week at one time of day.
type weekly struct {
	days  []time.Weekday
	clock time.Duration
}

func (w weekly) Next(t time.Time) time.Time {
	for day := DateOf(t); ; day = day.AddDays(1) {
		for _, d := range w.days {
			if next := day.In(t.Location()).Add(w.clock); d == day.Weekday() && next.After(t) {
				return next
			}
		}
	}
}

// never is a schedule that has no next time.
type never struct{}

func (never) Next(time.Time) time.Time { return time.Time{} }

func on(hour, minute int, days ...time.Weekday) weekly {
	return weekly{days, time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute}
}

var daily = []time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
}

func TestDue(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		kind     JobKind
		s        Schedule
		from, to string
		at       string
		period   string
		until    string
		skip     Skip
	}{
		{
			"early reminder speaks of the open week until its cut-off", JobEarlyReminder, on(15, 0, time.Thursday),
			"2024-06-13 00:00", "2024-06-13 20:00", "2024-06-13 15:00", "2024-W24", "2024-06-14 16:00", SkipNone,
		},
		{
			"group reminder", JobGroupReminder, on(9, 0, time.Friday),
			"2024-06-14 00:00", "2024-06-14 20:00", "2024-06-14 09:00", "2024-W24", "2024-06-14 16:00", SkipNone,
		},
		{
			"the cut-off itself speaks of the week just closed", JobCutoff, on(16, 0, time.Friday),
			"2024-06-14 15:59", "2024-06-14 16:00", "2024-06-14 16:00", "2024-W24", "2024-06-17 08:00", SkipNone,
		},
		{
			"overdue until Monday 8:00", JobOverdueReminder, on(16, 0, time.Friday),
			"2024-06-14 15:59", "2024-06-14 16:00", "2024-06-14 16:00", "2024-W24", "2024-06-17 08:00", SkipNone,
		},
		{
			"board until the next one", JobBoard, on(16, 30, time.Friday),
			"2024-06-14 16:00", "2024-06-14 17:00", "2024-06-14 16:30", "2024-W24", "2024-06-21 16:30", SkipNone,
		},
		{
			"the list of Monday speaks of the week before", JobMissing, on(8, 0, time.Monday),
			"2024-06-17 00:00", "2024-06-17 20:00", "2024-06-17 08:00", "2024-W24", "2024-06-18 00:00", SkipNone,
		},
		{
			"digest until the end of its day", JobDigest, on(16, 45, time.Friday),
			"2024-06-14 00:00", "2024-06-14 20:00", "2024-06-14 16:45", "2024-06-14", "2024-06-15 00:00", SkipNone,
		},
		{
			"board of a holiday is skipped", JobBoard, on(16, 30, time.Monday),
			"2024-09-02 00:00", "2024-09-02 20:00", "2024-09-02 16:30", "2024-W35", "2024-09-09 16:30", SkipSilentDay,
		},
		{
			"nothing on Sundays", JobBoard, on(16, 30, time.Sunday),
			"2024-06-16 00:00", "2024-06-16 20:00", "2024-06-16 16:30", "2024-W24", "2024-06-23 16:30", SkipSilentDay,
		},
		{
			"digest not on Saturdays", JobDigest, on(16, 45, time.Saturday),
			"2024-06-15 00:00", "2024-06-15 20:00", "2024-06-15 16:45", "2024-06-15", "2024-06-16 00:00", SkipDayOff,
		},
		{
			"digest on a Saturday made up", JobDigest, on(16, 45, time.Saturday),
			"2024-05-04 00:00", "2024-05-04 20:00", "2024-05-04 16:45", "2024-05-04", "2024-05-05 00:00", SkipNone,
		},
		{
			"nothing from 20:00", JobBoard, on(20, 0, time.Friday),
			"2024-06-14 00:00", "2024-06-14 23:00", "2024-06-14 20:00", "2024-W24", "2024-06-21 20:00", SkipQuietHours,
		},
		{
			"nothing before 6:30", JobDigest, on(6, 29, time.Friday),
			"2024-06-14 00:00", "2024-06-14 23:00", "2024-06-14 06:29", "2024-06-14", "2024-06-15 00:00", SkipQuietHours,
		},
		{
			"again from 6:30", JobDigest, on(6, 30, time.Friday),
			"2024-06-14 00:00", "2024-06-14 23:00", "2024-06-14 06:30", "2024-06-14", "2024-06-15 00:00", SkipNone,
		},
	}
	c := New(draft())
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			runs := c.Due(Job{ID: "viec", Kind: test.kind}, test.s, at(test.from), at(test.to))
			if len(runs) != 1 {
				t.Fatalf("%d runs, want 1: %v", len(runs), runs)
			}
			r := runs[0]
			if !r.At.Equal(at(test.at)) || !r.Until.Equal(at(test.until)) || r.Skip != test.skip {
				t.Errorf("at %v until %v skip %q", r.At, r.Until, r.Skip)
			}
			mustBe(t, "period", r.Period, test.period)
			if r.Useful(r.Until) || !r.Useful(r.At) && r.Kind != JobOverdueReminder {
				t.Error("useful at the wrong times")
			}
		})
	}
}

func TestDueLeavesOut(t *testing.T) {
	t.Parallel()
	friday := on(16, 30, time.Friday)
	tests := []struct {
		name     string
		job      Job
		s        Schedule
		from, to string
	}{
		{"what was due at from", Job{}, friday, "2024-06-14 16:30", "2024-06-21 16:29"},
		{"a disabled job", Job{Disabled: true}, friday, "2024-06-01 00:00", "2024-06-30 00:00"},
		{"what was due before the job was enabled", Job{EnabledAt: at("2024-06-14 16:30")}, friday, "2024-06-01 00:00", "2024-06-14 20:00"},
		{"what is due after the campaign", Job{}, friday, "2026-01-01 00:00", "2026-03-01 00:00"},
		{"a schedule without a next time", Job{}, never{}, "2024-06-01 00:00", "2024-06-30 00:00"},
		{"a span that is empty", Job{}, friday, "2024-06-30 00:00", "2024-06-01 00:00"},
	}
	c := New(draft())
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.job.Kind = JobBoard
			if runs := c.Due(test.job, test.s, at(test.from), at(test.to)); len(runs) != 0 {
				t.Errorf("due: %v", runs)
			}
		})
	}
}

func TestQuietHoursWithinADay(t *testing.T) {
	t.Parallel()
	noon := Calendar{QuietFrom: 11*time.Hour + 30*time.Minute, QuietUntil: 13*time.Hour + 30*time.Minute}
	for when, want := range map[string]bool{
		"2024-06-14 11:29": false, "2024-06-14 11:30": true, "2024-06-14 13:29": true, "2024-06-14 13:30": false,
	} {
		if got := noon.Quiet(at(when)); got != want {
			t.Errorf("quiet at %s is %v", when, got)
		}
	}
	if (Calendar{}).Quiet(at("2024-06-14 00:00")) {
		t.Error("quiet without quiet hours")
	}
}

func TestDigestSpeaksOfTheClosedWeekUntilLateReportsAreIn(t *testing.T) {
	t.Parallel()
	c := New(draft())
	for when, want := range map[string]int{
		"2024-06-14 15:00": 24, "2024-06-14 16:45": 24, "2024-06-17 07:00": 24, "2024-06-17 16:45": 25,
	} {
		if got := c.WeekOf(JobDigest, at(when)); got != week(want) {
			t.Errorf("at %s it speaks of %v, want %v", when, got, week(want))
		}
	}
}

// TestDueIsTheSameInPieces: however often the loop looks, the same runs are due, each once.
func TestDueIsTheSameInPieces(t *testing.T) {
	t.Parallel()
	c := New(draft())
	job := Job{ID: "bantin", Kind: JobDigest}
	s := on(16, 45, daily...)
	rapid.Check(t, func(t *rapid.T) {
		from := at("2024-04-01 00:00")
		to := from.Add(time.Duration(rapid.IntRange(0, 60*24).Draw(t, "hours")) * time.Hour)
		want := c.Due(job, s, from, to)
		var got []Run
		for now := from; now.Before(to); {
			next := now.Add(time.Duration(rapid.IntRange(1, 5000).Draw(t, "minutes")) * time.Minute)
			if next.After(to) {
				next = to
			}
			got = append(got, c.Due(job, s, now, next)...)
			now = next
		}
		if len(got) != len(want) {
			t.Fatalf("%d runs, want %d", len(got), len(want))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%v, want %v", got[i], want[i])
			}
		}
	})
}
