package storetest

import (
	"context"
	"encoding/json"
	"iter"
	"testing"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// fill stores something of everything.
func fill(t *testing.T, s store.Store) {
	t.Helper()
	works(t, "save campaign", s.SaveCampaign(t.Context(), 1, []byte("một"), start))
	works(t, "save campaign", s.SaveCampaign(t.Context(), 2, []byte("hai"), minute(1)))
	appendAll(t, s, reports("h", "tanhao", 4)...)
	appendAll(t, s, reports("m", "phuocmy", 2)...)
	appendAll(t, s, change(1, member(1, "Một"), member(2, "Hai")), change(2, member(1, "Mốt")), remark("r", minute(3)))
	appendAll(t, s, asking("q", question("q1", 1)))
	owed, skipped := notice("2024-W24", 1, start), notice("2024-W25", 1, minute(5))
	skipped.Skipped, skipped.Posts = "holiday", nil
	plan(t, s, owed, skipped)

	sent := owed.Posts[0]
	sent.Status, sent.SentID, sent.Done, sent.Attempts = store.PostSent, "77", minute(2), 1
	answered, err := s.Post(t.Context(), "a/"+key("h1").String()+"/1")
	works(t, "post", err)
	answered.Status, answered.SentID, answered.Done, answered.Attempts = store.PostSent, "78", minute(2), 1
	works(t, "finish", s.FinishPosts(t.Context(), []store.Post{sent, answered}))
	_, err = s.AcquireLease(t.Context(), store.Lease{Account: account, Holder: "x", Until: minute(9)}, start)
	works(t, "acquire lease", err)
	works(t, "set meta", s.SetMeta(t.Context(), "seed", "42"))
}

// written is the items as a backup file holds them.
func written(t *testing.T, items []store.Item) iter.Seq2[store.Item, error] {
	t.Helper()
	var lines [][]byte
	for _, item := range items {
		line, err := json.Marshal(item)
		works(t, "write item", err)
		lines = append(lines, line)
	}
	return func(yield func(store.Item, error) bool) {
		for _, line := range lines {
			var item store.Item
			err := json.Unmarshal(line, &item)
			if !yield(item, err) {
				return
			}
		}
	}
}

func checkDump(t *testing.T, p *place) {
	from, to := p.program(t), p.elsewhere(t).program(t)
	fill(t, from)
	dump := all(t, from.Dump(t.Context()))
	works(t, "load", to.Load(t.Context(), written(t, dump)))
	same(t, "dump of the loaded store", dump, all(t, to.Dump(t.Context())), nil)

	units := []campaign.UnitID{"tanhao", "phuocmy", "locthuan"}
	want, err := from.States(t.Context(), units)
	works(t, "states", err)
	got, err := to.States(t.Context(), units)
	same(t, "states", want, got, err)
	wantHeads, err := from.Heads(t.Context())
	works(t, "heads", err)
	gotHeads, err := to.Heads(t.Context())
	same(t, "heads", wantHeads, gotHeads, err)
	wantSettings, err := from.Settings(t.Context())
	works(t, "settings", err)
	gotSettings, err := to.Settings(t.Context())
	same(t, "settings", wantSettings, gotSettings, err)
	checkLoaded(t, to)
}

// checkLoaded wants a loaded store to go on as if nothing had happened.
func checkLoaded(t *testing.T, s store.Store) {
	t.Helper()
	_, err := s.Post(t.Context(), "a/"+key("h1").String()+"/1")
	fails(t, "answer that was sent before the dump", store.ErrNotFound, err)
	sent, err := s.SentPost(t.Context(), group, "77")
	same(t, "post of a notice that was sent", store.PostSent, sent.Status, err)
	waiting, err := s.Waiting(t.Context(), account, minute(99), 99)
	same(t, "waiting", 6, len(waiting), err)
	planned, err := s.PlanNotices(t.Context(), []store.Notice{notice("2024-W24", 1, start)})
	same(t, "planned again", 0, len(planned), err)
	free, err := s.AcquireLease(t.Context(), store.Lease{Account: account, Holder: "y", Until: minute(9)}, start)
	same(t, "lease", true, free, err)
	_, err = s.Append(t.Context(), []store.Record{remark("h2", start)})
	fails(t, "append a message of the dump", store.ErrKnownKey, err)
	appendAll(t, s, report("h5", state(t, s, "tanhao"), 1))
}

func checkLoadTwice(t *testing.T, p *place) {
	from, to := p.program(t), p.elsewhere(t).program(t)
	fill(t, from)
	dump := all(t, from.Dump(t.Context()))
	works(t, "load", to.Load(t.Context(), written(t, dump)))
	fails(t, "load again", store.ErrExists, to.Load(t.Context(), written(t, dump)))
	same(t, "dump", dump, all(t, to.Dump(t.Context())), nil)
}

func checkEmptyDump(t *testing.T, p *place) {
	s := p.program(t)
	works(t, "load", s.Load(t.Context(), func(func(store.Item, error) bool) {}))
	same(t, "dump", 0, len(all(t, s.Dump(context.Background()))), nil)
	appendAll(t, s, reports("h", "tanhao", 1)...)
	for _, err := range s.Dump(t.Context()) {
		works(t, "dump", err)
		break
	}
}
