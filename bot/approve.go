package bot

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// approve (/duyet) lists the requests that wait, or decides one: /duyet 3, /duyet 3 khong.
func (t *turn) approve(_ context.Context, rest string) error {
	number, verdict, _ := strings.Cut(strings.TrimSpace(rest), " ")
	if number == "" {
		return t.say(t.Words.Requests(t.openRequests()))
	}
	id, err := strconv.ParseInt(number, 10, 64)
	r, ok := t.settings.requests[id]
	if err != nil || !ok || r.Closed {
		return t.refuse(t.Words.NoSuchRequest())
	}
	return t.decideRequest(r, !reading.IsNo(verdict))
}

// pressRequest takes a press on a button below a request. Any member of the office may press it, once.
func (t *turn) pressRequest(_ context.Context, token string, choice int) error {
	for _, r := range t.settings.requests {
		if r.Token != token || token == "" {
			continue
		}
		switch {
		case !t.office():
			return t.refuse(t.Words.NotYourButton())
		case r.Closed:
			return t.refuse(t.Words.RequestDecided())
		default:
			return t.decideRequest(r, choice == 1)
		}
	}
	return t.refuse(t.Words.QuestionOver())
}

func (t *turn) decideRequest(r store.Request, approved bool) error {
	r.Closed = true
	// the name was kept for the decision only; the member record holds it from here on.
	name := r.Name
	r.Name = ""
	changes := []store.Setting{{Request: &r}}
	label := t.seatLabel(r.Seat)
	if approved {
		m := t.sit(r.Person, r.Chat, name, r.Seat)
		changes = append(changes, store.Setting{Member: &m})
		t.tell(r.Chat, t.Words.Approved(label))
	} else {
		t.tell(r.Chat, t.Words.Refused(label))
	}
	t.change(changes...)
	t.answer(store.OutcomeChanged, t.Words.Decided(label, approved))
	return nil
}

func (t *turn) openRequests() []messages.Request {
	var open []messages.Request
	for _, r := range t.settings.requests {
		if !r.Closed {
			open = append(open, messages.Request{ID: r.ID, Name: r.Name, Seat: t.seatLabel(r.Seat)})
		}
	}
	slices.SortFunc(open, func(a, b messages.Request) int { return cmp.Compare(a.ID, b.ID) })
	return open
}

// requestMessage asks the office about a request, with buttons where there are any.
func (t *turn) requestMessage(r store.Request) chat.Message {
	m := t.Words.RequestToOffice(messages.Request{ID: r.ID, Name: r.Name, Seat: t.seatLabel(r.Seat)})
	m.Buttons = []chat.Button{
		{Press: r.Token + ":1", Label: messages.LabelApprove},
		{Press: r.Token + ":2", Label: messages.LabelRefuse},
	}
	return m
}
