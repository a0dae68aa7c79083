package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/console"
)

// badLines are console lines that cannot be used, each with the beginning of the error it gets.
var badLines = []struct{ line, want string }{
	{`{bad`, "read line: invalid character"},
	{`"text"`, "read line: want an object, not a JSON string"},
	{`[1]`, "read line: want an object, not a JSON array"},
	{`null`, "read line: want an object"},
	{`{} {}`, "read line: more than one object"},
	{`{"from":"a","text":"/td"} x`, "read line: more than one object"},
	{`{"from":"a","txt":"/td"}`, `read line: json: unknown field "txt"`},
	{`{"from":"a","text":5}`, "read line: text: no JSON number belongs here"},
	{`{"from":"a","text":"/td","id":true}`, "read line: an id is a string or a number"},
	{`{"from":"a","text":"/td","reply_to":[]}`, "read line: an id is a string or a number"},
	{`{"from":"a","text":"/td","kind":"channel"}`, `read line: kind "channel": want private or group`},
	{`{"from":"a","text":"/td","edit":true}`, "read line: edit without id"},
	{`{"text":"/td"}`, "read line: message without from"},
	{`{"press":"x"}`, "read line: message without from"},
	{`{"chat":"cum2"}`, "read line: message without from"},
	{`{"at":"14/6/2024"}`, `read line: at "14/6/2024": want a time such as`},
	{`{"at":"2024-06-14T15:30:00"}`, `read line: at "2024-06-14T15:30:00": want a time such as`},
	{`{"at":"9999-01-01T00:00:00Z"}`, `read line: at "9999-01-01T00:00:00Z": want a year from`},
	{`{"at":"2024-06-14T08:29:59Z","from":"tanhao.baocao","text":"/baocao ketnap 1"}`, "time goes back: "},
}

const (
	consoleTime   = `{"at":"2024-06-14T15:30:00+07:00"}` + "\n"
	consoleReport = `{"from":"tanhao.baocao","text":"/baocao ketnap 12"}` + "\n"
)

// lines runs the console on raw lines, after its clock was set, and returns the events and the exit status.
func lines(tb testing.TB, input string, args ...string) (events []event, stderr string, status int) {
	tb.Helper()
	stdout, stderr, status := call(tb, input, append([]string{"console", "--jsonl"}, args...)...)
	return parseEvents(tb, stdout), stderr, status
}

func TestBadLinesAreNamedAndTheRestGoesOn(t *testing.T) {
	t.Parallel()
	var input strings.Builder
	input.WriteString("\n" + consoleTime)
	for _, bad := range badLines {
		input.WriteString(bad.line + "\n")
	}
	events, stderr, status := lines(t, input.String()+consoleReport)
	if status != exitFailure || !strings.Contains(stderr, console.ErrLines.Error()) {
		t.Errorf("status %d, %q", status, stderr)
	}
	if len(events) != len(badLines)+2 {
		t.Fatalf("%d events", len(events))
	}
	for i, bad := range badLines {
		if e := events[i]; e.Type != "error" || e.Line != i+3 || !strings.HasPrefix(e.Error, bad.want) {
			t.Errorf("line %s:\ngot  %+v\nwant line %d: %s", bad.line, e, i+3, bad.want)
		}
	}
	if last := events[len(badLines)]; last.Type != "report" {
		t.Errorf("the report after the bad lines gave %+v", last)
	}
}

func TestFirstLineNeedsATime(t *testing.T) {
	t.Parallel()
	events, _, status := lines(t, consoleReport+consoleTime+consoleReport)
	if status != exitFailure || len(events) != 3 || events[0].Line != 1 || events[0].Error != "the first line needs at" {
		t.Errorf("status %d: %+v", status, events)
	}
}

// TestOddLinesAreUnderstood holds what looks wrong and is not.
func TestOddLinesAreUnderstood(t *testing.T) {
	t.Parallel()
	input := "\ufeff" + strings.TrimSpace(consoleTime) + "\r\n" + "\r\n \t\n{}\n" +
		`{"from":"tanhao.baocao","id":7,"text":"/baocao ketnap 12"}` + "\r\n" +
		`{"from":"tanhao.baocao","id":"7","text":"/baocao ketnap 12"}` // redelivered, and without an end of line
	events, stderr, status := lines(t, input)
	if status != 0 || len(events) != 2 || events[0].Key != "7" || events[1].ReplyTo != "7" {
		t.Errorf("status %d, %s: %+v", status, stderr, events)
	}
}

