package storetest

import (
	"testing"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

func checkSettings(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	empty, err := s.Settings(t.Context())
	same(t, "settings of an empty store", store.SettingsSnapshot{}, empty, err)

	linked := store.Chat{ID: 3, Addresses: []chat.ChatID{{Account: account, Chat: "-5"}, group}, Group: "cum2", Linked: start}
	code := store.Code{ID: "b1946ac9", Seat: campaign.Seat{Role: campaign.RoleHead, Group: "cum2"}, Expires: minute(30), By: 7}
	request := store.Request{
		ID: 12, Person: chat.PersonID{Account: account, ID: "555"}, Chat: group, Name: "Trần Thị B",
		Seat: campaign.Seat{Role: campaign.RoleReporter, Unit: "phuocmy"}, Asked: start,
	}
	appendAll(t, s,
		change(1, member(10, "Mười"), member(2, "Hai"), store.Setting{Chat: &linked}),
		change(2, member(2, "Hai Nguyễn"), store.Setting{Code: &code}, store.Setting{Request: &request}))

	got, err := other.Settings(t.Context())
	same(t, "settings", store.SettingsSnapshot{
		Head: 2, Members: []store.Member{*member(2, "Hai Nguyễn").Member, *member(10, "Mười").Member},
		Chats: []store.Chat{linked}, Codes: []store.Code{code}, Requests: []store.Request{request},
	}, got, err)

	_, err = other.Append(t.Context(), []store.Record{{Key: key("z"), At: start, Handled: start, Stream: store.Settings, Seq: 2}})
	fails(t, "append a change with the number of another", store.ErrSlotTaken, err)
	heads, err := s.Heads(t.Context())
	same(t, "heads", map[store.Stream]int64{store.Settings: 2}, heads, err)
}

func checkSettingsOrder(t *testing.T, p *place) {
	s := p.program(t)
	appendAll(t, s, change(2, member(1, "second")))
	appendAll(t, s, change(1, member(1, "first"), member(4, "four")))
	works(t, "sweep", s.Sweep(t.Context()))
	got, err := s.Settings(t.Context())
	want := store.SettingsSnapshot{Head: 2, Members: []store.Member{*member(1, "second").Member, *member(4, "four").Member}}
	same(t, "settings", want, got, err)
}

func question(id string, version int64) store.Question {
	return store.Question{
		QuestionKey: store.QuestionKey{Chat: group, Person: chat.PersonID{Account: account, ID: "555"}},
		ID:          id, Kind: "indicator", Data: []byte(`{"choices":["ketnap"]}`), Post: "a/" + id, Expires: minute(30), Version: version,
	}
}

// openQuestion returns the question of a key, asked for together with one that nobody was ever asked.
func openQuestion(t *testing.T, s store.Store, key store.QuestionKey) (store.Question, error) {
	t.Helper()
	nobody := store.QuestionKey{Chat: key.Chat, Person: chat.PersonID{Account: account, ID: "0"}}
	open, err := s.OpenQuestions(t.Context(), []store.QuestionKey{key, nobody, key})
	works(t, "open questions", err)
	if q, ok := open[key]; ok && len(open) == 1 {
		return q, nil
	}
	if len(open) > 0 {
		t.Errorf("want the question of %v alone, got %v", key, open)
	}
	return store.Question{}, store.ErrNotFound
}

func asking(message string, questions ...store.Question) store.Record {
	r := remark(message, start)
	r.Outcome, r.Effects.Questions = store.OutcomeAsked, questions
	return r
}

func checkQuestions(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	first := question("q1", 1)
	_, err := openQuestion(t, s, first.QuestionKey)
	fails(t, "question before it was asked", store.ErrNotFound, err)
	_, err = s.QuestionByID(t.Context(), "q1")
	fails(t, "question before it was asked", store.ErrNotFound, err)

	elsewhere := question("q9", 1)
	elsewhere.Chat.Topic = "3"
	appendAll(t, s, asking("1", first, elsewhere))
	got, err := openQuestion(t, other, first.QuestionKey)
	same(t, "question", first, got, err)
	got, err = openQuestion(t, other, elsewhere.QuestionKey)
	same(t, "question in a topic", elsewhere, got, err)
	both, err := other.OpenQuestions(t.Context(), []store.QuestionKey{first.QuestionKey, elsewhere.QuestionKey})
	same(t, "both questions", map[store.QuestionKey]store.Question{first.QuestionKey: first, elsewhere.QuestionKey: elsewhere}, both, err)
	none, err := other.OpenQuestions(t.Context(), nil)
	same(t, "no questions", map[store.QuestionKey]store.Question{}, none, err)

	second, closed := question("q2", 2), question("q2", 3)
	closed.Closed = true
	appendAll(t, other, asking("2", second))
	got, err = s.QuestionByID(t.Context(), "q2")
	same(t, "question by id", second, got, err)
	_, err = s.QuestionByID(t.Context(), "q1")
	fails(t, "question that another took the place of", store.ErrNotFound, err)
	appendAll(t, s, asking("3", closed))
	appendAll(t, s, asking("4", first), asking("5", second))
	got, err = openQuestion(t, other, first.QuestionKey)
	same(t, "question closed", closed, got, err)
	got, err = other.QuestionByID(t.Context(), "q2")
	same(t, "question closed, by id", closed, got, err)
}
