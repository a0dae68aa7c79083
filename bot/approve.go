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
	switch word := strings.ReplaceAll(reading.Fold(verdict), " ", ""); {
	case word == "", word == "duyet", reading.IsYes(verdict):
		return t.decideRequest(r, true)
	case word == "tuchoi", word == "khongduyet", reading.IsNo(verdict):
		return t.decideRequest(r, false)
	default:
		return t.refuse(t.Words.DecideHow(id))
	}
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
	closed := closedRequest(r)
	changes := []store.Setting{{Request: &closed}}
	label := t.seatLabel(r.Seat)
	if approved {
		m := t.sit(r.Person, r.Chat, r.Name, r.Seat)
		changes = append(changes, store.Setting{Member: &m})
		t.tell(r.Chat, t.Words.Approved(label))
	} else {
		t.tell(r.Chat, t.Words.Refused(label))
	}
	t.change(changes...)
	t.answer(store.OutcomeChanged, t.Words.Decided(label, approved))
	return nil
}

// closedRequest is what stays of a request: who asked was kept for the decision only.
func closedRequest(r store.Request) store.Request {
	return store.Request{ID: r.ID, Seat: r.Seat, Asked: r.Asked, Token: r.Token, Closed: true}
}

// openRequest returns a request that waits and matches.
func (t *turn) openRequest(match func(store.Request) bool) (store.Request, bool) {
	for _, r := range t.settings.requests {
		if !r.Closed && match(r) {
			return r, true
		}
	}
	return store.Request{}, false
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
