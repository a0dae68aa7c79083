package mongotest_test

import (
	"context"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/cmd/programtest"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/mongo/mongotest"
)

// watched remembers what was stored last.
type watched struct {
	store.Store
	last []store.Record
}

// Append stores records and remembers them.
func (w *watched) Append(ctx context.Context, records []store.Record) (int, error) {
	w.last = records
	return w.Store.Append(ctx, records)
}

// BenchmarkReports takes batches of 100 reports through the whole bot, from the JSON of Telegram to the outbox, and
// after each lets a bare loop make the same writes on another server of the same kind.
func BenchmarkReports(b *testing.B) {
	for name, start := range mongotest.Servers() {
		b.Run(name, func(b *testing.B) { benchmarkReports(b, start(b), start(b)) })
	}
}

func benchmarkReports(b *testing.B, uri, bareURI string) {
	l := programtest.NewLoad(benchUnits, 7)
	s := &watched{Store: open(b, uri)}
	l.Fill(b, s, benchUnits)
	r := programtest.NewRig(b, l, s)
	open(b, bareURI)
	db := database(b, bareURI)
	r.Reports(benchBatch)
	bare(b, db, s.last)
	var whole, alone time.Duration
	for b.Loop() {
		begin := time.Now()
		r.Reports(benchBatch)
		between := time.Now()
		bare(b, db, s.last)
		whole, alone = whole+between.Sub(begin), alone+time.Since(between)
	}
	count := float64(b.N * benchBatch)
	b.ReportMetric(count/whole.Seconds(), "reports/s")
	b.ReportMetric(count/alone.Seconds(), "bare/s")
	b.ReportMetric(100*alone.Seconds()/whole.Seconds(), "%-of-bare")
	r.CheckStored(b)
}

// BenchmarkBoard reads the states of 150 units and ranks them, and after each time reads the same documents bare.
func BenchmarkBoard(b *testing.B) {
	for name, start := range mongotest.Servers() {
		b.Run(name, func(b *testing.B) { benchmarkBoard(b, start(b)) })
	}
}

func benchmarkBoard(b *testing.B, uri string) {
	l := programtest.NewLoad(benchUnits, 1)
	s := open(b, uri)
	l.Fill(b, s, benchReports)
	units, now := l.UnitIDs(), l.Now()
	states := database(b, uri).Collection("states")
	var whole, alone time.Duration
	for b.Loop() {
		begin := time.Now()
		read, err := s.States(b.Context(), units)
		if err != nil {
			b.Fatal(err)
		}
		l.Campaign.Standings("", read, now, l.Campaign.WeekAt(now))
		between := time.Now()
		bareRead(b, states, units)
		whole, alone = whole+between.Sub(begin), alone+time.Since(between)
	}
	b.ReportMetric(whole.Seconds()*1000/float64(b.N), "board-ms")
	b.ReportMetric(alone.Seconds()*1000/float64(b.N), "bare-ms")
	b.ReportMetric(whole.Seconds()/alone.Seconds(), "x-bare")
}

// benchReports is how many reports the log holds behind a board: FerretDB takes half a minute to store them.
const benchReports = 50_000