// TestAwkwardMessagesAreAnswered sends texts that nobody means; each gets one answer and none is in the way.
func TestAwkwardMessagesAreAnswered(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, line string }{
		{"ten megabytes", `{"from":"tanhao.baocao","id":"x","text":"` + strings.Repeat("đảng viên ", 1<<20) + `"}`},
		{"ten megabytes of reports", `{"from":"tanhao.baocao","id":"x","text":"/baocao` + strings.Repeat(" ketnap 5;", 1<<20) + `"}`},
		{"invalid UTF-8", `{"from":"tanhao.baocao","id":"x","text":"/tiendo ` + "\xff\xfe\xc0" + `"}`},
		{"a NUL", `{"from":"tanhao.baocao","id":"x","text":"/baocao\u0000 ket\u0000nap"}`},
		{"half a surrogate", `{"from":"tanhao.baocao","id":"x","text":"\ud800"}`},
		{"no text", `{"from":"tanhao.baocao","id":"x"}`},
		{"reply to nothing", `{"from":"tanhao.baocao","id":"x","reply_to":"b999","text":"C"}`},
		{"unknown person", `{"from":"nobody","id":"x","text":"/baocao ketnap 12"}`},
		{"ids with odd signs", `{"from":"a/../%00 b","id":"x","text":"/baocao ketnap 12"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			events, stderr, status := lines(t, consoleTime+tt.line+"\n"+consoleReport)
			if status != 0 || stderr != "" {
				t.Fatalf("status %d: %s", status, stderr)
			}
			answers := only(events, func(e event) bool { return e.Type == "message" && e.ReplyTo == "x" })
			stored := only(events, func(e event) bool { return e.Type == "report" && e.Key != "x" })
			if len(answers) != 1 || len(stored) != 1 {
				t.Errorf("%d answers, stored %+v", len(answers), stored)
			}
		})
	}
}

// TestUnknownChatIsNotAnswered: in a group that is not linked the bot is silent, as it is about a button it never made.
func TestUnknownChatIsNotAnswered(t *testing.T) {
	t.Parallel()
	events, _, status := lines(t, consoleTime+`{"from":"tanhao.baocao","chat":"elsewhere","text":"/baocao ketnap 12"}`+"\n"+
		`{"from":"tanhao.baocao","press":"none"}`)
	if status != 0 || len(events) != 0 {
		t.Errorf("status %d: %+v", status, events)
	}
}

func TestLineThatIsTooLong(t *testing.T) {
	t.Parallel()
	events, _, status := lines(t, consoleTime+strings.Repeat("x", 65<<20)+"\n"+consoleReport)
	if status != exitFailure || len(events) != 3 || events[0].Error != "read line: longer than 64 MB" || events[1].Type != "report" {
		t.Errorf("status %d: %d events", status, len(events))
	}
}

// TestFarTimeIsReachedSoon lets time pass beyond the campaign: nothing of it is gone through post by post.
func TestFarTimeIsReachedSoon(t *testing.T) {
	t.Parallel()
	events, _, status := lines(t, `{"at":"2025-12-30T00:00:00Z"}`+"\n"+`{"at":"2030-01-01T00:00:00Z","from":"tanhao.baocao","text":"/td"}`)
	if status != 0 || len(events) == 0 || events[len(events)-1].At != "2030-01-01T07:00:00+07:00" {
		t.Errorf("status %d, %d events", status, len(events))
	}
}

func TestConsoleRefusesWhatCannotWork(t *testing.T) {
	t.Parallel()
	file := write(t, "no folder")
	tests := []struct {
		name   string
		args   []string
		status int
		want   string
	}{
		{"store of another kind", []string{"--db", "postgres://u:hunter2@db"}, exitUsage, "write sqlite:PATH or mongodb://"},
		{"store that is no store", []string{"--db", "sqlite:" + file}, exitFailure, file + ": it is no database"},
		{"folder that is a file", []string{"--out", file}, exitFailure, file + ": not a directory"},
		{"no campaign file", []string{"--campaign", file + ".none"}, exitFailure, file + ".none: no such file"},
		{"broken campaign file", []string{"--campaign", file}, exitFailure, file + ":\nline 1: "},
		{"unknown flag", []string{"--verbose"}, exitUsage, "unknown flag --verbose"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			events, stderr, status := lines(t, consoleTime, tt.args...)
			if status != tt.status || !strings.Contains(stderr, tt.want) || len(events) > 0 {
				t.Errorf("status %d, want %d: %s", status, tt.status, stderr)
			}
			if strings.Contains(stderr, "hunter2") {
				t.Errorf("shows the password: %s", stderr)
			}
		})
	}
}

func TestConsoleMakesItsFolder(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "new", "folder")
	if _, stderr, status := lines(t, consoleTime+consoleReport, "--out", folder); status != 0 {
		t.Fatalf("status %d: %s", status, stderr)
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		t.Errorf("no folder: %v", err)
	}
}

// TestConsoleAgainGoesOn: a store that is used again knows its messages and their numbers.
func TestConsoleAgainGoesOn(t *testing.T) {
	t.Parallel()
	db := "sqlite:" + filepath.Join(t.TempDir(), "console.db")
	first, _, _ := lines(t, consoleTime+consoleReport, "--db", db)
	again, _, status := lines(t, consoleTime+`{"from":"tanhao.baocao","id":"m1","text":"/baocao ketnap 12"}`+"\n"+consoleReport, "--db", db)
	if status != 0 || len(first) != 2 || len(again) != 2 {
		t.Fatalf("status %d: %+v, then %+v", status, first, again)
	}
	if diff := cmp.Diff([]string{"m1", "m2"}, []string{first[0].Key, again[0].Key}); diff != "" {
		t.Error(diff)
	}
}

// TestConsoleSaysThatOutputIsGone: a full disk or a closed pipe ends the console with an error.
func TestConsoleSaysThatOutputIsGone(t *testing.T) {
	t.Parallel()
	var errs strings.Builder
	status := run(t.Context(), []string{"console", "--jsonl"}, strings.NewReader(consoleTime+consoleReport), gone{}, &errs)
	if status != exitFailure || !strings.Contains(errs.String(), errGone.Error()) {
		t.Errorf("status %d: %s", status, &errs)
	}
}

var errGone = errors.New("no space left on device")

// gone is an output that nothing can be written to.
type gone struct{}

func (gone) Write([]byte) (int, error) { return 0, errGone }
