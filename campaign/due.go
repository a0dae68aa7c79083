package campaign

import "time"

// Schedule tells when a job runs next after a time; the zero time is never.
type Schedule interface {
	Next(time.Time) time.Time
}

// Skip says why a run posts nothing.
type Skip string

const (
	// SkipNone: the run posts.
	SkipNone Skip = ""
	// SkipSilentDay: a public holiday, or a Sunday that is not made up.
	SkipSilentDay Skip = "silent_day"
	// SkipDayOff: the leaders' digest comes on working days only.
	SkipDayOff Skip = "day_off"
	// SkipQuietHours: between evening and morning nothing is posted unasked.
	SkipQuietHours Skip = "quiet_hours"
)

// Run (lượt đăng) is one time that a job is due.
type Run struct {
	Job  JobID
	Kind JobKind
	At   time.Time
	// Week is the reporting week that the run speaks about.
	Week Week
	// Period is what a job posts once for, in each chat: 2024-06-14, 2024-W24, or the minute.
	Period string
	// Until is when the run stops being useful: it is not caught up from then on.
	Until time.Time
	Skip  Skip
}

// LongestUseful is longer than any run stays useful with a schedule that runs at least every second week.
const LongestUseful = 15 * 24 * time.Hour

// Useful reports whether the run may still be posted at now.
func (r Run) Useful(now time.Time) bool { return now.Before(r.Until) }

// Due returns the runs of a job in (from, to] that are its business: not before it was enabled, nor outside the
// campaign. Runs that post nothing are among them, with the reason.
func (c *Campaign) Due(job Job, s Schedule, from, to time.Time) []Run {
	if job.Disabled {
		return nil
	}
	if from.Before(job.EnabledAt) {
		from = job.EnabledAt
	}
	var runs []Run
	for at := s.Next(from.In(c.Location)); due(at, from, to); from, at = at, s.Next(at) {
		if (Span{c.From, c.Until}).Contains(DateOf(at.In(c.Location))) {
			runs = append(runs, c.run(job, s, at.In(c.Location)))
		}
	}
	return runs
}

// due reports whether at is a time that a schedule may give after from, and not after to.
func due(at, from, to time.Time) bool { return at.After(from) && !at.After(to) }

func (c *Campaign) run(job Job, s Schedule, at time.Time) Run {
	r := Run{Job: job.ID, Kind: job.Kind, At: at, Week: c.WeekOf(job.Kind, at), Skip: c.skip(job.Kind, at)}
	r.Period = r.period(job.Kind.Period())
	r.Until = c.usefulUntil(r, s)
	return r
}

// WeekOf returns the week that a post of this kind speaks about at a time. Reminders before the cut-off speak about
// the open week; what follows the cut-off about the week just closed, and the digest about that until the late
// reports are in.
func (c *Campaign) WeekOf(kind JobKind, at time.Time) Week {
	closed, late := c.LateWeekAt(at)
	switch kind {
	case JobBoard, JobCutoff, JobOverdueReminder, JobMissing:
		return closed
	case JobDigest:
		if late {
			return closed
		}
	}
	return c.WeekAt(at)
}

func (r Run) period(kind PeriodKind) string {
	switch kind {
	case PeriodDay:
		return DateOf(r.At).String()
	case PeriodWeek:
		return r.Week.String()
	}
	return r.At.Format("2006-01-02T15:04Z07:00")
}

// skip returns why nothing is posted at a time (domain.md §2.3, §7).
func (c *Campaign) skip(kind JobKind, at time.Time) Skip {
	day := DateOf(at)
	switch {
	case kind == JobDigest && !c.Calendar.WorkingDay(day):
		return SkipDayOff
	case c.Calendar.Silent(day):
		return SkipSilentDay
	case c.Calendar.Quiet(at):
		return SkipQuietHours
	}
	return SkipNone
}

// usefulUntil returns the end of the useful window of a run (design.md §6).
func (c *Campaign) usefulUntil(r Run, s Schedule) time.Time {
	endOfDay := DateOf(r.At).AddDays(1).In(c.Location)
	switch r.Kind {
	case JobEarlyReminder, JobDueReminder, JobGroupReminder:
		return c.Closes(r.Week)
	case JobCutoff, JobOverdueReminder:
		return c.LateUntil(r.Week)
	case JobBoard:
		if next := s.Next(r.At); next.After(r.At) {
			return next
		}
	}
	return endOfDay
}
