package campaign

import "time"

// JobID names a scheduled job, such as "bangtuan".
type JobID string

// JobKind says what a scheduled job posts.
type JobKind string

const (
	// JobEarlyReminder asks in private, days ahead, those who have not reported.
	JobEarlyReminder JobKind = "nhacsom"
	// JobDueReminder asks in private on the day of the cut-off.
	JobDueReminder JobKind = "nhachan"
	// JobGroupReminder tells each group how many have not reported, naming nobody.
	JobGroupReminder JobKind = "nhacnhom"
	// JobCutoff tells the office that the week is closed.
	JobCutoff JobKind = "chot"
	// JobOverdueReminder tells those who missed the cut-off how to report late.
	JobOverdueReminder JobKind = "nhactre"
	// JobBoard posts the weekly board of each group.
	JobBoard JobKind = "bangtuan"
	// JobMissing lists the missing units to the head of each group.
	JobMissing JobKind = "danhsachthieu"
	// JobDigest posts the daily digest for the leaders.
	JobDigest JobKind = "bantin"
)

// PeriodKind says what one run of a job is for; a job posts once for each period and chat.
type PeriodKind string

const (
	PeriodInstant PeriodKind = "instant"
	PeriodDay     PeriodKind = "day"
	PeriodWeek    PeriodKind = "week"
)

// Job (lịch đăng tin) is one line of the schedule.
type Job struct {
	ID   JobID
	Kind JobKind
	// Cron is a line of five fields in the campaign's time zone.
	Cron     string
	Disabled bool
	// EnabledAt is when the job was added or enabled; nothing due before is caught up.
	EnabledAt time.Time
}

// Period returns what one run of jobs of this kind is for.
func (k JobKind) Period() PeriodKind {
	if k == JobDigest {
		return PeriodDay
	}
	return PeriodWeek
}
