package sample_test

import (
	"testing"
	"time"

	"github.com/robfig/cron/v3"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

func seats(c *campaign.Campaign) map[string]campaign.Seat {
	all := make(map[string]campaign.Seat, len(c.Seats))
	for _, s := range c.Seats {
		all[s.Account] = s
	}
	return all
}

func TestEveryUnitHasAReporterAsLongAsItExists(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	all := seats(c)
	for _, u := range c.Units {
		s := all[string(u.ID)+".baocao"]
		if s.Role != campaign.RoleReporter || s.Unit != u.ID || s.Name == "" {
			t.Errorf("%s: reporter %+v", u.ID, s)
		}
		if s.From != u.Span.From || s.Until != u.Span.Until {
			t.Errorf("%s: reporter from %v until %v", u.ID, s.From, s.Until)
		}
	}
}

func TestEveryGroupHasAHeadAndAChat(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	all, chats := seats(c), sample.Chats()
	for _, g := range c.Groups {
		s := all[string(g.ID)+".truongcum"]
		if s.Role != campaign.RoleHead || s.Group != g.ID || s.Until != g.Span.Until || s.From != g.Span.From {
			t.Errorf("%s: head %+v", g.ID, s)
		}
		if chats[string(g.ID)] != g.ID {
			t.Errorf("%s: chat of %q", g.ID, chats[string(g.ID)])
		}
	}
	if leaders, ok := chats["lanhdao"]; !ok || leaders != "" || len(chats) != len(c.Groups)+1 {
		t.Errorf("chats %v", chats)
	}
}

func TestEveryOtherRoleHasAMember(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	all := seats(c)
	wants := map[string]campaign.Role{
		"vphu.tonghop": campaign.RoleOffice, "tonghop2025.tonghop": campaign.RoleOffice,
		"btchu.chutri": campaign.RoleLead, "thuongtruc.lanhdao": campaign.RoleLeader, "quantri": campaign.RoleAdmin,
	}
	for account, role := range wants {
		if s := all[account]; s.Role != role || s.Name == "" {
			t.Errorf("%s: %+v", account, s)
		}
	}
	if s := all["btchu.chutri"]; len(s.Indicators) != 1 || s.Indicators[0] != "ketnap" {
		t.Errorf("btchu.chutri answers for %v", s.Indicators)
	}
	if want := len(c.Units) + len(c.Groups) + len(wants); len(c.Seats) != want || len(all) != want {
		t.Errorf("%d members with %d accounts, want %d", len(c.Seats), len(all), want)
	}
}

func TestSchedule(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	// the week of the make-up day, Saturday 4/5/2024
	from := campaign.NewDate(2024, time.April, 29).In(c.Location)
	wants := map[campaign.JobKind]string{
		campaign.JobEarlyReminder: "Thu 15:00", campaign.JobDueReminder: "Fri 09:00",
		campaign.JobGroupReminder: "Fri 09:00", campaign.JobCutoff: "Fri 16:00",
		campaign.JobOverdueReminder: "Fri 16:00", campaign.JobBoard: "Fri 16:30",
		campaign.JobMissing: "Mon 08:00", campaign.JobDigest: "Mon 16:45",
	}
	for _, j := range c.Schedule {
		schedule, err := cron.ParseStandard(j.Cron)
		if err != nil {
			t.Fatal(err)
		}
		if got := schedule.Next(from).Format("Mon 15:04"); got != wants[j.Kind] || j.Disabled {
			t.Errorf("%s is due %s, want %s", j.ID, got, wants[j.Kind])
		}
	}
	if len(c.Schedule) != len(wants) {
		t.Errorf("%d jobs, want %d", len(c.Schedule), len(wants))
	}
}

func TestDigestCoversMakeUpDays(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	for _, day := range c.Calendar.MakeUp {
		for _, j := range c.Schedule {
			schedule, err := cron.ParseStandard(j.Cron)
			if err != nil {
				t.Fatal(err)
			}
			due := campaign.DateOf(schedule.Next(day.In(c.Location))) == day
			if j.Kind == campaign.JobDigest && (!due || !c.Calendar.WorkingDay(day)) {
				t.Errorf("no digest on %v", day)
			}
		}
	}
}

func TestHolidays(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	off := map[int]int{2024: 1 + 7 + 1 + 3 + 2, 2025: 1 + 9 + 1 + 3 + 2}
	for year, want := range off {
		got := 0
		for day := campaign.NewDate(year, time.January, 1); day.Year == year; day = day.AddDays(1) {
			if c.Calendar.Holiday(day) {
				got++
			}
		}
		if got != want {
			t.Errorf("%d holidays in %d, want %d", got, year, want)
		}
	}
	for _, h := range c.Calendar.Holidays {
		if h.Name == "" {
			t.Errorf("the holiday of %v has no name", h.From)
		}
	}
}
