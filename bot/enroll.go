package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// office is the account under which changes are recorded that no chat message caused.
const office chat.Account = "office"

// administer makes changes to the settings that no message caused. It decides anew when another program
// changed the settings in between.
func (b *Bot) administer(ctx context.Context, decide func(*desk) []store.Setting) error {
	b.intake.Lock()
	defer b.intake.Unlock()
	for {
		d, err := b.openDesk(ctx, nil)
		if err != nil {
			return err
		}
		changes := decide(d)
		if len(changes) == 0 {
			return nil
		}
		seq := d.heads[store.Settings] + 1
		_, err = b.Store.Append(ctx, []store.Record{{
			Key:     store.Key{Chat: chat.ChatID{Account: office}, Message: fmt.Sprint(seq)},
			At:      b.Now(),
			Handled: b.Now(),
			Outcome: store.OutcomeChanged,
			Stream:  store.Settings,
			Seq:     seq,
			Effects: store.Effects{Settings: changes},
		}})
		b.forget()
		if !errors.Is(err, store.ErrSlotTaken) && !errors.Is(err, store.ErrKnownKey) {
			return err
		}
	}
}

// Enroll makes members of the people whom the campaign file names. Those who joined in chat are not touched, and
// a seat that the office took away stays away.
func (b *Bot) Enroll(ctx context.Context) error {
	err := b.administer(ctx, func(d *desk) []store.Setting { return d.enrolled() })
	if err != nil {
		return fmt.Errorf("enroll members: %w", err)
	}
	return nil
}

func (d *desk) enrolled() []store.Setting {
	seats := make(map[string][]campaign.Seat)
	for _, seat := range d.room.Seats {
		seats[seat.Account] = append(seats[seat.Account], seat)
	}
	bySource := make(map[string]store.Member)
	for _, m := range d.settings.members {
		bySource[m.Source] = m
	}
	var changes []store.Setting
	next := d.settings.nextMember()
	for _, account := range slices.Sorted(maps.Keys(seats)) {
		if _, erased := bySource[erasedSource(account)]; erased {
			continue
		}
		m, known := bySource[account]
		if !known {
			if _, joined := d.settings.member(personOf(account)); joined {
				continue
			}
			m = newFileMember(next, account, seats[account][0].Name)
			next++
		}
		if fresh := missingSeats(m, seats[account]); len(fresh) > 0 && !m.Gone {
			m.Seats = append(slices.Clone(m.Seats), fresh...)
			changes = append(changes, store.Setting{Member: &m})
		}
	}
	return changes
}

// erasedSource stands for the account of somebody of the campaign file who had their data deleted.
func erasedSource(account string) string { return "erased " + codeID(account) }

// newFileMember is a person whom the campaign file names. On every platform the private chat of a person has
// the person's id.
func newFileMember(id campaign.MemberID, source, name string) store.Member {
	person := personOf(source)
	return store.Member{
		ID:       id,
		Name:     cmp.Or(name, person.ID),
		Accounts: []chat.PersonID{person},
		Private:  []chat.ChatID{{Account: person.Account, Chat: person.ID}},
		FromFile: true,
		Source:   source,
	}
}

func missingSeats(m store.Member, seats []campaign.Seat) []campaign.Seat {
	var missing []campaign.Seat
	for _, seat := range seats {
		if !slices.ContainsFunc(m.Seats, func(held campaign.Seat) bool { return samePlace(held, seat) && held.From == seat.From }) {
			missing = append(missing, seat)
		}
	}
	return missing
}

// personOf reads an account of the campaign file: telegram/123456/987, or a bare id on the console.
func personOf(source string) chat.PersonID {
	at := strings.LastIndexByte(source, '/')
	if at < 0 {
		return chat.PersonID{Account: chat.Console, ID: source}
	}
	return chat.PersonID{Account: chat.Account(source[:at]), ID: source[at+1:]}
}

// LinkChats links chats to groups, those with an empty group to the leaders. Chats that are linked stay as they are.
func (b *Bot) LinkChats(ctx context.Context, groups map[string]campaign.GroupID, account chat.Account) error {
	err := b.administer(ctx, func(d *desk) []store.Setting {
		var changes []store.Setting
		next := d.settings.nextChat()
		for _, name := range slices.Sorted(maps.Keys(groups)) {
			address := chat.ChatID{Account: account, Chat: name}
			if _, linked := d.settings.chat(address); linked {
				continue
			}
			changes = append(changes, store.Setting{Chat: &store.Chat{
				ID:        next,
				Addresses: []chat.ChatID{address},
				Group:     groups[name],
				Leaders:   groups[name] == "",
				Linked:    b.Now(),
			}})
			next++
		}
		return changes
	})
	if err != nil {
		return fmt.Errorf("link chats: %w", err)
	}
	return nil
}

// FirstAdmin returns a one-time code for the first administrator, or nothing when there is one already.
func (b *Bot) FirstAdmin(ctx context.Context) (string, error) {
	code, err := b.secret(codeLength)
	if err != nil {
		return "", err
	}
	needed := false
	err = b.administer(ctx, func(d *desk) []store.Setting {
		today := campaign.DateOf(b.Now().In(d.room.Location))
		admins := d.settings.holders(today, isAdmin)
		if needed = len(admins) == 0; !needed {
			return nil
		}
		return []store.Setting{{Code: &store.Code{
			ID:      codeID(code),
			Seat:    campaign.Seat{Role: campaign.RoleAdmin},
			Expires: b.Now().Add(inviteLife),
		}}}
	})
	if err != nil {
		return "", fmt.Errorf("make code of first administrator: %w", err)
	}
	if !needed {
		return "", nil
	}
	return code, nil
}

// ChatMoved notes that a platform told a new id of a chat when something was sent to it.
func (b *Bot) ChatMoved(ctx context.Context, from, to chat.ChatID) error {
	return b.Handle(ctx, []chat.Incoming{{
		Kind: chat.KindMoved, Chat: from, ID: "moved " + to.Chat, At: b.Now(), Group: true, MovedTo: to,
	}})
}

// ChatGone notes that nothing can be sent to a chat any more.
func (b *Bot) ChatGone(ctx context.Context, from chat.ChatID) error {
	now := b.Now()
	return b.Handle(ctx, []chat.Incoming{{
		Kind: chat.KindLeft, Chat: from, ID: fmt.Sprintf("gone %d", now.UnixNano()), At: now, Group: true,
	}})
}
