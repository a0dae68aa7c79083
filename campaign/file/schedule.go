package file

import (
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"github.com/thiduabot/thiduabot/campaign"
)

func readJob(t *table) campaign.Job {
	t.need("kind", "cron")
	j := campaign.Job{
		ID: campaign.JobID(t.identify("schedule")),
		Kind: choice(t, "kind", campaign.JobEarlyReminder, campaign.JobDueReminder, campaign.JobGroupReminder,
			campaign.JobCutoff, campaign.JobOverdueReminder, campaign.JobBoard, campaign.JobMissing, campaign.JobDigest),
		Cron:      t.text("cron"),
		Disabled:  !t.flag("enabled", true),
		EnabledAt: t.instant("enabled_at"),
	}
	if err := checkCron(j.Cron); err != nil && j.Cron != "" {
		t.fault("cron", "%q: %v", j.Cron, err)
	}
	return j
}

// checkCron reports what is wrong with a cron line of five fields.
func checkCron(line string) (err error) {
	if len(strings.Fields(line)) != 5 || strings.Contains(line, "=") {
		return fmt.Errorf("want minute, hour, day, month, weekday")
	}
	// some broken lines make the library panic instead of saying so
	defer func() {
		if caught := recover(); caught != nil {
			err = fmt.Errorf("no cron line: %v", caught)
		}
	}()
	schedule, err := cron.ParseStandard(line)
	if err != nil {
		return err
	}
	if schedule.Next(time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return fmt.Errorf("never happens")
	}
	return nil
}

func writeJob(j campaign.Job) fields {
	var f fields
	f.text("id", string(j.ID))
	f.text("kind", string(j.Kind))
	f.text("cron", j.Cron)
	if j.Disabled {
		f.add("enabled", "false")
	}
	if !j.EnabledAt.IsZero() {
		f.add("enabled_at", j.EnabledAt.UTC().Format(time.RFC3339Nano))
	}
	return f
}
