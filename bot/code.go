package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

const (
	// inviteLife is how long an invitation may be used.
	inviteLife = 7 * 24 * time.Hour
	codeLength = 8
)

// codeID is the digest under which a code is stored; the code itself is not kept.
func codeID(code string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.TrimSpace(code))))
	return hex.EncodeToString(sum[:16])
}

// newCode makes a one-time code for a seat.
func (t *turn) newCode(seat campaign.Seat, replaces campaign.MemberID) (string, error) {
	code, err := t.secret(codeLength)
	if err != nil {
		return "", err
	}
	t.change(store.Setting{Code: &store.Code{
		ID:       codeID(code),
		Seat:     seat,
		Expires:  t.in.At.Add(inviteLife),
		By:       t.member.ID,
		Replaces: replaces,
	}})
	return code, nil
}

// useCode (/start CODE) gives the sender the seat that the code stands for.
func (t *turn) useCode(_ context.Context, text string) error {
	code, ok := t.settings.codes[codeID(text)]
	if !ok || code.Used || t.in.At.After(code.Expires) {
		return t.refuse(t.Words.BadCode())
	}
	code.Used = true
	m := t.sit(t.in.From, t.in.Chat, t.in.Name, code.Seat)
	changes := []store.Setting{{Code: &code}}
	if old, ok := t.settings.members[code.Replaces]; ok && old.ID != m.ID {
		old = t.standFrom(old, func(seat campaign.Seat) bool { return samePlace(seat, code.Seat) })
		changes = append(changes, store.Setting{Member: &old})
	}
	t.change(append(changes, store.Setting{Member: &m})...)
	t.answer(store.OutcomeChanged, t.Words.Seated(t.seatLabel(code.Seat)))
	return nil
}
