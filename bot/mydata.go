package bot

import (
	"context"
	"strings"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// myData (/dulieu) shows what is stored about the sender: /dulieu ten NGUYEN VAN A changes the name shown,
// /dulieu xoa deletes everything.
func (t *turn) myData(_ context.Context, rest string) error {
	m, known := t.settings.member(t.in.From)
	if !known {
		return t.myRequest(rest)
	}
	verb, name, _ := strings.Cut(rest, " ")
	switch name = strings.TrimSpace(name); {
	case reading.Fold(rest) == "xoa":
		return t.ask(questionErase, erasure{Member: m.ID, Data: true}, t.Words.AskErase(), messages.LabelYes, messages.LabelNo)
	case reading.Fold(verb) == "ten" && name != "":
		m.Name = clip(name, maxName)
		t.change(store.Setting{Member: &m})
		t.answer(store.OutcomeChanged, t.Words.OwnData(t.ownData(m)))
		return nil
	default:
		return t.say(t.Words.OwnData(t.ownData(m)))
	}
}

func (t *turn) ownData(m store.Member) messages.OwnData {
	own := messages.OwnData{Name: m.Name, Number: int64(m.ID)}
	for _, account := range m.Accounts {
		own.Accounts = append(own.Accounts, account.Account.Platform()+" "+account.ID)
	}
	for _, seat := range t.seatsOn(m) {
		own.Seats = append(own.Seats, t.seatLabel(seat))
	}
	return own
}

// myRequest shows the request of somebody who is no member yet, and deletes it on request.
func (t *turn) myRequest(rest string) error {
	r, waiting := t.openRequest(func(r store.Request) bool { return r.Person == t.in.From })
	switch {
	case !waiting:
		return t.say(t.Words.NoData())
	case reading.Fold(rest) == "xoa":
		closed := closedRequest(r)
		t.change(store.Setting{Request: &closed})
		t.answer(store.OutcomeChanged, t.Words.Erased())
		return nil
	default:
		return t.say(t.Words.OwnRequest(messages.Request{ID: r.ID, Name: r.Name, Seat: t.seatLabel(r.Seat)}))
	}
}

// forgetPerson deletes what names a member. The number stays, so that the log keeps its meaning; the log never
// held a name, and neither do requests once they are decided.
func (t *turn) forgetPerson(m store.Member) {
	m = t.stand(m)
	gone := store.Member{ID: m.ID, Seats: m.Seats, FromFile: m.FromFile, Gone: true}
	if m.Source != "" {
		// the campaign file still names the account: its digest keeps the person from being enrolled again.
		gone.Source = erasedSource(m.Source)
	}
	for i := range gone.Seats {
		gone.Seats[i].Account, gone.Seats[i].Name = "", ""
	}
	t.change(store.Setting{Member: &gone})
	t.answer(store.OutcomeChanged, t.Words.Erased())
}
