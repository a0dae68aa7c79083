package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/campaign/sample"
)

// mistakes break the sample campaign: each replaces a text once, and is named with the line of what it wrote.
var mistakes = []struct{ name, old, new, want string }{
	{"unknown key", `code = "dongkhoimoi"`, `code = "dongkhoimoi"` + "\nMARK = 1", "MARK: unknown key"},
	{"no date", `until = 2025-12-31`, `until = "MARK"`, "campaign.until: "},
	{"weekday that does not exist", `cutoff = "T6 16:00"`, `cutoff = "T9 16:00" # MARK`, "campaign.cutoff: "},
	{"kind that does not exist", `kind = "luyke"`, `kind = "MARK"`, "indicators.ketnap.kind: "},
	{"amount that is none", `area_targets = { 2024 = 130 }`, `area_targets = { 2024 = "MARK" }`, "indicators.ketnap.area_targets"},
	{"id twice", `id = "nhatinhnghia"`, `id = "ketnap" # MARK`, "ketnap"},
	{"no TOML", `rollup = "tong"`, `rollup = tong # MARK`, "toml"},
}

// broken returns the sample with one mistake, and the line on which it stands.
func broken(tb testing.TB, old, wrong string) (text string, line int) {
	tb.Helper()
	if !strings.Contains(string(sample.TOML()), old) {
		tb.Fatalf("the sample has no %q", old)
	}
	text = strings.Replace(string(sample.TOML()), old, wrong, 1)
	before, _, _ := strings.Cut(text, "MARK")
	return text, strings.Count(before, "\n") + 1
}

func TestBrokenCampaignFiles(t *testing.T) {
	t.Parallel()
	for _, tt := range mistakes {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text, line := broken(t, tt.old, tt.new)
			file := write(t, text)
			config, address := settingsOf(t, "")
			want := []string{file, fmt.Sprintf("line %d: ", line), tt.want}
			refused(t, exitFailure, want, "--config", config, "campaign", "check", file)
			refused(t, exitFailure, want, "--config", config, "campaign", "load", file)
			refused(t, exitFailure, want, "--config", config, "campaign", "load", "--dry-run", file)
			if !Address(address).missing() {
				t.Error("a store was made")
			}
		})
	}
}

// TestEveryMistakeIsNamedAtOnce: nobody mends a file of forty units one error at a time.
func TestEveryMistakeIsNamedAtOnce(t *testing.T) {
	t.Parallel()
	text, wants := string(sample.TOML()), []string{}
	for _, m := range mistakes[:5] {
		text = strings.Replace(text, m.old, strings.Replace(m.new, "\n", " # \n", 1), 1)
		wants = append(wants, m.want)
	}
	refused(t, exitFailure, wants, "campaign", "check", write(t, text))
}

func TestCampaignFilesThatAreNone(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	absent := filepath.Join(folder, "absent.toml")
	tests := []struct {
		name, file string
		want       []string
	}{
		{"absent", absent, []string{absent, "no such file"}},
		{"a folder", folder, []string{folder, "is a directory"}},
		{"empty", write(t, ""), []string{"campaign: missing"}},
		{"a database", write(t, "SQLite format 3\x00\x10\x00\xff\xfe"), []string{"line 1: "}},
		{"of another encoding", write(t, "[campaign]\nname = \"\xc4\x90\xf4ng\"\n"), []string{"line 2: "}},
		{"a workbook", write(t, "PK\x03\x04\x14\x00"), []string{"line 1: "}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			refused(t, exitFailure, tt.want, "campaign", "check", tt.file)
		})
	}
}

// TestBrokenFileChangesNothing: what is stored stays as it was, to the byte.
func TestBrokenFileChangesNothing(t *testing.T) {
	t.Parallel()
	config, _ := settingsOf(t, "")
	good := write(t, string(sample.TOML()))
	mustCall(t, "", "--config", config, "campaign", "load", good)
	before := savedCampaign(t, config)
	for _, m := range mistakes {
		text, _ := broken(t, m.old, m.new)
		refused(t, exitFailure, []string{m.want}, "--config", config, "campaign", "load", write(t, text))
	}
	if after := savedCampaign(t, config); after != before {
		t.Error("the stored campaign changed")
	}
	if out := mustCall(t, "", "--config", config, "campaign", "load", good); out != "nothing changes\n" {
		t.Errorf("loading it again: %s", out)
	}
}

func savedCampaign(tb testing.TB, config string) string {
	tb.Helper()
	file := filepath.Join(tb.TempDir(), "saved.toml")
	out := mustCall(tb, "", "--config", config, "campaign", "save", file)
	return readFile(tb, file) + strings.TrimSuffix(out, file+"\n")
}

func TestDryRunChangesNothing(t *testing.T) {
	t.Parallel()
	config, _ := settingsOf(t, "")
	good := write(t, string(sample.TOML()))
	if out := mustCall(t, "", "--config", config, "campaign", "load", "--dry-run", good); !strings.Contains(out, "ketnap") {
		t.Errorf("it would change %s", out)
	}
	refused(t, exitFailure, []string{"the store holds none yet"}, "--config", config, "campaign", "save", filepath.Join(t.TempDir(), "x"))
}

func TestSaveWhereNothingCanBeWritten(t *testing.T) {
	t.Parallel()
	config, _ := settingsOf(t, "")
	mustCall(t, "", "--config", config, "campaign", "load", write(t, string(sample.TOML())))
	absent := filepath.Join(t.TempDir(), "absent", "file")
	refused(t, exitFailure, []string{"save campaign: ", absent}, "--config", config, "campaign", "save", absent)
	refused(t, exitFailure, []string{"write backup: ", filepath.Dir(absent)}, "--config", config, "backup", absent)
	folder := t.TempDir()
	refused(t, exitFailure, []string{"write backup: ", folder}, "--config", config, "backup", folder)
}
