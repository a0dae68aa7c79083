package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func readFile(tb testing.TB, path string) string {
	tb.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

// weekStore is a store in which one week was played, once for all tests.
var (
	week      sync.Once
	weekStore []byte
)

// filled returns the settings of a store in which one week was played, and a backup of it.
func filled(tb testing.TB) (config, address, file string) {
	tb.Helper()
	week.Do(func() {
		played := filepath.Join(tb.TempDir(), "week.db")
		converse(tb, exampleWeek(), "--db", "sqlite:"+played)
		weekStore = []byte(readFile(tb, played))
	})
	config, address = settingsOf(tb, "")
	if err := os.WriteFile(strings.TrimPrefix(address, "sqlite:"), weekStore, 0o600); err != nil {
		tb.Fatal(err)
	}
	file = filepath.Join(tb.TempDir(), "week.backup")
	mustCall(tb, "", "--config", config, "backup", file)
	return config, address, file
}

func TestRestoreGivesTheSameStore(t *testing.T) {
	t.Parallel()
	config, _, file := filled(t)
	other, _ := settingsOf(t, "")
	out := mustCall(t, "", "--config", other, "restore", file)
	for _, part := range []string{"restored from " + file, "Messages handled after 2024-06-1", "Nothing that was due before"} {
		if !strings.Contains(out, part) {
			t.Errorf("%q does not say %q", out, part)
		}
	}
	if a, b := mustCall(t, "", "--config", config, "check"), mustCall(t, "", "--config", other, "check"); a != b {
		t.Errorf("the check said %q, and of the restored store %q", a, b)
	}
	if a, b := savedCampaign(t, config), savedCampaign(t, other); a != b {
		t.Error("the campaign changed")
	}
}

func TestRestoreOfNothing(t *testing.T) {
	t.Parallel()
	config, address := settingsOf(t, "")
	openTestStore(t, address)
	file := filepath.Join(t.TempDir(), "empty.backup")
	mustCall(t, "", "--config", config, "backup", file)
	other, _ := settingsOf(t, "")
	if out := mustCall(t, "", "--config", other, "restore", file); !strings.Contains(out, "It holds no messages.") {
		t.Error(out)
	}
}

// TestRestoreIntoAFilledStore changes nothing there and says what to do.
func TestRestoreIntoAFilledStore(t *testing.T) {
	t.Parallel()
	_, _, file := filled(t)
	config, address := settingsOf(t, "")
	lines(t, consoleTime+consoleReport, "--db", address)
	before := mustCall(t, "", "--config", config, "check")
	refused(t, exitFailure, []string{address, "not empty, nothing was changed", "store.address", envStore}, "--config", config, "restore", file)
	if after := mustCall(t, "", "--config", config, "check"); after != before {
		t.Errorf("the check said %q and then %q", before, after)
	}
}

// TestRestoreOfWhatIsNoBackup leaves no store behind, and the name of the file stands in each error.
func TestRestoreOfWhatIsNoBackup(t *testing.T) {
	t.Parallel()
	_, _, file := filled(t)
	whole := readFile(t, file)
	damaged := []byte(whole)
	damaged[len(damaged)/2] ^= 0xff
	tests := []struct{ name, text, want string }{
		{"cut in the middle", whole[:len(whole)/2], "backup is cut short"},
		{"without its last byte", whole[:len(whole)-1], "backup is cut short"},
		{"with a spoiled byte", string(damaged), "read backup"},
		{"empty", "", "no backup of thiduabot"},
		{"text", "hello\n", "no backup of thiduabot"},
		{"another gzip file", zipped(t, "hello\n"), "no backup of thiduabot"},
		{"other JSON lines", zipped(t, "{\"a\":1}\n{\"b\":2}\n"), "no backup of thiduabot"},
		{"of a newer program", zipped(t, "{\"thiduabot_backup\":99}\n"), "use a newer program"},
		{"with a broken line", zipped(t, "{\"thiduabot_backup\":1}\n{\"rec"), "backup is cut short"},
		{"with nonsense for a line", zipped(t, "{\"thiduabot_backup\":1}\nhello\n"), "read backup item=1"},
		{"with too few items", zipped(t, "{\"thiduabot_backup\":1}\n{\"end\":true,\"items\":5}\n"), "0 items where 5 were written"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			config, address := settingsOf(t, "")
			path := write(t, tt.text)
			refused(t, exitFailure, []string{path, tt.want}, "--config", config, "restore", path)
			if !Address(address).missing() {
				t.Error("a store was made")
			}
		})
	}
}

func zipped(tb testing.TB, text string) string {
	tb.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func TestRestoreOfNoFile(t *testing.T) {
	t.Parallel()
	absent := filepath.Join(t.TempDir(), "absent")
	refused(t, exitFailure, []string{absent, "no such file"}, "restore", absent)
	refused(t, exitFailure, []string{filepath.Dir(absent), "is a directory"}, "restore", filepath.Dir(absent))
}

// TestBackupLeavesNothingHalf: a backup that fails removes what it began, and keeps the one of that name.
func TestBackupLeavesNothingHalf(t *testing.T) {
	t.Parallel()
	config, address, _ := filled(t)
	// a record that cannot be read makes the dump fail half-way.
	damage(t, address, `UPDATE records SET entries = 'x' WHERE id = (SELECT max(id) FROM records)`)
	folder := t.TempDir()
	file := filepath.Join(folder, "keep.backup")
	if err := os.WriteFile(file, []byte("yesterday"), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, exitFailure, []string{"read store: "}, "--config", config, "backup", file)
	names, err := os.ReadDir(folder)
	if err != nil || len(names) != 1 || readFile(t, file) != "yesterday" {
		t.Errorf("left behind: %v, %v", names, err)
	}
}
