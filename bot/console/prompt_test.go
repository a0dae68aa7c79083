package console

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// talk types lines at a prompt and returns the screen.
func talk(t *testing.T, e *engine, typed ...string) string {
	t.Helper()
	var screen strings.Builder
	e.now = at(t, start)
	s, _ := e.session()
	p := Prompt{
		Session:  s,
		Texts:    Texts{Intro: "INTRO", BadCommand: "BAD COMMAND", BadTime: "BAD TIME", Menu: "MENU"},
		Out:      &screen,
		Location: time.FixedZone("", 7*60*60),
		From:     "a",
	}
	if err := p.Run(t.Context(), strings.NewReader(strings.Join(typed, "\n"))); err != nil {
		t.Fatal(err)
	}
	return screen.String()
}

func TestPromptShowsWhoSpeaksWhereAndWhen(t *testing.T) {
	t.Parallel()
	e := &engine{}
	got := talk(t, e, "xin chào", "", ":nhom cum2", "/td", ":la b", ":gio +1d", ":menu", "bạn", ":thoat", "never")
	want := `INTRO
[14/06/2024 15:30] a> [14/06/2024 15:30] a> [14/06/2024 15:30] a> [14/06/2024 15:30] a @ cum2> ` +
		`[14/06/2024 15:30] a @ cum2> [14/06/2024 15:30] b> [15/06/2024 15:30] b> MENU
[15/06/2024 15:30] b> [15/06/2024 15:30] b> `
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var said []string
	for _, m := range e.handled {
		said = append(said, m.From.ID+" in "+m.Chat.Chat+": "+m.Text)
	}
	if diff := cmp.Diff([]string{"a in a: xin chào", "a in cum2: /td", "b in b: bạn"}, said); diff != "" {
		t.Error(diff)
	}
	if !e.handled[1].Group || e.handled[2].Group {
		t.Error("group and private chat are mixed up")
	}
}

func TestPromptRefusesWhatDoesNotSteer(t *testing.T) {
	t.Parallel()
	e := &engine{}
	screen := talk(t, e, ":la", ":nhom ", ":bay", ":", ":gio", ":gio +1", ":gio 2024-06-13T00:00", ":gio 9999-01-01T00:00", ":gio +99999999999d")
	if n := strings.Count(screen, "BAD COMMAND"); n != 4 {
		t.Errorf("%d bad commands", n)
	}
	if n := strings.Count(screen, "BAD TIME"); n != 5 {
		t.Errorf("%d bad times", n)
	}
	if len(e.handled) > 0 || !e.now.Equal(at(t, start)) {
		t.Errorf("%d messages, at %v", len(e.handled), e.now)
	}
}

func TestPromptEndsWithAFault(t *testing.T) {
	t.Parallel()
	e := &engine{fail: errStore}
	s, _ := e.session()
	p := Prompt{Session: s, Out: new(strings.Builder), Location: time.UTC, From: "a"}
	if err := p.Run(t.Context(), strings.NewReader("xin chào\n")); !errors.Is(err, errStore) {
		t.Errorf("got %v", err)
	}
}

func TestParseTime(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("", 7*60*60)
	now := at(t, start)
	for text, want := range map[string]string{
		"2024-06-14T16:30":          "2024-06-14T16:30:00+07:00",
		"2024-06-14 16:30":          "2024-06-14T16:30:00+07:00",
		"2024-06-15":                "2024-06-15T00:00:00+07:00",
		"2024-06-14T16:30:00+09:00": "2024-06-14T16:30:00+09:00",
		"+3d":                       "2024-06-17T15:30:00+07:00",
		"+90m":                      "2024-06-14T17:00:00+07:00",
		"+1h30m":                    "2024-06-14T17:00:00+07:00",
		"":                          "",
		"+":                         "",
		"+d":                        "",
		"+-3d":                      "",
		"-3d":                       "",
		"+0d":                       "",
		"+999999999d":               "",
		"16:30":                     "",
		"14/6/2024":                 "",
	} {
		got, ok := parseTime(text, now, zone)
		if ok != (want != "") || ok && !got.Equal(at(t, want)) {
			t.Errorf("%q: got %v, %v; want %s", text, got, ok, want)
		}
	}
}
