package reminders

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// writer writes what looks again when it is sent.
type writer struct {
	*Reminders
	c        *campaign.Campaign
	settings store.SettingsSnapshot
	states   states
	week     campaign.Week
	now      time.Time
	// day is the day that decides who is expected to report and who holds which seat.
	day campaign.Date
}

// write returns what a notice says at now, or the reason for which nothing is left to say.
func (p plan) write(ctx context.Context, n store.Notice) (chat.Message, string, error) {
	w := writer{
		Reminders: p.Reminders, c: p.c, settings: p.settings,
		week: p.c.WeekOf(n.Kind, n.Due), now: p.now, day: dayOf(p.c, n.Due),
	}
	var err error
	if w.states, err = w.read(ctx, n); err != nil {
		return chat.Message{}, "", err
	}
	m, reason := w.message(n)
	return m, reason, nil
}

// read returns the states that the message is about: for a reporter only those of the units reported for.
func (w writer) read(ctx context.Context, n store.Notice) (states, error) {
	switch n.Kind {
	case campaign.JobEarlyReminder, campaign.JobDueReminder, campaign.JobOverdueReminder:
	default:
		return w.groupStates(ctx, w.c, "", n.Due)
	}
	var units []campaign.UnitID
	for _, seat := range w.seats(n.Target.Member, campaign.RoleReporter) {
		units = append(units, seat.Unit)
	}
	all, err := w.Store.States(ctx, units)
	if err != nil {
		return nil, fmt.Errorf("read states: %w", err)
	}
	return all, nil
}

func (w writer) message(n store.Notice) (chat.Message, string) {
	if w.c.Calendar.Holiday(dayOf(w.c, w.c.Closes(w.week))) {
		return chat.Message{}, ReasonNobody // nobody is asked for a week that closes on a holiday
	}
	switch n.Kind {
	case campaign.JobEarlyReminder:
		return w.toReporter(n, w.Words.EarlyReminder)
	case campaign.JobDueReminder:
		return w.toReporter(n, w.Words.DueReminder)
	case campaign.JobOverdueReminder:
		return w.toReporter(n, w.Words.OverdueReminder)
	case campaign.JobGroupReminder:
		return w.toGroup(n)
	case campaign.JobCutoff:
		return w.Words.CutoffDone(w.cutoff()), ""
	case campaign.JobMissing:
		return w.toHead(n)
	}
	return chat.Message{}, ReasonNoJob
}

// toReporter asks somebody for the reports of all units that are theirs.
func (w writer) toReporter(n store.Notice, write func(messages.Reminder) chat.Message) (chat.Message, string) {
	r := messages.Reminder{
		Week:      w.week.Number,
		Cutoff:    w.c.Closes(w.week),
		LateUntil: w.c.LateUntil(w.week),
		Today:     dayOf(w.c, w.now),
	}
	for _, seat := range w.seats(n.Target.Member, campaign.RoleReporter) {
		if expected(w.c, w.day, seat.Unit) && !w.reported(seat.Unit) {
			r.Units = append(r.Units, w.asked(seat.Unit))
		}
	}
	if len(r.Units) == 0 {
		return chat.Message{}, ReasonReported
	}
	return write(r), ""
}

// toGroup tells a group how many have not reported.
func (w writer) toGroup(n store.Notice) (chat.Message, string) {
	i := slices.IndexFunc(w.settings.Chats, func(ch store.Chat) bool { return ch.ID == n.Target.Chat })
	if i < 0 {
		return chat.Message{}, ReasonInactive
	}
	group, _ := w.c.Group(w.settings.Chats[i].Group)
	r := messages.GroupReminder{
		Week: w.week.Number, Cutoff: w.c.Closes(w.week), Today: dayOf(w.c, w.now), Group: group.Name,
	}
	r.Missing, r.Expected = w.missing("")
	r.GroupMissing, r.GroupExpected = w.missing(group.ID)
	switch {
	case r.GroupExpected == 0:
		return chat.Message{}, ReasonNobody
	case r.GroupMissing == 0:
		return chat.Message{}, ReasonReported
	}
	return w.Words.GroupReminder(r), ""
}

// toHead lists the missing units of the groups that somebody heads.
func (w writer) toHead(n store.Notice) (chat.Message, string) {
	var groups []messages.MissingUnits
	for _, seat := range w.seats(n.Target.Member, campaign.RoleHead) {
		if m := w.missingUnits(seat.Group); seat.Group != "" && len(m.Units) > 0 {
			groups = append(groups, m)
		}
	}
	if len(groups) == 0 {
		return chat.Message{}, ReasonReported
	}
	return w.Words.MissingUnits(groups), ""
}

// cutoff says how many reported, and when the boards go out.
func (w writer) cutoff() messages.CutoffDone {
	d := messages.CutoffDone{Week: w.week.Number, At: w.c.Closes(w.week)}
	for _, u := range w.c.ExpectedOn(w.day, "") {
		d.Expected++
		s := w.states[u.ID]
		if mark, ok := s.ReportedWeek(w.week); ok && !mark.Late {
			d.Reported++
		}
	}
	if at := w.board(d.At); at.After(w.now) {
		d.Board = at.In(w.c.Location)
	}
	return d
}

// board returns when the boards of the week go out; zero when they do not.
func (w writer) board(cutoff time.Time) time.Time {
	due, _ := runs(w.c, cutoff, w.c.Closes(w.week.Add(1))) // planning complains about lines that cannot be read
	for _, run := range due {
		if run.Kind == campaign.JobBoard && run.Week == w.week && run.Skip == campaign.SkipNone {
			return run.At
		}
	}
	return time.Time{}
}

// seats returns the seats of a role that a member holds.
func (w writer) seats(id campaign.MemberID, role campaign.Role) []campaign.Seat {
	var seats []campaign.Seat
	for _, m := range w.settings.Members {
		if m.ID != id || m.Gone {
			continue
		}
		for _, s := range m.Seats {
			if s.Role == role && holds(s, w.day) {
				seats = append(seats, s)
			}
		}
	}
	return seats
}

func (w writer) reported(unit campaign.UnitID) bool {
	s := w.states[unit]
	_, ok := s.ReportedWeek(w.week)
	return ok
}

// missing counts the units of a group without a report for the week, and those expected to report.
func (w writer) missing(group campaign.GroupID) (missing, expected int) {
	for _, u := range w.c.ExpectedOn(w.day, group) {
		expected++
		if !w.reported(u.ID) {
			missing++
		}
	}
	return missing, expected
}

func (w writer) missingUnits(group campaign.GroupID) messages.MissingUnits {
	g, _ := w.c.Group(group)
	m := messages.MissingUnits{Group: g.Name, Week: w.week.Number}
	first := campaign.FirstWeek(w.states)
	for _, u := range w.c.ExpectedOn(w.day, group) {
		m.Expected++
		if !w.reported(u.ID) {
			weeks := w.c.MissedWeeks(withUnit(w.states, u.ID), first, w.week)
			m.Units = append(m.Units, messages.SilentUnit{Name: u.Short(), Weeks: weeks})
		}
	}
	return m
}
