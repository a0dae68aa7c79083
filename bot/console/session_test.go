package console

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/chat"
)

func TestLinesBecomeMessages(t *testing.T) {
	t.Parallel()
	e := &engine{linked: map[string]bool{"cum2": true}}
	s, bad := e.session()
	input := `{"at":"` + start + `","from":"a","name":"Anh A","text":"@thiduabot xin chào"}
{"from":"a","chat":"cum2","text":"/baocao@ThiDuaBot ketnap 12","reply_to":"b7"}
{"from":"a","chat":"other","id":5,"photo":true}
{"from":"a","press":"k:1","chat":"cum2","kind":"private"}
`
	if err := s.Lines(t.Context(), strings.NewReader(input)); err != nil || len(bad) > 0 {
		t.Fatalf("%v, %v", err, bad)
	}
	person := chat.PersonID{Account: chat.Console, ID: "a"}
	place := func(id string) chat.ChatID { return chat.ChatID{Account: chat.Console, Chat: id} }
	now := at(t, start)
	want := []chat.Incoming{
		{Kind: chat.KindMessage, From: person, Name: "Anh A", Chat: place("a"), ID: "m1", At: now, Text: "xin chào", ToUs: true},
		{Kind: chat.KindMessage, From: person, Name: "a", Chat: place("cum2"), Group: true, ID: "m2", At: now, Text: "/baocao ketnap 12", ToUs: true, ReplyTo: "b7", ReplyToUs: true},
		{Kind: chat.KindMessage, From: person, Name: "a", Chat: place("other"), Group: true, ID: "5", At: now, Photo: "photo of a", NoText: true},
		{Kind: chat.KindPress, From: person, Name: "a", Chat: place("cum2"), ID: "m3", At: now, Press: "k:1"},
	}
	if diff := cmp.Diff(want, e.handled); diff != "" {
		t.Error(diff)
	}
	if e.delivered != len(want) {
		t.Errorf("delivered %d times", e.delivered)
	}
}

// TestEditsKeepTheTimeOfTheMessage, and so do redeliveries; revisions tell edits apart.
func TestEditsKeepTheTimeOfTheMessage(t *testing.T) {
	t.Parallel()
	e := &engine{}
	s, _ := e.session()
	input := `{"at":"` + start + `","from":"a","id":"x","text":"một"}
{"at":"2024-06-14T15:31:00+07:00","from":"a","id":"x","edit":true,"text":"hai"}
{"from":"a","id":"x","edit":true,"text":"ba"}
{"from":"a","id":"x","text":"một"}
`
	if err := s.Lines(t.Context(), strings.NewReader(input)); err != nil {
		t.Fatal(err)
	}
	revisions := make(map[string]bool)
	for i, m := range e.handled {
		revisions[m.Revision] = true
		if !m.At.Equal(at(t, start)) {
			t.Errorf("message %d is of %v", i, m.At)
		}
	}
	if len(revisions) != 3 || e.handled[3].Edited() || !e.handled[1].EditedAt.After(e.handled[1].At) {
		t.Errorf("revisions %v", revisions)
	}
}

func TestBadLinesChangeNothing(t *testing.T) {
	t.Parallel()
	e := &engine{}
	s, bad := e.session()
	input := "\n{}\n{\"at\":\"" + start + "\"}\n{\n{\"at\":\"2024-06-14T15:29:59+07:00\",\"from\":\"a\"}\n{\"from\":\"a\",\"text\":\"/td\"}\n"
	if err := s.Lines(t.Context(), strings.NewReader(input)); !errors.Is(err, ErrLines) {
		t.Errorf("got %v", err)
	}
	want := map[int]string{
		2: "the first line needs at",
		4: "read line: unexpected EOF",
		5: "time goes back: 2024-06-14T15:29:59+07:00 is before 2024-06-14T15:30:00+07:00",
	}
	if diff := cmp.Diff(want, bad); diff != "" {
		t.Error(diff)
	}
	if len(e.handled) != 1 || !e.now.Equal(at(t, start)) {
		t.Errorf("%d messages, at %v", len(e.handled), e.now)
	}
}

// TestFaultsEndTheConversation: what the program cannot do is no bad line.
func TestFaultsEndTheConversation(t *testing.T) {
	t.Parallel()
	e := &engine{fail: errStore}
	s, bad := e.session()
	line := `{"at":"` + start + `","from":"a","text":"/td"}` + "\n"
	err := s.Lines(t.Context(), strings.NewReader(line+line))
	if !errors.Is(err, errStore) || !strings.HasPrefix(err.Error(), "line 1: ") || len(bad) > 0 || len(e.handled) != 1 {
		t.Errorf("%v, %v, %d messages", err, bad, len(e.handled))
	}
	s, _ = (&engine{}).session()
	if err := s.Lines(t.Context(), iotest.ErrReader(errStore)); !errors.Is(err, errStore) {
		t.Errorf("input that fails: %v", err)
	}
}

func TestCommandsToOthersArePassedOver(t *testing.T) {
	t.Parallel()
	e := &engine{}
	s, _ := e.session()
	input := `{"at":"` + start + `","from":"a","chat":"g","text":"/baocao@otherbot ketnap 12"}`
	if err := s.Lines(t.Context(), strings.NewReader(input)); err != nil || len(e.handled) > 0 {
		t.Errorf("%v, %d messages", err, len(e.handled))
	}
}

func TestLineReader(t *testing.T) {
	t.Parallel()
	const longest = 300_000
	long := strings.Repeat("x", longest+1)
	tests := []struct {
		name, input string
		want        []string
	}{
		{"nothing", "", nil},
		{"one line", "a\n", []string{"a"}},
		{"no end of line", "a\nb", []string{"a", "b"}},
		{"empty lines", "\n\na\n\n", []string{"", "", "a", ""}},
		{"of Windows", "\ufeffa\r\nb\r\n", []string{"a", "b"}},
		{"byte order mark elsewhere", "a\n\ufeffb", []string{"a", "\ufeffb"}},
		{"longer than the buffer", strings.Repeat("y", 200_000) + "\nz", []string{strings.Repeat("y", 200_000), "z"}},
		{"too long", "a\n" + long + "\nb\n", []string{"a", errLongLine.Error(), "b"}},
		{"too long at the end", long, []string{errLongLine.Error()}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, readLines(t, tt.input, longest)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func readLines(t *testing.T, input string, longest int) []string {
	t.Helper()
	var got []string
	l := newLineReader(iotest.HalfReader(strings.NewReader(input)))
	l.longest = longest
	for {
		line, err := l.next()
		switch {
		case errors.Is(err, io.EOF):
			return got
		case err != nil:
			line = []byte(err.Error())
		}
		if got = append(got, string(line)); l.number != len(got) {
			t.Fatalf("line %d has the number %d", len(got), l.number)
		}
	}
}
