package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

const questionErase = "erase"

// erasure is whose seats or data are to go, once confirmed.
type erasure struct {
	Member campaign.MemberID `json:"member"`
	// Data means that the name and accounts go as well, not the seats only.
	Data bool `json:"data,omitempty"`
}

// members (/thanhvien) lists who holds which seat: /thanhvien, /thanhvien tanhao, /thanhvien xoa 12, /thanhvien thay 12.
func (t *turn) members(_ context.Context, rest string) error {
	verb, number, _ := strings.Cut(strings.TrimSpace(rest), " ")
	switch reading.Fold(verb) {
	case "xoa":
		return t.withMember(number, t.askRemoval)
	case "thay":
		return t.withMember(number, t.replaceMember)
	default:
		return t.listMembers(rest)
	}
}

func (t *turn) withMember(number string, do func(store.Member, campaign.Seat) error) error {
	id, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	m, ok := t.settings.members[campaign.MemberID(id)]
	if err != nil || !ok || m.Gone {
		return t.refuse(t.Words.NoSuchMember())
	}
	seats := t.seatsOn(m)
	if len(seats) == 0 {
		return t.refuse(t.Words.NoSuchMember())
	}
	for _, seat := range seats {
		if !t.mayGive(seat.Role) {
			return t.refuse(t.Words.NotAllowed())
		}
	}
	return do(m, seats[0])
}

func (t *turn) askRemoval(m store.Member, seat campaign.Seat) error {
	return t.ask(questionErase, erasure{Member: m.ID}, t.Words.AskRemoval(t.memberLine(m, seat)), messages.LabelYes, messages.LabelNo)
}

// replaceMember makes a code for the seat of somebody who gives it up when the code is used.
func (t *turn) replaceMember(m store.Member, seat campaign.Seat) error {
	seat.Account, seat.Name, seat.From, seat.Until = "", "", t.today, campaign.Date{}
	return t.handOut(seat, m.ID)
}

// erasing removes the seats, or the data, once the sender has confirmed.
func (t *turn) erasing(_ context.Context, q store.Question, r reply) (bool, error) {
	var wish erasure
	if err := json.Unmarshal(q.Data, &wish); err != nil {
		return false, fmt.Errorf("decode question id=%s: %w", q.ID, err)
	}
	m, ok := t.settings.members[wish.Member]
	switch {
	case !r.yes && !r.no && r.choice != 1 && r.choice != 2:
		return false, nil
	case !wish.Data && !t.office():
		return true, t.refuse(t.Words.NotAllowed())
	case r.no || r.choice == 2 || !ok:
		return true, t.say(t.Words.NothingChanged())
	case wish.Data:
		t.forgetPerson(m)
		return true, nil
	default:
		m = t.stand(m)
		t.change(store.Setting{Member: &m})
		t.answer(store.OutcomeChanged, t.Words.Removed())
		return true, nil
	}
}

// listMembers lists the seats of the unit or group that the filter names, or all.
func (t *turn) listMembers(filter string) error {
	units := t.room.vocabulary.FindUnit(filter, t.today)
	groups := t.room.vocabulary.FindGroup(filter)
	wanted := func(seat campaign.Seat) bool {
		unit, _ := t.room.Unit(seat.Unit)
		return filter == "" || slices.Contains(units, seat.Unit) ||
			slices.Contains(groups, seat.Group) || slices.Contains(groups, unit.Group)
	}
	var lines []messages.Member
	for _, m := range t.settings.holders(t.today, wanted) {
		for _, seat := range t.seatsOn(m) {
			if wanted(seat) {
				lines = append(lines, t.memberLine(m, seat))
			}
		}
	}
	return t.say(t.Words.Members(lines))
}

func (t *turn) memberLine(m store.Member, seat campaign.Seat) messages.Member {
	line := messages.Member{ID: int64(m.ID), Name: m.Name, Seat: t.seatLabel(seat)}
	for _, account := range m.Accounts {
		line.Platforms = including(line.Platforms, account.Account.Platform())
	}
	return line
}
