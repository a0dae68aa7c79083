package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// start is the time of the first message of every check.
var start = time.Date(2024, 6, 14, 8, 30, 0, 0, time.UTC)

const account chat.Account = "telegram/123456"

var group = chat.ChatID{Account: account, Chat: "-1001234567890"}

// minute returns start and n minutes.
func minute(n int) time.Time { return start.Add(time.Duration(n) * time.Minute) }

func key(message string) store.Key { return store.Key{Chat: group, Message: message} }

// remark is a record that takes no number: nothing was reported.
func remark(message string, at time.Time) store.Record {
	return store.Record{Key: key(message), At: at, Handled: at.Add(time.Second), Hash: "h" + message, Outcome: store.OutcomeAnswered, By: 7}
}

// report is a record that adds n to the unit's figure after before.
func report(message string, before campaign.State, n int64) store.Record {
	at := minute(int(before.Head) + 1)
	e := campaign.Entry{
		Unit: before.Unit, Seq: before.Head + 1, Line: 1, Indicator: "ketnap", Year: 2024, Action: campaign.ActionReport,
		Mode: campaign.ModeIncrement, Quantity: campaign.Number(n), HasQuantity: true, At: at, By: 7, Revision: 1,
	}
	return recordOf(message, before, e)
}

// recordOf is the record of a message with these entries, which all have the same number.
func recordOf(message string, before campaign.State, entries ...campaign.Entry) store.Record {
	r := remark(message, entries[0].At)
	r.Outcome, r.Entries = store.OutcomeReported, entries
	r.Stream, r.Seq = store.UnitStream(before.Unit), entries[0].Seq
	for _, e := range entries {
		before = next(before, e)
	}
	r.Effects = store.Effects{State: &before, Posts: []store.Post{answer(r.Key, r.Seq)}}
	return r
}

// reports are n records of a unit, one after another, with messages named PREFIX1, PREFIX2, ….
func reports(prefix string, unit campaign.UnitID, n int) []store.Record {
	st := campaign.State{Unit: unit}
	records := make([]store.Record, n)
	for i := range records {
		records[i] = report(fmt.Sprintf("%s%d", prefix, i+1), st, 1)
		st = *records[i].Effects.State
	}
	return records
}

func answer(k store.Key, number int64) store.Post {
	return post("a/"+k.String()+"/1", "", store.PriorityAnswer, number)
}

func post(id, notice string, priority store.Priority, number int64) store.Post {
	return store.Post{
		ID: id, Notice: notice, To: group, Part: chat.Message{Text: "Đã ghi nhận " + id}, Number: number, Priority: priority,
		Status: store.PostWaiting,
	}
}

// change is a record of the settings.
func change(seq int64, documents ...store.Setting) store.Record {
	r := remark(fmt.Sprintf("setting%d", seq), minute(int(seq)))
	r.Outcome, r.Stream, r.Seq = store.OutcomeChanged, store.Settings, seq
	r.Effects.Settings = documents
	return r
}

func member(id campaign.MemberID, name string) store.Setting {
	return store.Setting{Member: &store.Member{
		ID: id, Name: name, Consented: start, Accounts: []chat.PersonID{{Account: account, ID: fmt.Sprint(id)}},
		Seats: []campaign.Seat{{Account: "telegram/123456/1", Role: campaign.RoleReporter, Unit: "tanhao", From: campaign.DateOf(start)}},
	}}
}

// notice is a board with two posts.
func notice(period string, target store.ChatNumber, due time.Time) store.Notice {
	n := store.Notice{
		Job: "bangtuan", Kind: campaign.JobBoard, Period: period, Target: store.Target{Chat: target}, Due: due,
		Useful: due.Add(time.Hour), Planned: due.Add(time.Second), Facts: []byte(`{"units":[1,2]}`),
		Heads: map[campaign.UnitID]int64{"tanhao": 3, "phuocmy": 1}, Revision: 2,
	}
	n.ID = store.NoticeID(n.Job, n.Period, n.Target)
	for i := range 2 {
		n.Posts = append(n.Posts, post(fmt.Sprintf("n/%s/%d", n.ID, i+1), n.ID, store.PriorityBoard, due.UnixNano()+int64(i)))
	}
	return n
}

// without is the record as it is read back.
func without(r store.Record) store.Record {
	r.Effects = store.Effects{}
	return r
}

// appendAll stores records that nothing stands in the way of.
func appendAll(t *testing.T, s store.Store, records ...store.Record) {
	t.Helper()
	n, err := s.Append(t.Context(), records)
	if err != nil || n != len(records) {
		t.Fatalf("append %d records: %d, %v", len(records), n, err)
	}
}

// plan stores notices that are not there yet.
func plan(t *testing.T, s store.Store, notices ...store.Notice) {
	t.Helper()
	planned, err := s.PlanNotices(t.Context(), notices)
	if err != nil || len(planned) != len(notices) {
		t.Fatalf("plan %d notices: %v, %v", len(notices), planned, err)
	}
}
