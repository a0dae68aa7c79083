package bot

import (
	"context"
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// invite (/moi) makes a one-time code for a seat: of a unit, the head of a group, or a role.
func (t *turn) invite(_ context.Context, rest string) error {
	seat, ok := t.seatNamed(rest)
	if !ok {
		return t.refuse(t.Words.InviteWhom(t.unitNames(t.room.vocabulary.FindUnit(rest, t.today))))
	}
	if !t.mayGive(seat.Role) {
		return t.refuse(t.Words.NotAllowed())
	}
	return t.handOut(seat, 0)
}

// handOut makes the code and answers with it, and with a link where the platform has one.
func (t *turn) handOut(seat campaign.Seat, replaces campaign.MemberID) error {
	code, err := t.newCode(seat, replaces)
	if err != nil {
		return err
	}
	link := ""
	if t.InviteLink != nil {
		link = t.InviteLink(t.in.Chat.Account, code)
	}
	t.answer(store.OutcomeChanged, t.Words.Invitation(messages.Invitation{
		Seat:    t.seatLabel(seat),
		Code:    code,
		Link:    link,
		Expires: t.today.AddDays(int(inviteLife.Hours()) / 24),
	}))
	return nil
}

// mayGive reports whether the sender may hand out a role: the office that of units, heads and leaders, only
// an administrator those that run the campaign.
func (t *turn) mayGive(role campaign.Role) bool {
	if role == campaign.RoleOffice || role == campaign.RoleAdmin {
		return t.has(campaign.RoleAdmin)
	}
	return true
}

// seatNamed reads the seat an invitation is for.
func (t *turn) seatNamed(text string) (campaign.Seat, bool) {
	word := strings.ReplaceAll(reading.Fold(text), " ", "")
	roles := []campaign.Role{campaign.RoleOffice, campaign.RoleLeader, campaign.RoleAdmin}
	if slices.Contains(roles, campaign.Role(word)) {
		return campaign.Seat{Role: campaign.Role(word)}, true
	}
	if groups := t.room.vocabulary.FindGroup(text); len(groups) == 1 {
		return campaign.Seat{Role: campaign.RoleHead, Group: groups[0]}, true
	}
	if units := t.room.vocabulary.FindUnit(text, t.today); len(units) == 1 {
		return campaign.Seat{Role: campaign.RoleReporter, Unit: units[0]}, true
	}
	return campaign.Seat{}, false
}
