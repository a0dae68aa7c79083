package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/cmd/programtest"
	"github.com/thiduabot/thiduabot/store/sqlite"
)

// newRig starts the bot on a new SQLite file that holds so many reports.
func newRig(b *testing.B, units, groups, reports int) *programtest.Rig {
	b.Helper()
	db, err := sqlite.Open(b.Context(), sqlite.Options{Path: filepath.Join(b.TempDir(), "bench.db"), Exclusive: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	l := programtest.NewLoad(units, groups)
	l.Fill(b, db, reports)
	return programtest.NewRig(b, l, db)
}

// BenchmarkReports takes reports in batches of 100 through the whole bot: the JSON of Telegram in, stored durably,
// and the answers queued. Every unit has figures of thirty indicators.
func BenchmarkReports(b *testing.B) {
	for _, units := range []int{40, 150} {
		b.Run(fmt.Sprintf("units=%d", units), func(b *testing.B) {
			const batch = 100
			r := newRig(b, units, 7, 10_000)
			r.Reports(batch)
			b.ReportAllocs()
			for b.Loop() {
				r.Reports(batch)
			}
			b.ReportMetric(batch*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
			r.CheckStored(b)
		})
	}
}

// BenchmarkOneReport takes reports alone, each delivered, stored durably and confirmed before the next.
func BenchmarkOneReport(b *testing.B) {
	r := newRig(b, 40, 7, 10_000)
	r.Reports(1)
	var took []time.Duration
	for b.Loop() {
		begin := time.Now()
		r.Reports(1)
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	for _, percent := range []int{50, 99} {
		b.ReportMetric(took[len(took)*percent/100].Seconds()*1000, fmt.Sprintf("p%d-ms", percent))
	}
	r.CheckStored(b)
}
