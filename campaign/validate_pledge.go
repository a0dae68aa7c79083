package campaign

import (
	"fmt"
	"strings"
)

func (f *faults) pledges(c *Campaign) {
	seen := make(map[pledgeKey]bool)
	for i := range c.Pledges {
		p := &c.Pledges[i]
		place := fmt.Sprintf("pledges.%s.%d.%s", p.Unit, p.Year, p.Indicator)
		key := pledgeKey{p.Unit, p.Indicator, p.Year}
		f.when(seen[key], place, "is there already")
		seen[key] = true
		if _, ok := c.Unit(p.Unit); !ok {
			f.add("pledges."+string(p.Unit)+".unit", "no unit %q", p.Unit)
		}
		outside := p.Year < c.From.Year || !c.Until.IsZero() && p.Year > c.Until.Year
		f.when(outside, fmt.Sprintf("pledges.%s.year", p.Unit), "%d is outside the campaign", p.Year)
		ind, ok := c.Indicator(p.Indicator)
		if !ok {
			f.add(place, "no indicator %q", p.Indicator)
			continue
		}
		f.target(place, &ind, p)
	}
}

// target faults a pledge that figures of the indicator could never be held against.
func (f *faults) target(place string, ind *Indicator, p *Pledge) {
	for _, q := range []Quantity{p.Target, p.Stretch, p.Baseline} {
		f.when(q.Num < 0 || q.Den < 0, place, "%s is negative", q)
	}
	share := ind.IsRate() || ind.Kind == KindReduction
	switch {
	case !share && p.Target.IsRatio():
		f.add(place, "%s is a rate, and %s counts", p.Target, ind.ID)
	case share && ind.value(p.Target).Cmp(Whole(1)) > 0 && ind.IsRate(), share && !p.Target.IsRatio() && p.Target.Num > 10000:
		f.add(place, "%s is more than 100%%", p.Target)
	case ind.Kind == KindMilestone && p.Target.Num > 100:
		f.add(place, "a stage goes up to 100")
	case ind.Max > 0 && !share && p.Target.Num > ind.Max:
		f.add(place, "%s is more than max = %d", p.Target, ind.Max)
	}
	if ind.Kind == KindRange && p.Stretch != (Quantity{}) {
		f.when(ind.value(p.Stretch).Cmp(ind.value(p.Target)) < 0, place, "the range ends before it begins")
	}
}

func (f *faults) schedule(c *Campaign) {
	seen := make(map[JobID]bool)
	kinds := []JobKind{
		JobEarlyReminder, JobDueReminder, JobGroupReminder, JobCutoff,
		JobOverdueReminder, JobBoard, JobMissing, JobDigest,
	}
	for i, job := range c.Schedule {
		place := claimID(f, "schedule", i, job.ID, seen)
		oneOf(f, place+".kind", job.Kind, kinds)
		f.when(strings.TrimSpace(job.Cron) == "", place+".cron", "missing")
	}
}

func (f *faults) seats(c *Campaign) {
	roles := []Role{RoleReporter, RoleHead, RoleOffice, RoleLead, RoleLeader, RoleAdmin}
	for i := range c.Seats {
		s := &c.Seats[i]
		place := "members." + s.Account
		f.when(s.Account == "", fmt.Sprintf("members.%d.account", i+1), "missing")
		oneOf(f, place+".role", s.Role, roles)
		f.span(place, Span{s.From, s.Until})
		f.seat(c, place, s)
	}
}

// seat faults a role without what it is a role for, and names that nobody has.
func (f *faults) seat(c *Campaign, place string, s *Seat) {
	_, isUnit := c.Unit(s.Unit)
	_, isGroup := c.Group(s.Group)
	f.when(s.Unit != "" && !isUnit, place+".unit", "no unit %q", s.Unit)
	f.when(s.Group != "" && !isGroup, place+".group", "no group %q", s.Group)
	f.when(s.Role == RoleReporter && s.Unit == "", place+".unit", "missing")
	f.when(s.Role == RoleHead && s.Group == "", place+".group", "missing")
	for _, id := range s.Indicators {
		if _, ok := c.Indicator(id); !ok {
			f.add(place+".indicators", "no indicator %q", id)
		}
	}
}
