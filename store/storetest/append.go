package storetest

import (
	"slices"
	"testing"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

func checkAppend(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	hao, my := reports("h", "tanhao", 3), reports("m", "phuocmy", 2)
	records := append(slices.Concat(hao, my), remark("r1", minute(1)), remark("r2", minute(2)))
	appendAll(t, s, records...)

	heads, err := other.Heads(t.Context())
	same(t, "heads", map[store.Stream]int64{"tanhao": 3, "phuocmy": 2}, heads, err)
	states, err := other.States(t.Context(), []campaign.UnitID{"tanhao", "phuocmy", "locthuan"})
	same(t, "states", map[campaign.UnitID]campaign.State{
		"tanhao": *hao[2].Effects.State, "phuocmy": *my[1].Effects.State, "locthuan": {Unit: "locthuan"},
	}, states, err)
	waiting, err := other.Waiting(t.Context(), account, start, 100)
	works(t, "waiting", err)
	if len(waiting) != 5 {
		t.Errorf("want 5 answers waiting, got %d", len(waiting))
	}
}

func checkAppendNothing(t *testing.T, p *place) {
	s := p.program(t)
	n, err := s.Append(t.Context(), nil)
	same(t, "append", 0, n, err)
	known, err := s.Known(t.Context(), nil)
	same(t, "known", 0, len(known), err)
	states, err := s.States(t.Context(), nil)
	same(t, "states", 0, len(states), err)
	heads, err := s.Heads(t.Context())
	same(t, "heads", 0, len(heads), err)
	works(t, "finish posts", s.FinishPosts(t.Context(), nil))
	planned, err := s.PlanNotices(t.Context(), nil)
	same(t, "plan notices", 0, len(planned), err)
}

// checkStopped wants that of a batch only the first two records were stored.
func checkStopped(t *testing.T, s store.Store, batch []store.Record, why error) {
	t.Helper()
	n, err := s.Append(t.Context(), batch)
	fails(t, "append", why, err)
	if n != 2 {
		t.Errorf("want the 2 records before it stored, got %d", n)
	}
	last := batch[len(batch)-1]
	known, err := s.Known(t.Context(), []store.Key{batch[0].Key, batch[1].Key, last.Key})
	same(t, "known", map[store.Key]store.Record{batch[0].Key: without(batch[0]), batch[1].Key: without(batch[1])}, known, err)
	same(t, "state", *batch[1].Effects.State, state(t, s, batch[1].Entries[0].Unit), nil)
	_, err = s.Post(t.Context(), last.Effects.Posts[0].ID)
	fails(t, "post of a record that was not stored", store.ErrNotFound, err)
}

func checkKnownKey(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	// The repeated message comes with a number of its own: its key alone decides.
	appendAll(t, other, remark("x", start))
	batch := reports("h", "tanhao", 4)
	batch[2].Key = key("x")
	checkStopped(t, s, batch, store.ErrKnownKey)

	appendAll(t, s, report("late", *batch[1].Effects.State, 5))
	again := report("late", *batch[2].Effects.State, 5)
	n, err := other.Append(t.Context(), []store.Record{again})
	fails(t, "append again", store.ErrKnownKey, err)
	same(t, "stored again", 0, n, nil)
}

func checkRepeatedKey(t *testing.T, p *place) {
	batch := reports("h", "tanhao", 4)
	batch[2].Key = batch[0].Key
	checkStopped(t, p.program(t), batch, store.ErrKnownKey)
}

func checkTakenSlot(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	appendAll(t, other, reports("other", "phuocmy", 1)...)
	batch := slices.Concat(reports("h", "tanhao", 2), reports("m", "phuocmy", 1), reports("l", "locthuan", 1))
	checkStopped(t, s, batch, store.ErrSlotTaken)

	known, err := s.Known(t.Context(), []store.Key{batch[2].Key})
	same(t, "known", 0, len(known), err)
	// Deciding anew on the state as it is now goes through.
	appendAll(t, s, report("m1", state(t, s, "phuocmy"), 1), batch[3])
	same(t, "head", 2, state(t, other, "phuocmy").Head, nil)
}

func checkEffectsOnce(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	r := reports("h", "tanhao", 1)[0]
	appendAll(t, s, r)
	done := r.Effects.Posts[0]
	works(t, "start attempt", s.StartAttempt(t.Context(), done.ID, 1, minute(2)))
	done.Status, done.SentID, done.Attempts, done.Done = store.PostSent, "b1", 1, minute(2)
	works(t, "finish", s.FinishPosts(t.Context(), []store.Post{done}))

	if _, err := other.Append(t.Context(), []store.Record{r}); err == nil {
		t.Error("want an error for the same record again")
	}
	works(t, "sweep", other.Sweep(t.Context()))
	got, err := other.Post(t.Context(), done.ID)
	same(t, "post", done, got, err)

	// A post that exists is left alone by another record, too.
	again := report("h2", *r.Effects.State, 1)
	again.Effects.Posts = append(again.Effects.Posts, r.Effects.Posts[0])
	appendAll(t, other, again)
	got, err = s.Post(t.Context(), done.ID)
	same(t, "post after another record", done, got, err)
}
