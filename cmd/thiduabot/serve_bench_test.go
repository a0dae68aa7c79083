package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/cmd/programtest"
)

// BenchmarkServe starts the real program on a file with 1,000,000 reports: the time to its first answer, the memory and
// the processor it takes while nobody writes, and the most memory it took once everybody wrote at the same time.
func BenchmarkServe(b *testing.B) {
	const reports, idle = 1_000_000, 10 * time.Second
	path := filepath.Join(b.TempDir(), "serve.db")
	l := programtest.NewLoad(150, 10)
	fillFile(b, l, path, reports)
	clock := programtest.NewClock(b, l.Now().Format(time.RFC3339), 1)
	fake := bottest.NewTelegram(b, bottest.TelegramOptions{Now: clock.Now, KeepUpdates: true})
	config := programtest.WriteConfig(b, fake, "sqlite:"+path)
	program := programtest.Program{Path: build(b, "-s -w")}
	reporter := bottest.User{ID: programtest.FirstReporter, Name: "Người"}
	fake.OpenPrivate(reporter)
	if got := fmt.Sprintf("telegram/%d", fake.Bot().ID()); got != string(l.Account) {
		b.Fatalf("the load is for %s, the fake is %s", l.Account, got)
	}
	for i := range b.N {
		begin := time.Now()
		_ = openFile(b, path).Close()
		b.ReportMetric(time.Since(begin).Seconds()*1000, "open-ms")
		begin = time.Now()
		p := program.Serve(b, config, clock)
		fake.PrivateMessage(reporter, fmt.Sprintf("/baocao ketnap %d", 500+i))
		fake.WaitText(reporter.ID, fmt.Sprintf("%d/20.000", 500+i))
		b.ReportMetric(time.Since(begin).Seconds()*1000, "first-answer-ms")
		before := p.CPU(b)
		time.Sleep(idle)
		b.ReportMetric((p.CPU(b)-before).Seconds()*1000/idle.Seconds(), "idle-cpu-ms/s")
		b.ReportMetric(float64(p.Resident(b))/1e6, "MB-idle")
		everybody(b, fake, 3000)
		b.ReportMetric(float64(p.MostResident(b))/1e6, "MB-most")
		p.Kill()
	}
	b.ReportMetric(0, "ns/op")
}

// everybody sends n messages from 150 people and waits until all are taken in.
func everybody(b *testing.B, fake *bottest.Telegram, n int) {
	b.Helper()
	for i := range n {
		u := bottest.User{ID: int64(programtest.FirstReporter + i%150), Name: "Người"}
		fake.PrivateMessage(u, fmt.Sprintf("/baocao nhatinhthuong %d", 300+i/150))
	}
	fake.WaitConfirmed()
}

// BenchmarkBinary builds the program and tells how large it is.
func BenchmarkBinary(b *testing.B) {
	for name, flags := range map[string]string{"stripped": "-s -w", "whole": ""} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				info, err := os.Stat(build(b, flags))
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(info.Size())/1e6, "MB")
			}
		})
	}
}

// build builds the program as it is shipped.
func build(b *testing.B, flags string) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "thiduabot")
	command := exec.CommandContext(b.Context(), "go", "build", "-trimpath", "-ldflags", flags, "-o", path, ".")
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off")
	if out, err := command.CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}
