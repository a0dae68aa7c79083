package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/campaign/sample"
	"github.com/thiduabot/thiduabot/cmd/programtest"
)

func TestUntilBackup(t *testing.T) {
	t.Parallel()
	const half = 2*time.Hour + 30*time.Minute
	for name, test := range map[string]struct {
		now  string
		want time.Duration
	}{
		"later today":      {"2024-06-14T01:00:00+07:00", 90 * time.Minute},
		"tomorrow":         {"2024-06-14T02:30:00+07:00", 24 * time.Hour},
		"in another zone":  {"2024-06-13T18:00:00Z", 90 * time.Minute},
		"a second is left": {"2024-06-14T02:29:59+07:00", time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now, err := time.Parse(time.RFC3339, test.now)
			if err != nil {
				t.Fatal(err)
			}
			if got := untilBackup(now, half, sample.Campaign()); got != test.want {
				t.Errorf("wait %v, want %v", got, test.want)
			}
		})
	}
}

func TestRotateKeepsTheNewestAndWhatIsNotOurs(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, name := range []string{"thiduabot-20240612-023000.backup", "thiduabot-20240614-023000.backup", "thiduabot-20240613-023000.backup", "mine.backup"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := rotate(folder, 2); err != nil {
		t.Fatal(err)
	}
	want := []string{"mine.backup", "thiduabot-20240613-023000.backup", "thiduabot-20240614-023000.backup"}
	if diff := cmp.Diff(want, namesIn(t, folder)); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
}

func TestUnfinishedBackupsGoOnceTheyAreAbandoned(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	old, fresh := backupPrefix+"20240612-023000.backup.part-1", backupPrefix+"20240613-023000.backup.part-2"
	for _, name := range []string{old, fresh} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dead := time.Now().Add(-2 * abandoned)
	if err := os.Chtimes(filepath.Join(folder, old), dead, dead); err != nil {
		t.Fatal(err)
	}
	if err := removeParts(folder); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{fresh}, namesIn(t, folder)); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
}

// TestServeBacksUpDaily lets two nights pass: each leaves a backup that can be restored, and only the newest is kept.
func TestServeBacksUpDaily(t *testing.T) {
	t.Parallel()
	clock := programtest.NewClock(t, "2024-06-13T02:00:00+07:00", 36_000) // a night in 2.4 seconds
	fake := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 0.001, Now: clock.Now, KeepUpdates: true})
	store, folder := t.TempDir()+"/thiduabot.db", t.TempDir()
	config := programtest.WriteConfig(t, fake, "sqlite:"+store)
	settings, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("[backup]\nfolder = %q\nkeep = 1\n", folder)
	text = replaceOnce(t, string(settings), "[backup]\nfolder = \"\"\n", text)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	serve := self.Serve(t, config, clock)
	clock.WaitUntil(t, "2024-06-14T04:00:00+07:00")
	deadline := time.Now().Add(30 * time.Second)
	for {
		names := namesIn(t, folder)
		if len(names) == 1 && names[0] > "thiduabot-20240613-19" && strings.HasSuffix(names[0], backupSuffix) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("backups %v; log:\n%s", names, serve.Log())
		}
		time.Sleep(20 * time.Millisecond)
	}
	serve.Kill()
	newest, err := filepath.Glob(filepath.Join(folder, "*"+backupSuffix))
	if err != nil || len(newest) == 0 {
		t.Fatalf("no backup: %v", err)
	}
	again := programtest.WriteConfig(t, fake, "sqlite:"+t.TempDir()+"/again.db")
	mustCall(t, "", "--config", again, "restore", newest[len(newest)-1])
	mustCall(t, "", "--config", again, "check")
}

func namesIn(tb testing.TB, folder string) []string {
	tb.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		tb.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
