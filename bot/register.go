package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

const questionRegister = "register"

// registration is how far somebody's wish for a seat has come: without a unit it waits for one, with a unit
// for the consent to what is stored.
type registration struct {
	Unit campaign.UnitID `json:"unit,omitempty"`
}

// register (/dangky) links an account to a unit, by request to the office.
func (t *turn) register(_ context.Context, rest string) error {
	return t.askConsent(rest)
}

// registering takes the unit, or the consent.
func (t *turn) registering(_ context.Context, q store.Question, r reply) (bool, error) {
	var wish registration
	if err := json.Unmarshal(q.Data, &wish); err != nil {
		return false, fmt.Errorf("decode question id=%s: %w", q.ID, err)
	}
	switch {
	case wish.Unit == "" && r.no:
		return true, t.say(t.Words.RegistrationDropped())
	case wish.Unit == "" && r.text != "":
		return true, t.askConsent(r.text)
	case wish.Unit != "" && (r.yes || r.choice == 1):
		return true, t.request(wish.Unit)
	case wish.Unit != "" && (r.no || r.choice == 2):
		return true, t.say(t.Words.RegistrationDropped())
	default:
		return false, nil
	}
}

// askConsent asks for the unit, or, when the text names one, for the consent.
func (t *turn) askConsent(text string) error {
	if text == "" {
		return t.ask(questionRegister, registration{}, t.Words.AskUnit())
	}
	units := t.unitsIn(text)
	if len(units) != 1 {
		return t.ask(questionRegister, registration{}, t.Words.WhichUnit(t.unitNames(units)))
	}
	unit, _ := t.room.Unit(units[0])
	if slices.Contains(t.ownUnits(), unit.ID) {
		return t.say(t.Words.Approved(messages.Seat{Role: campaign.RoleReporter, Place: unit.InSentence()}))
	}
	return t.ask(questionRegister, registration{unit.ID}, t.Words.AskConsent(unit.InSentence()), messages.LabelAgree, messages.LabelDrop)
}

// unitsIn returns the units that a text names, which may say more behind a comma: xã Tân Hào, bí thư.
func (t *turn) unitsIn(text string) []campaign.UnitID {
	for _, part := range append([]string{text}, strings.FieldsFunc(text, isBreak)...) {
		if units := t.room.vocabulary.FindUnit(part, t.today); len(units) > 0 {
			return units
		}
	}
	return nil
}

func isBreak(r rune) bool { return strings.ContainsRune(",;:-–()\n", r) }

// request puts the wish for a seat before the office, once.
func (t *turn) request(unit campaign.UnitID) error {
	seat := campaign.Seat{Role: campaign.RoleReporter, Unit: unit}
	mine := func(r store.Request) bool { return r.Person == t.in.From && samePlace(r.Seat, seat) }
	if _, waiting := t.openRequest(mine); waiting {
		return t.say(t.Words.RequestSent())
	}
	token, err := t.secret(10)
	if err != nil {
		return err
	}
	r := store.Request{
		ID:     t.settings.nextRequest(),
		Person: t.in.From,
		Chat:   t.in.Chat.WithoutTopic(),
		Name:   clip(t.in.Name, maxName),
		Seat:   seat,
		Asked:  t.in.At,
		Token:  token,
	}
	t.change(store.Setting{Request: &r})
	t.answer(store.OutcomeChanged, t.Words.RequestSent())
	for _, m := range t.deciders() {
		for _, private := range m.Private {
			t.tell(private, t.requestMessage(r))
		}
	}
	return nil
}

// deciders are the members who decide about requests: the office, or the administrators where there is none.
func (t *turn) deciders() []store.Member {
	if found := t.settings.holders(t.today, isOffice); len(found) > 0 {
		return found
	}
	return t.settings.holders(t.today, isAdmin)
}

func isAdmin(seat campaign.Seat) bool { return seat.Role == campaign.RoleAdmin }

func isOffice(seat campaign.Seat) bool { return seat.Role == campaign.RoleOffice }

func (d *desk) unitNames(ids []campaign.UnitID) []string {
	var names []string
	for _, id := range ids {
		if u, ok := d.room.Unit(id); ok {
			names = append(names, u.InSentence())
		}
	}
	return names
}
