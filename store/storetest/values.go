package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// checkTimes stores times that are finer than a millisecond and not in UTC.
func checkTimes(t *testing.T, p *place) {
	s := p.program(t)
	zone := time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60)
	fine := time.Date(2024, 6, 14, 15, 30, 1, 123_999_999, zone)
	want := time.Date(2024, 6, 14, 8, 30, 1, 123_000_000, time.UTC)

	r := report("h", campaign.State{Unit: "tanhao"}, 1)
	r.At, r.Handled, r.Entries[0].At = fine, fine, fine
	st := next(campaign.State{Unit: "tanhao"}, r.Entries[0])
	st.Weeks = []campaign.WeekMark{{At: fine}}
	r.Effects.State, r.Effects.Posts[0].NotBefore = &st, fine
	q := question("q1", 1)
	q.Expires = fine
	r.Effects.Questions = []store.Question{q}
	appendAll(t, s, r)

	known, err := s.Known(t.Context(), []store.Key{r.Key})
	works(t, "known", err)
	stored := known[r.Key]
	got := state(t, s, "tanhao")
	p1, err := s.Post(t.Context(), r.Effects.Posts[0].ID)
	works(t, "post", err)
	q, err = openQuestion(t, s, q.QuestionKey)
	works(t, "question", err)
	for what, at := range map[string]time.Time{
		"record": stored.At, "handled": stored.Handled, "entry": stored.Entries[0].At, "state": got.Last,
		"figure": got.Figures[0].At, "week": got.Weeks[0].At, "post": p1.NotBefore, "question": q.Expires,
	} {
		if !at.Equal(want) || at.Location() != time.UTC {
			t.Errorf("time of %s: want %s, got %s", what, want, at)
		}
	}
	if !p1.Done.IsZero() || !got.Figures[0].Changed.Equal(want) {
		t.Errorf("want no time done and the time changed, got %s, %s", p1.Done, got.Figures[0].Changed)
	}
}

// checkText stores what people write and what platforms call things.
func checkText(t *testing.T, p *place) {
	s := p.program(t)
	const text = "Xã Tân Hào: kết nạp 12 đảng viên ✅ \"'<&>\\/;-- $a.b {\"x\":1}\u2028👍🏽 e\u0323\u0302"
	r := report(text, campaign.State{Unit: "xã tân hào"}, 1)
	r.Hash, r.Entries[0].Note, r.Entries[0].Indicator = text, text, "kết_nạp"
	r.Effects.State.Figures[0].Indicator = "kết_nạp"
	k := &r.Effects.Posts[0]
	k.Part = chat.Message{
		Text: text + "\n\tdòng hai", Title: true, ReplyTo: "7", Buttons: []chat.Button{{Press: "q:1", Label: "Đúng"}},
		Picture: &chat.File{Name: "bảng.png", Data: []byte{0, 255, 10, 137}}, Document: &chat.File{Name: "a.xlsx", Data: []byte("x")},
	}
	k.To.Topic, k.Reason, k.Acknowledges = "12", text, true
	appendAll(t, s, r)

	known, err := s.Known(t.Context(), []store.Key{r.Key})
	same(t, "record", without(r), known[r.Key], err)
	same(t, "state", *r.Effects.State, state(t, s, "xã tân hào"), nil)
	got, err := s.Post(t.Context(), k.ID)
	same(t, "post", *k, got, err)
	works(t, "set meta", s.SetMeta(t.Context(), text, text))
	value, err := s.Meta(t.Context(), text)
	same(t, "meta", text, value, err)
}

func checkCancelled(t *testing.T, p *place) {
	s := p.program(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	records := reports("h", "tanhao", 2)
	n, err := s.Append(ctx, records)
	fails(t, "append", context.Canceled, err)
	same(t, "stored", 0, n, nil)
	_, err = s.States(ctx, []campaign.UnitID{"tanhao"})
	fails(t, "states", context.Canceled, err)
	_, err = s.Known(ctx, []store.Key{records[0].Key})
	fails(t, "known", context.Canceled, err)
	for _, err := range s.Entries(ctx, "tanhao", 1) {
		fails(t, "entries", context.Canceled, err)
	}
	fails(t, "ping", context.Canceled, s.Ping(ctx))

	// The store is as good as before.
	same(t, "state", campaign.State{Unit: "tanhao"}, state(t, s, "tanhao"), nil)
	appendAll(t, s, records...)
}

func checkPing(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	works(t, "ping", s.Ping(t.Context()))
	works(t, "ping", other.Ping(t.Context()))
	works(t, "ping", s.Ping(t.Context()))
}
