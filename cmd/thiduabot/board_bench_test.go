package main

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/cmd/programtest"
	"github.com/thiduabot/thiduabot/store/sqlite"
)

// BenchmarkBoard answers /bxh in the group of 150 units that all signed thirty indicators, with few and with many
// reports in the log: read, ranked, written, and the answer stored durably.
func BenchmarkBoard(b *testing.B) {
	for _, reports := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprintf("reports=%d", reports), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "board.db")
			l := programtest.NewLoad(150, 1)
			fillFile(b, l, path, reports)
			b.Run("warm", func(b *testing.B) { benchmarkWarmBoard(b, l, path) })
			b.Run("cold", func(b *testing.B) { benchmarkColdBoard(b, l, path) })
			b.Run("read", func(b *testing.B) { benchmarkReadBoard(b, l, path) })
		})
	}
}

// benchmarkWarmBoard asks a bot that has answered before.
func benchmarkWarmBoard(b *testing.B, l *programtest.Load, path string) {
	r := programtest.NewRig(b, l, openFile(b, path))
	r.Ask(b, "/bxh")
	for b.Loop() {
		r.Ask(b, "/bxh")
	}
}

// benchmarkColdBoard asks a bot that was just started and has answered something else.
func benchmarkColdBoard(b *testing.B, l *programtest.Load, path string) {
	var took time.Duration
	for b.Loop() {
		db := openFile(b, path)
		r := programtest.NewRig(b, l, db)
		r.Ask(b, "/trogiup")
		begin := time.Now()
		r.Ask(b, "/bxh")
		took += time.Since(begin)
		_ = db.Close()
	}
	b.ReportMetric(took.Seconds()*1000/float64(b.N), "board-ms")
	b.ReportMetric(0, "ns/op")
}

// benchmarkReadBoard reads all states and ranks, as the boards that are posted by themselves do.
func benchmarkReadBoard(b *testing.B, l *programtest.Load, path string) {
	db := openFile(b, path)
	units := l.UnitIDs()
	now := l.Now()
	for b.Loop() {
		states, err := db.States(b.Context(), units)
		if err != nil {
			b.Fatal(err)
		}
		if s := l.Campaign.Standings("", states, now, l.Campaign.WeekAt(now)); len(s.Rows) != len(units) {
			b.Fatalf("%d rows for %d units", len(s.Rows), len(units))
		}
	}
}

func openFile(b *testing.B, path string) *sqlite.Store {
	b.Helper()
	db, err := sqlite.Open(b.Context(), sqlite.Options{Path: path, Exclusive: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	return db
}

// fillFile makes a database with so many reports, and says how long that took.
func fillFile(b *testing.B, l *programtest.Load, path string, reports int) {
	b.Helper()
	begin := time.Now()
	db := openFile(b, path)
	l.Fill(b, db, reports)
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d reports filled in %s", reports, time.Since(begin).Round(time.Second))
}
