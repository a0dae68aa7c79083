package bot

import (
	"slices"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// maxName is how much of a display name is kept.
const maxName = 64

// seatLabel names a seat for people.
func (d *desk) seatLabel(seat campaign.Seat) messages.Seat {
	label := messages.Seat{Role: seat.Role}
	if u, ok := d.room.Unit(seat.Unit); ok {
		label.Place = u.InSentence()
	}
	if g, ok := d.room.Group(seat.Group); ok {
		label.Place = messages.LowerFirst(g.Name)
	}
	return label
}

// sit gives the sender a seat and returns the member as it becomes. A person who is a member already gets one more.
func (t *turn) sit(person chat.PersonID, private chat.ChatID, name string, seat campaign.Seat) store.Member {
	m, known := t.settings.member(person)
	if !known {
		m = store.Member{ID: t.settings.nextMember(), Consented: t.in.At}
	}
	m.Name = clip(name, maxName)
	m.Accounts = including(m.Accounts, person)
	m.Private = including(m.Private, private.WithoutTopic())
	seat.Account, seat.Name = "", ""
	if !slices.ContainsFunc(m.Seats, func(held campaign.Seat) bool { return samePlace(held, seat) && seatHolds(held, t.today) }) {
		m.Seats = append(slices.Clone(m.Seats), seat)
	}
	return m
}

// stand takes all seats from a member as of today, and keeps the history of who held them.
func (t *turn) stand(m store.Member) store.Member {
	return t.standFrom(m, func(campaign.Seat) bool { return true })
}

// standFrom takes the seats that match from a member as of today.
func (t *turn) standFrom(m store.Member, match func(campaign.Seat) bool) store.Member {
	m.Seats = slices.Clone(m.Seats)
	yesterday := t.today.AddDays(-1)
	for i, seat := range m.Seats {
		if match(seat) && (seat.Until.IsZero() || seat.Until.After(yesterday)) {
			m.Seats[i].Until = yesterday
		}
	}
	return m
}

func samePlace(a, b campaign.Seat) bool {
	return a.Role == b.Role && a.Unit == b.Unit && a.Group == b.Group
}

func including[T comparable](all []T, one T) []T {
	if slices.Contains(all, one) {
		return all
	}
	return append(slices.Clone(all), one)
}

// nextMember returns a number that no member ever had.
func (s *settings) nextMember() campaign.MemberID {
	last := campaign.MemberID(0)
	for id := range s.members {
		last = max(last, id)
	}
	return last + 1
}

func (s *settings) nextChat() store.ChatNumber {
	last := store.ChatNumber(0)
	for id := range s.chats {
		last = max(last, id)
	}
	return last + 1
}

func (s *settings) nextRequest() int64 {
	last := int64(0)
	for id := range s.requests {
		last = max(last, id)
	}
	return last + 1
}
