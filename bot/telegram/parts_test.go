package telegram_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/telegram"
)

func partsPlatform(tb testing.TB) *telegram.Platform {
	tb.Helper()
	p, err := telegram.New(telegram.Options{Token: "123456:AAFakeTokenForTests_0123456789abcdef"})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func lengths(parts []chat.Message) []int {
	var list []int
	for _, part := range parts {
		list = append(list, utf8.RuneCountInString(part.Text))
	}
	return list
}

func TestTextIsSplitByCharactersAtLineEnds(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want []int
	}{
		"just fits":             {strings.Repeat("ệ", 4096), []int{4096}},
		"one too many":          {strings.Repeat("ệ", 4097), []int{4096, 1}},
		"decomposed fits":       {strings.Repeat("e\u0323\u0302", 4096), []int{4096}},
		"emoji count as one":    {strings.Repeat("🏆", 4096), []int{4096}},
		"line end at the limit": {strings.Repeat("ệ", 4096) + "\n" + "hai", []int{4096, 3}},
		"line end before":       {strings.Repeat("x", 4000) + "\n" + strings.Repeat("y", 200), []int{4000, 200}},
		"space in a long line":  {strings.Repeat("x", 4000) + " " + strings.Repeat("y", 200), []int{4000, 200}},
		"markup does not count": {strings.Repeat("<", 4096), []int{4096}},
		"empty":                 {"", []int{0}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := partsPlatform(t).Parts(chat.Message{Text: test.text})
			if diff := cmp.Diff(test.want, lengths(got)); diff != "" {
				t.Errorf("lengths differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLongestPartsAreAcceptedByTheServer(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{Scale: 1e-9}, nil)
	to := w.to(w.fake.OpenPrivate(lan))
	file := &chat.File{Name: "a.png", Data: []byte("png")}
	for _, m := range []chat.Message{
		{Text: strings.Repeat("<&ệ>\"", 3000), Title: true},
		{Text: strings.Repeat("<", 1024), Picture: file, Title: true},
		{Text: strings.Repeat("ệ", 1025), Picture: file, Title: true},
		{Text: strings.Repeat("ệ\n", 9000), Document: file},
	} {
		for _, part := range w.Parts(m) {
			w.send(t, to, part)
		}
	}
}

func TestFilesComeFirstAndButtonsLast(t *testing.T) {
	t.Parallel()
	picture, document := &chat.File{Name: "a.png"}, &chat.File{Name: "b.xlsx"}
	buttons := []chat.Button{{Press: "k", Label: "Có"}}
	long := strings.Repeat("ệ", 1025)
	tests := map[string]struct {
		message chat.Message
		want    []chat.Message
	}{
		"caption": {
			chat.Message{Text: "x", Title: true, Picture: picture, Buttons: buttons, ReplyTo: "7"},
			[]chat.Message{{Text: "x", Title: true, Picture: picture, Buttons: buttons, ReplyTo: "7"}},
		},
		"too long for a caption": {
			chat.Message{Text: long, Title: true, Picture: picture, Buttons: buttons, ReplyTo: "7"},
			[]chat.Message{{Picture: picture, ReplyTo: "7"}, {Text: long, Title: true, Buttons: buttons}},
		},
		"both files": {
			chat.Message{Text: "x", Picture: picture, Document: document, Buttons: buttons},
			[]chat.Message{{Text: "x", Picture: picture}, {Document: document, Buttons: buttons}},
		},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, partsPlatform(t).Parts(test.message)); diff != "" {
			t.Errorf("%s: parts differ (-want +got):\n%s", name, diff)
		}
	}
}

func FuzzParts(f *testing.F) {
	p := partsPlatform(f)
	for _, s := range []string{"", "x", "e\u0323\u0302", "👨\u200d👩", "\n\n \n", "\xff\xfe", "\u0323", "a\r\nb"} {
		f.Add(s, uint16(5000), "\n")
		f.Add(s, uint16(1), "")
	}
	f.Fuzz(func(t *testing.T, unit string, times uint16, between string) {
		text := strings.Repeat(unit+between, int(min(times, 20_000))%(1+200_000/(1+len(unit)+len(between))))
		parts := p.Parts(chat.Message{Text: text})
		if len(parts) == 0 {
			t.Fatal("no parts")
		}
		var all strings.Builder
		for _, part := range parts {
			if n := utf8.RuneCountInString(part.Text); n > 4096 {
				t.Errorf("a part has %d characters", n)
			}
			if again := p.Parts(part); len(again) != 1 || again[0].Text != part.Text {
				t.Error("a part is split again")
			}
			all.WriteString(part.Text)
		}
		if want := words(norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD"))); words(all.String()) != want {
			t.Error("the parts have other letters than the text")
		}
	})
}

// words drops the spaces, which may go missing where a text is cut.
func words(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}
