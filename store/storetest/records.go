package storetest

import (
	"testing"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

func checkRecords(t *testing.T, p *place) {
	s := p.program(t)
	records := append(reports("h", "tanhao", 5), change(1, member(7, "Nguyễn Văn A")), remark("r", minute(9)))
	appendAll(t, s, records...)

	want := make(map[store.Key]store.Record)
	keys := []store.Key{key("unheard of")}
	for _, r := range records {
		want[r.Key], keys = without(r), append(keys, r.Key)
	}
	known, err := s.Known(t.Context(), keys)
	same(t, "known", want, known, err)

	recent, err := s.RecentRecords(t.Context(), "tanhao", 2)
	same(t, "recent records", []store.Record{without(records[4]), without(records[3])}, recent, err)
	recent, err = s.RecentRecords(t.Context(), store.Settings, 10)
	same(t, "recent changes", []store.Record{without(records[5])}, recent, err)
	recent, err = s.RecentRecords(t.Context(), "locthuan", 10)
	same(t, "recent records of a unit without any", 0, len(recent), err)
}

func checkRevisions(t *testing.T, p *place) {
	s := p.program(t)
	first := reports("12", "tanhao", 1)[0]
	first.Key.Message = "12"
	edit := report("12", *first.Effects.State, 3)
	edit.Key.Revision = "2024-06-14T08:40:00Z/abc"
	// Handled decides, not the name of the revision.
	last := remark("12", first.At)
	last.Key.Revision, last.Handled = "1", minute(60)
	others := []store.Record{remark("1", start), remark("123", start), remark("2", start)}
	elsewhere := remark("12", start)
	elsewhere.Key.Chat.Chat = "-99"
	appendAll(t, s, append(others, first, last, edit, elsewhere)...)

	got, err := s.Revisions(t.Context(), group, "12")
	same(t, "revisions", []store.Record{without(first), without(edit), without(last)}, got, err)
	got, err = s.Revisions(t.Context(), group, "unheard of")
	same(t, "revisions of no message", 0, len(got), err)
}

func checkTopic(t *testing.T, p *place) {
	s := p.program(t)
	r := remark("1", start)
	r.Key.Chat.Topic = "44"
	appendAll(t, s, r)

	known, err := s.Known(t.Context(), []store.Key{r.Key})
	works(t, "known", err)
	if _, ok := known[r.Key]; !ok {
		t.Error("the key asked for is not in the answer")
	}
	_, err = s.Append(t.Context(), []store.Record{remark("1", start)})
	fails(t, "append without topic", store.ErrKnownKey, err)
	got, err := s.Revisions(t.Context(), r.Key.Chat, "1")
	same(t, "revisions", 1, len(got), err)
}

func checkEntries(t *testing.T, p *place) {
	s := p.program(t)
	var st campaign.State
	st.Unit = "tanhao"
	var want []campaign.Entry
	for range 4 {
		r := report("x", st, 2)
		second := r.Entries[0]
		second.Line, second.Indicator, second.Mode = 2, "nhatinhnghia", campaign.ModeTotal
		second.AsOf, second.InPeriod, second.HasInPeriod = campaign.NewDate(2024, 6, 13), 3, true
		second.Replaces, second.Reason = campaign.EntryRef{Seq: 1, Line: 1}, "gõ nhầm"
		second.Note, second.Answers, second.Evidence, second.Quantity = "ghi chú", true, "AgACAg", campaign.Ratio(118, 124)
		r = recordOf(string(rune('a'+st.Head)), st, r.Entries[0], second)
		appendAll(t, s, r)
		st, want = *r.Effects.State, append(want, r.Entries...)
	}
	appendAll(t, s, reports("m", "phuocmy", 2)...)

	same(t, "entries", want, all(t, s.Entries(t.Context(), "tanhao", 0)), nil)
	same(t, "entries from 3", want[4:], all(t, s.Entries(t.Context(), "tanhao", 3)), nil)
	same(t, "entries after the head", 0, len(all(t, s.Entries(t.Context(), "tanhao", 5))), nil)
	for e, err := range s.Entries(t.Context(), "tanhao", 2) {
		same(t, "first entry from 2", want[2], e, err)
		break
	}
}

func checkEntriesBetween(t *testing.T, p *place) {
	s := p.program(t)
	records := reports("h", "tanhao", 5)
	appendAll(t, s, append(records, remark("r", minute(3)), change(3, member(1, "B")))...)

	between := all(t, s.EntriesBetween(t.Context(), minute(2), minute(4)))
	got := make(map[int64]bool)
	for _, e := range between {
		got[e.Seq] = true
	}
	same(t, "numbers after minute 2 up to minute 4", map[int64]bool{3: true, 4: true}, got, nil)
	same(t, "entries", 2, len(between), nil)
	same(t, "entries of an empty span", 0, len(all(t, s.EntriesBetween(t.Context(), minute(4), minute(4)))), nil)
	same(t, "entries of all times", 5, len(all(t, s.EntriesBetween(t.Context(), minute(-9), minute(99)))), nil)
}

// checkIterators writes and reads while an iterator is open, as a slow reader of a backup does.
func checkIterators(t *testing.T, p *place) {
	s := p.program(t)
	appendAll(t, s, reports("h", "tanhao", 3)...)
	plan(t, s, notice("2024-W24", 1, start))
	for _, err := range s.Entries(t.Context(), "tanhao", 1) {
		works(t, "read entries", err)
		works(t, "write while reading entries", s.SetMeta(t.Context(), "a", "1"))
	}
	for _, err := range s.EntriesBetween(t.Context(), start, minute(9)) {
		works(t, "read entries", err)
		works(t, "write while reading entries", s.SetMeta(t.Context(), "a", "2"))
	}
	for _, err := range s.AllNotices(t.Context()) {
		works(t, "read notices", err)
		works(t, "write while reading notices", s.SetMeta(t.Context(), "a", "3"))
	}
	for _, err := range s.Dump(t.Context()) {
		works(t, "dump", err)
		works(t, "write while dumping", s.SetMeta(t.Context(), "a", "4"))
	}
}
