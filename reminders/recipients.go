package reminders

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// recipient is somebody to whom a run of a job owes a notice.
type recipient struct {
	target store.Target
	to     chat.ChatID
	group  campaign.GroupID
	// since is when the chat was linked or the member joined: nothing due before is posted.
	since time.Time
	// skipped is the reason for which nothing can be sent.
	skipped string
}

// recipients returns to whom a run owes something, by chat. Only accounts of this program count: others are the
// business of the program that serves them.
func (p plan) recipients(due run) []recipient {
	var all []recipient
	switch due.Kind {
	case campaign.JobEarlyReminder, campaign.JobDueReminder, campaign.JobOverdueReminder:
		all = p.members(due, p.reports)
	case campaign.JobCutoff:
		all = p.members(due, holdsRole(campaign.RoleOffice))
	case campaign.JobMissing:
		all = p.members(due, p.heads)
	case campaign.JobGroupReminder, campaign.JobBoard:
		all = p.groupChats(due)
	case campaign.JobDigest:
		all = p.leaders(due)
	}
	slices.SortStableFunc(all, func(a, b recipient) int {
		return cmp.Or(strings.Compare(a.to.Chat, b.to.Chat), cmp.Compare(a.to.Account, b.to.Account),
			strings.Compare(a.target.String(), b.target.String()))
	})
	return all
}

// groupChats returns the chats of groups that exist on the day.
func (p plan) groupChats(due run) []recipient {
	var all []recipient
	for _, ch := range p.settings.Chats {
		g, ok := p.c.Group(ch.Group)
		if ok && !ch.Gone && p.serves(ch) && g.Span.Contains(dayOf(p.c, due.At)) {
			all = append(all, linked(ch))
		}
	}
	return all
}

// leaders returns the chats of the leaders, or the leaders themselves when they have none.
func (p plan) leaders(due run) []recipient {
	var all []recipient
	for _, ch := range p.settings.Chats {
		if ch.Leaders && !ch.Gone && p.serves(ch) {
			all = append(all, linked(ch))
		}
	}
	if len(all) > 0 {
		return all
	}
	return p.members(due, holdsRole(campaign.RoleLeader))
}

func (p plan) serves(ch store.Chat) bool {
	return len(ch.Addresses) > 0 && p.outboxes[ch.Address().Account] != nil
}

func linked(ch store.Chat) recipient {
	to := recipient{target: store.Target{Chat: ch.ID}, to: ch.Address(), group: ch.Group, since: ch.Linked}
	if ch.Inactive {
		to.skipped = ReasonInactive
	}
	return to
}

// members returns the members with a seat that matches on the day, once for each account they have.
func (p plan) members(due run, match func(campaign.Date, campaign.Seat) bool) []recipient {
	day := dayOf(p.c, due.At)
	var all []recipient
	for _, m := range p.settings.Members {
		if !m.Gone && slices.ContainsFunc(m.Seats, func(s campaign.Seat) bool { return holds(s, day) && match(day, s) }) {
			all = append(all, p.accountsOf(m)...)
		}
	}
	return all
}

func (p plan) accountsOf(m store.Member) []recipient {
	var all []recipient
	for _, person := range m.Accounts {
		known := func(r recipient) bool { return r.target.Account == person.Account }
		if p.outboxes[person.Account] == nil || slices.ContainsFunc(all, known) {
			continue
		}
		to := recipient{target: store.Target{Member: m.ID, Account: person.Account}, since: m.Consented}
		var ok bool
		if to.to, ok = p.privateChat(m, person); !ok {
			to.skipped = ReasonNoChat
		}
		all = append(all, to)
	}
	return all
}

// privateChat returns where the member can be written to on an account.
func (r *Reminders) privateChat(m store.Member, person chat.PersonID) (chat.ChatID, bool) {
	for _, at := range m.Private {
		if at.Account == person.Account {
			return at, true
		}
	}
	if open := r.outboxes[person.Account].PrivateChat; open != nil {
		return open(person), true
	}
	return chat.ChatID{Account: person.Account}, false
}

func holds(s campaign.Seat, day campaign.Date) bool {
	return campaign.Span{From: s.From, Until: s.Until}.Contains(day)
}

func holdsRole(role campaign.Role) func(campaign.Date, campaign.Seat) bool {
	return func(_ campaign.Date, s campaign.Seat) bool { return s.Role == role }
}

// reports matches the reporters of units that are expected to report.
func (p plan) reports(day campaign.Date, s campaign.Seat) bool {
	return s.Role == campaign.RoleReporter && expected(p.c, day, s.Unit)
}

// heads matches the heads of groups that are expected to report.
func (p plan) heads(day campaign.Date, s campaign.Seat) bool {
	return s.Role == campaign.RoleHead && len(p.c.ExpectedOn(day, s.Group)) > 0 && s.Group != ""
}

// expected reports whether a unit is among ExpectedOn.
func expected(c *campaign.Campaign, day campaign.Date, unit campaign.UnitID) bool {
	u, ok := c.Unit(unit)
	return ok && u.Span.Contains(day) && len(c.PledgesOf(unit, day.Year)) > 0
}
