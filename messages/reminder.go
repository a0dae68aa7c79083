package messages

import (
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// reminderUnits is how many units one private reminder tells about in full.
const reminderUnits = 4

// Reminder asks somebody in private to report. Times are in the campaign's zone.
type Reminder struct {
	Week   int
	Cutoff time.Time
	// LateUntil is until when a report still counts for the week.
	LateUntil time.Time
	// Today is the day on which the reminder is read.
	Today campaign.Date
	Units []ReminderUnit
}

// ReminderUnit is a unit without a report for the week.
type ReminderUnit struct {
	// Name is how a sentence names the unit: xã Long Mỹ. Code is its id.
	Name string
	Code campaign.UnitID
	// Last are the last figures as shown, at most a few: kết nạp 2/4.
	Last []string
	// Example is what follows /baocao in an example: ketnap 3.
	Example string
	// Until is the day of the last report; zero when there is none.
	Until campaign.Date
}

// GroupReminder tells a group how many units have not reported. It names none.
type GroupReminder struct {
	Week   int
	Cutoff time.Time
	Today  campaign.Date
	// Missing of Expected units of the area, GroupMissing of GroupExpected units of the group.
	Missing, Expected           int
	Group                       string
	GroupMissing, GroupExpected int
}

// EarlyReminder asks days before the cut-off.
func (c *Catalogue) EarlyReminder(r Reminder) chat.Message { return c.say("reminder_early", r.shown()) }

// DueReminder asks on the day of the cut-off.
func (c *Catalogue) DueReminder(r Reminder) chat.Message { return c.say("reminder_due", r.shown()) }

// OverdueReminder asks after the cut-off, while a late report still counts.
func (c *Catalogue) OverdueReminder(r Reminder) chat.Message {
	return c.say("reminder_overdue", r.shown())
}

// GroupReminder tells a group what is missing.
func (c *Catalogue) GroupReminder(r GroupReminder) chat.Message {
	return c.say("reminder_group", struct {
		GroupReminder
		Cut campaign.Date
	}{r, campaign.DateOf(r.Cutoff)})
}

type shownReminder struct {
	Reminder
	Cut, Late campaign.Date
	Names     string
	// First is the unit of a reminder about a single one, Several are the units of all others.
	First   ReminderUnit
	Several []ReminderUnit
}

// Subject writes the units at the beginning of a sentence.
func (s shownReminder) Subject() string {
	first, size := utf8.DecodeRuneInString(s.Names)
	return string(unicode.ToUpper(first)) + s.Names[size:]
}

// LateClock writes until when a late report counts: 8:00.
func (s shownReminder) LateClock() string {
	return s.LateUntil.Format("15:04")[hourStart(s.LateUntil):]
}

func hourStart(t time.Time) int {
	if t.Hour() < 10 {
		return 1
	}
	return 0
}

func (r Reminder) shown() shownReminder {
	s := shownReminder{Reminder: r, Cut: campaign.DateOf(r.Cutoff), Late: campaign.DateOf(r.LateUntil), First: r.Units[0]}
	names := make([]string, len(r.Units))
	for i, u := range r.Units {
		names[i] = u.Name
	}
	s.Names = AtMost(names, reminderUnits)
	if len(r.Units) > 1 {
		s.Several = r.Units[:min(len(r.Units), reminderUnits)]
	}
	return s
}
