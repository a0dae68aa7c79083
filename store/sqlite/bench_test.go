package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// benchStart is when the reports of the benchmarks begin.
var benchStart = time.Date(2024, 6, 10, 1, 0, 0, 0, time.UTC)

const benchAccount = "telegram/123456"

// reporter makes records as the bot makes them: one entry, one answer, and the state of a unit with a year of
// reports behind it.
type reporter struct {
	units, made int
	heads       map[campaign.UnitID]int64
}

func newReporter(units int) *reporter {
	return &reporter{units: units, heads: make(map[campaign.UnitID]int64)}
}

func (r *reporter) record() store.Record {
	i := r.made
	r.made++
	unit := campaign.UnitID(fmt.Sprintf("unit%d", i%r.units))
	r.heads[unit]++
	at := benchStart.Add(time.Duration(i) * time.Millisecond)
	to := chat.ChatID{Account: benchAccount, Chat: fmt.Sprint(-100200300400 - i%7)}
	key := store.Key{Chat: to, Message: fmt.Sprint(i)}
	entry := campaign.Entry{
		Unit: unit, Seq: r.heads[unit], Line: 1, Indicator: "ketnap", Year: 2024, Action: campaign.ActionReport,
		Mode: campaign.ModeTotal, Quantity: campaign.Number(int64(i)), HasQuantity: true, At: at, By: 12, Revision: 1,
	}
	state := benchState(unit, entry.Seq, at)
	return store.Record{
		Key: key, At: at, Handled: at, Hash: "0123456789abcdef0123456789abcdef", Outcome: store.OutcomeReported, By: 12,
		Stream: store.UnitStream(unit), Seq: entry.Seq, Entries: []campaign.Entry{entry},
		Effects: store.Effects{State: &state, Posts: []store.Post{benchAnswer(key, at)}},
	}
}

func benchAnswer(key store.Key, at time.Time) store.Post {
	return store.Post{
		ID: "a/" + key.String() + "/1", To: key.Chat, Number: at.UnixNano(), Acknowledges: true, Status: store.PostWaiting,
		Part: chat.Message{
			Text:    "✅ Đã ghi nhận báo cáo số 12 của xã Tân Hào: Kết nạp đảng viên 12/15 (80%), tăng 2 so với lần trước.",
			ReplyTo: key.Message,
		},
	}
}

func benchState(unit campaign.UnitID, head int64, at time.Time) campaign.State {
	st := campaign.State{Unit: unit, Head: head, Last: at}
	for i := range 30 {
		st.Figures = append(st.Figures, campaign.Figure{
			Indicator: campaign.IndicatorID(fmt.Sprintf("chitieu%02d", i)), Year: 2024, Quantity: campaign.Number(1000),
			At: at, Changed: at, Seq: head, Increment: 2, IncrementAt: at,
		})
	}
	for i := range 25 {
		st.Weeks = append(st.Weeks, campaign.WeekMark{Week: campaign.Week{Year: 2024, Number: i + 1}, At: at})
	}
	return st
}

func (r *reporter) batch(n int) []store.Record {
	records := make([]store.Record, n)
	for i := range records {
		records[i] = r.record()
	}
	return records
}

func openBench(b *testing.B) *Store {
	b.Helper()
	s, err := Open(b.Context(), Options{Path: filepath.Join(b.TempDir(), "bench.db"), Exclusive: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return s
}

func appendAll(b *testing.B, s *Store, records []store.Record) {
	b.Helper()
	if _, err := s.Append(b.Context(), records); err != nil {
		b.Fatal(err)
	}
}

func benchmarkAppend(b *testing.B, size int) {
	s := openBench(b)
	r := newReporter(40)
	for b.Loop() {
		b.StopTimer()
		batch := r.batch(size)
		b.StartTimer()
		appendAll(b, s, batch)
	}
	b.ReportMetric(float64(b.N*size)/b.Elapsed().Seconds(), "records/s")
}

func BenchmarkAppend100(b *testing.B) { benchmarkAppend(b, 100) }

func BenchmarkAppend1(b *testing.B) { benchmarkAppend(b, 1) }

func BenchmarkStates150(b *testing.B) {
	s := openBench(b)
	appendAll(b, s, newReporter(150).batch(300))
	units := make([]campaign.UnitID, 150)
	for i := range units {
		units[i] = campaign.UnitID(fmt.Sprintf("unit%d", i))
	}
	for b.Loop() {
		if _, err := s.States(b.Context(), units); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWaiting reads what waits among 100,000 posts that were sent.
func BenchmarkWaiting(b *testing.B) {
	s := openBench(b)
	r := newReporter(40)
	for range 100 {
		batch := r.batch(1000)
		appendAll(b, s, batch)
		if err := s.FinishPosts(b.Context(), sent(batch)); err != nil {
			b.Fatal(err)
		}
	}
	appendAll(b, s, r.batch(100))
	for b.Loop() {
		if _, err := s.Waiting(context.Background(), benchAccount, benchStart.Add(time.Hour), 100); err != nil {
			b.Fatal(err)
		}
	}
}

func sent(records []store.Record) []store.Post {
	var posts []store.Post
	for _, r := range records {
		for _, p := range r.Effects.Posts {
			p.Status, p.SentID, p.Done, p.Attempts = store.PostSent, r.Key.Message, r.At, 1
			posts = append(posts, p)
		}
	}
	return posts
}

// BenchmarkBare100 is the yardstick: a loop that writes 100 reports, values and answers in one transaction.
func BenchmarkBare100(b *testing.B) { benchmarkBare(b, 100) }

// BenchmarkBare1 is the same, each in its own transaction.
func BenchmarkBare1(b *testing.B) { benchmarkBare(b, 1) }

func benchmarkBare(b *testing.B, size int) {
	db := openBench(b).writer
	const tables = `CREATE TABLE bare_reports (key TEXT PRIMARY KEY, body TEXT);
		CREATE TABLE bare_values (unit TEXT PRIMARY KEY, value INTEGER);
		CREATE TABLE bare_answers (id INTEGER PRIMARY KEY, body TEXT)`
	if _, err := db.ExecContext(b.Context(), tables); err != nil {
		b.Fatal(err)
	}
	body := string(make([]byte, 200))
	n := 0
	for b.Loop() {
		tx, err := db.BeginTx(b.Context(), nil)
		if err != nil {
			b.Fatal(err)
		}
		for range size {
			n++
			for _, w := range []struct {
				query string
				args  []any
			}{
				{`INSERT INTO bare_reports VALUES (?, ?)`, []any{fmt.Sprintf("telegram/123456\n-100\n%d\n", n), body}},
				{`INSERT INTO bare_values VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, []any{fmt.Sprint(n % 40), n}},
				{`INSERT INTO bare_answers VALUES (?, ?)`, []any{n, body}},
			} {
				if _, err := tx.ExecContext(b.Context(), w.query, w.args...); err != nil {
					b.Fatal(err)
				}
			}
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "records/s")
}
