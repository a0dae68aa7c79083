package mongotest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/storetest"
)

var (
	start = time.Date(2024, 6, 14, 8, 30, 0, 0, time.UTC)
	group = chat.ChatID{Account: "telegram/123456", Chat: "-100"}
	asker = store.QuestionKey{Chat: group, Person: chat.PersonID{Account: group.Account, ID: "5"}}
)

// report is the record of the unit's report number seq, which adds one.
func report(tb testing.TB, unit campaign.UnitID, seq int64) store.Record {
	tb.Helper()
	var entries []campaign.Entry
	for n := range seq {
		entries = append(entries, campaign.Entry{
			Unit: unit, Seq: n + 1, Line: 1, Indicator: "ketnap", Year: 2024, Action: campaign.ActionReport, By: 7,
			Mode: campaign.ModeIncrement, Quantity: campaign.Number(1), HasQuantity: true, At: start.Add(time.Duration(n) * time.Minute),
		})
	}
	state, err := storetest.Rebuild(tb.Context(), unit, entries)
	if err != nil {
		tb.Fatal(err)
	}
	last := entries[len(entries)-1]
	r := store.Record{
		Key: store.Key{Chat: group, Message: fmt.Sprintf("%s%d", unit, seq)}, At: last.At, Handled: last.At, Hash: "h",
		Outcome: store.OutcomeReported, By: 7, Stream: store.UnitStream(unit), Seq: seq, Entries: entries[seq-1:],
	}
	r.Effects.State, r.Effects.Posts = &state, []store.Post{answer(r.Key)}
	return r
}

func answer(k store.Key) store.Post {
	return store.Post{
		ID: "a/" + k.String() + "/1", To: group, Part: chat.Message{Text: "Đã ghi nhận"}, Number: 1, Status: store.PostWaiting,
	}
}

// change is an administrative change that also asks a question.
func change(seq int64) store.Record {
	return store.Record{
		Key: store.Key{Chat: group, Message: fmt.Sprintf("change%d", seq)}, At: start, Handled: start,
		Outcome: store.OutcomeChanged, Stream: store.Settings, Seq: seq,
		Effects: store.Effects{
			Settings:  []store.Setting{{Member: &store.Member{ID: 1, Name: fmt.Sprint("Người ", seq)}}},
			Questions: []store.Question{{QuestionKey: asker, ID: fmt.Sprint("q", seq), Version: seq, Expires: start}},
		},
	}
}

func board() store.Notice {
	n := store.Notice{
		Job: "bangtuan", Kind: campaign.JobBoard, Period: "2024-W24", Target: store.Target{Chat: 1}, Due: start,
		Useful: start.Add(time.Hour), Planned: start,
	}
	n.ID = store.NoticeID(n.Job, n.Period, n.Target)
	p := answer(store.Key{})
	p.ID, p.Notice, p.Priority = "n/"+n.ID+"/1", n.ID, store.PriorityBoard
	n.Posts = []store.Post{p}
	return n
}

// database opens the database of a URI without the store.
func database(tb testing.TB, uri string) *driver.Database {
	tb.Helper()
	client, err := driver.Connect(options.Client().ApplyURI(uri).SetTimeout(10 * time.Second))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = client.Disconnect(tb.Context()) })
	_, path, _ := strings.Cut(strings.TrimPrefix(uri, "mongodb://"), "/")
	name, _, _ := strings.Cut(path, "?")
	return client.Database(name)
}

func count(tb testing.TB, db *driver.Database, collection string) int64 {
	tb.Helper()
	n, err := db.Collection(collection).CountDocuments(tb.Context(), bson.D{})
	if err != nil {
		tb.Fatal(err)
	}
	return n
}
