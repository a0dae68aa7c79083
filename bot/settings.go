package bot

import (
	"slices"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// settings is the people, chats, codes and requests at one head, with look-ups. It is immutable.
type settings struct {
	head     int64
	members  map[campaign.MemberID]store.Member
	chats    map[store.ChatNumber]store.Chat
	codes    map[string]store.Code
	requests map[int64]store.Request

	byPerson map[chat.PersonID]campaign.MemberID
	byChat   map[chat.ChatID]store.ChatNumber
}

func newSettings(s store.SettingsSnapshot) *settings {
	set := &settings{
		head:     s.Head,
		members:  make(map[campaign.MemberID]store.Member, len(s.Members)),
		chats:    make(map[store.ChatNumber]store.Chat, len(s.Chats)),
		codes:    make(map[string]store.Code, len(s.Codes)),
		requests: make(map[int64]store.Request, len(s.Requests)),
	}
	for _, m := range s.Members {
		set.members[m.ID] = m
	}
	for _, c := range s.Chats {
		set.chats[c.ID] = c
	}
	for _, c := range s.Codes {
		set.codes[c.ID] = c
	}
	for _, r := range s.Requests {
		set.requests[r.ID] = r
	}
	set.index()
	return set
}

// with returns the settings after a change at the given head.
func (s *settings) with(head int64, changes []store.Setting) *settings {
	snapshot := s.snapshot()
	for _, change := range changes {
		snapshot.Add(change)
	}
	snapshot.Head = head
	return newSettings(snapshot)
}

func (s *settings) snapshot() store.SettingsSnapshot {
	return store.SettingsSnapshot{
		Head:     s.head,
		Members:  values(s.members),
		Chats:    values(s.chats),
		Codes:    values(s.codes),
		Requests: values(s.requests),
	}
}

func values[K comparable, V any](m map[K]V) []V {
	all := make([]V, 0, len(m)+1)
	for _, v := range m {
		all = append(all, v)
	}
	return all
}

func (s *settings) index() {
	s.byPerson = make(map[chat.PersonID]campaign.MemberID)
	for id, m := range s.members {
		if m.Gone {
			continue
		}
		for _, account := range m.Accounts {
			s.byPerson[account] = id
		}
	}
	s.byChat = make(map[chat.ChatID]store.ChatNumber)
	for id, c := range s.chats {
		if c.Gone {
			continue
		}
		for _, address := range c.Addresses {
			s.byChat[address.WithoutTopic()] = id
		}
	}
}

// member returns who uses the account.
func (s *settings) member(person chat.PersonID) (store.Member, bool) {
	id, ok := s.byPerson[person]
	return s.members[id], ok
}

// chat returns what is known about a linked chat.
func (s *settings) chat(id chat.ChatID) (store.Chat, bool) {
	number, ok := s.byChat[id.WithoutTopic()]
	return s.chats[number], ok
}

// holders returns the members with a seat that matches on day, by number.
func (s *settings) holders(day campaign.Date, match func(campaign.Seat) bool) []store.Member {
	var found []store.Member
	for _, m := range s.members {
		if !m.Gone && slices.ContainsFunc(m.Seats, func(seat campaign.Seat) bool { return seatHolds(seat, day) && match(seat) }) {
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b store.Member) int { return int(a.ID - b.ID) })
	return found
}

func seatHolds(seat campaign.Seat, day campaign.Date) bool {
	return campaign.Span{From: seat.From, Until: seat.Until}.Contains(day)
}
