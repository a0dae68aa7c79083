package bot

import (
	"context"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// myData (/dulieu) shows what is stored about the sender, and deletes it on request.
func (t *turn) myData(_ context.Context, rest string) error {
	m, known := t.settings.member(t.in.From)
	if !known {
		return t.say(t.Words.NoData())
	}
	if reading.Fold(rest) == "xoa" {
		return t.ask(questionErase, erasure{Member: m.ID, Data: true}, t.Words.AskErase(), messages.LabelYes, messages.LabelNo)
	}
	own := messages.OwnData{Name: m.Name, Number: int64(m.ID)}
	for _, account := range m.Accounts {
		own.Accounts = append(own.Accounts, account.Account.Platform()+" "+account.ID)
	}
	for _, seat := range m.Seats {
		own.Seats = append(own.Seats, t.seatLabel(seat))
	}
	return t.say(t.Words.OwnData(own))
}

// forgetPerson deletes what names a member. The number stays, so that the log keeps its meaning; the requests
// and the rest of the log never held a name.
func (t *turn) forgetPerson(m store.Member) error {
	m = t.stand(m)
	gone := store.Member{ID: m.ID, Seats: m.Seats, FromFile: m.FromFile, Gone: true}
	for i := range gone.Seats {
		gone.Seats[i].Account, gone.Seats[i].Name = "", ""
	}
	t.change(store.Setting{Member: &gone})
	t.answer(store.OutcomeChanged, t.Words.Erased())
	return nil
}
