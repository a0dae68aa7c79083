package reminders

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"github.com/thiduabot/thiduabot/campaign"
)

// run is one time that a job is due, with its place in the schedule.
type run struct {
	campaign.Run
	order int
}

// runs returns what is due in (from, to], by time and then by place in the schedule. A job whose line cannot be read
// is left out, and told about in err.
func runs(c *campaign.Campaign, from, to time.Time) ([]run, error) {
	var all []run
	var faults []error
	for i, job := range c.Schedule {
		schedule, err := parseCron(job.Cron)
		if err != nil {
			faults = append(faults, fmt.Errorf("job %s: %w", job.ID, err))
			continue
		}
		for _, r := range c.Due(job, schedule, from, to) {
			all = append(all, run{r, i})
		}
	}
	slices.SortStableFunc(all, func(a, b run) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.order, b.order)) })
	return all, errors.Join(faults...)
}

// parseCron reads a line of five fields. Lines that name a time zone are refused: the campaign has one, and the
// parser panics on some of them (https://github.com/robfig/cron/issues/554).
func parseCron(line string) (cron.Schedule, error) {
	if strings.Contains(line, "TZ=") {
		return nil, fmt.Errorf("cron line %q names a time zone", line)
	}
	schedule, err := cron.ParseStandard(line)
	if err != nil {
		return nil, fmt.Errorf("cron line %q: %w", line, err)
	}
	return schedule, nil
}

// Due returns the times in (from, to] at which something may have to be posted, in order: the runs of the schedule,
// and what a Step put off. The console stops its clock at each and calls Step.
func (r *Reminders) Due(ctx context.Context, from, to time.Time) ([]time.Time, error) {
	c, err := r.Campaign(ctx)
	if err != nil {
		return nil, fmt.Errorf("read campaign: %w", err)
	}
	all, err := runs(c, from, to)
	if err != nil {
		return nil, err
	}
	var times []time.Time
	for _, run := range all {
		times = append(times, run.At)
	}
	if at := r.putOff; at.After(from) && !at.After(to) {
		times = append(times, at)
	}
	slices.SortFunc(times, time.Time.Compare)
	return slices.CompactFunc(times, time.Time.Equal), nil
}

// nextDue returns when the schedule runs next after now; zero is never.
func nextDue(c *campaign.Campaign, now time.Time) time.Time {
	var next time.Time
	for _, job := range c.Schedule {
		schedule, err := parseCron(job.Cron)
		if err == nil && !job.Disabled {
			next = earlier(next, schedule.Next(now.In(c.Location)))
		}
	}
	return next
}

// awake returns the first time from now on at which something may be posted unasked.
func awake(c *campaign.Campaign, now time.Time) time.Time {
	for range 100 {
		t := now.In(c.Location)
		switch day := campaign.DateOf(t); {
		case c.Calendar.Silent(day):
			now = day.AddDays(1).In(c.Location)
		case c.Calendar.Quiet(t):
			now = nextMorning(c, t)
		default:
			return now
		}
	}
	return now
}

// nextMorning returns the end of the quiet hours that t lies in.
func nextMorning(c *campaign.Campaign, t time.Time) time.Time {
	day := campaign.DateOf(t)
	if end := day.In(c.Location).Add(c.Calendar.QuietUntil); end.After(t) {
		return end
	}
	return day.AddDays(1).In(c.Location).Add(c.Calendar.QuietUntil)
}
