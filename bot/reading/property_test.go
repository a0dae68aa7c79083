package reading_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/thiduabot/thiduabot/bot/reading"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// oldTones moves tones from where schools put them today to where older typists do, and back.
var oldTones = strings.NewReplacer(
	"òa", "oà", "óa", "oá", "ỏa", "oả", "õa", "oã", "ọa", "oạ", "oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"òe", "oè", "óe", "oé", "ỏe", "oẻ", "õe", "oẽ", "ọe", "oẹ", "oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe",
	"ùy", "uỳ", "úy", "uý", "ủy", "uỷ", "ũy", "uỹ", "ụy", "uỵ", "uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy",
)

// spellings are ways to write a message that change nothing of what it says.
var spellings = map[string]func(string) string{
	"NFD":         norm.NFD.String,
	"capitals":    strings.ToUpper,
	"small":       strings.ToLower,
	"old tones":   oldTones.Replace,
	"spaces":      func(s string) string { return " " + strings.ReplaceAll(s, " ", "  ") + " " },
	"NBSP":        func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
	"tabs":        func(s string) string { return strings.ReplaceAll(s, " ", "\t") },
	"zero width":  func(s string) string { return strings.ReplaceAll(s, " ", "\u200b ") + "\ufeff" },
	"CRLF":        func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"full width":  func(s string) string { return strings.Map(fullWidth, s) },
	"Đ as U+00D0": func(s string) string { return strings.ReplaceAll(s, "Đ", "Ð") },
}

func fullWidth(r rune) rune {
	if r >= '0' && r <= '9' {
		return r - '0' + '０'
	}
	return r
}

// TestSpellings: every message of the rules that is understood reads the same in every spelling.
func TestSpellings(t *testing.T) {
	t.Parallel()
	for _, m := range correctMessages() {
		want := written(vocabulary.Read(m.text, m.ctx))
		if r := vocabulary.Read(m.text, m.ctx); r.Reason != "" || echoes(r) {
			continue // they repeat what was written
		}
		for name, spell := range spellings {
			if got := written(vocabulary.Read(spell(m.text), m.ctx)); got != want {
				t.Errorf("%s of %q: %s, want %s", name, m.text, got, want)
			}
		}
	}
}

// TestWithoutFigures: a message of any words of the rules without a digit or number word never yields a value.
func TestWithoutFigures(t *testing.T) {
	t.Parallel()
	words := wordsOfRules()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(t, "words"), " ")
		for _, item := range vocabulary.Read(text, fromTanHao).Items {
			if item.HasQuantity && item.Mode != "moc" {
				t.Errorf("%q: %s", text, writtenItem(item))
			}
		}
	})
}

// wordsOfRules returns the words of all rules that hold no digit and are no figure.
func wordsOfRules() []string {
	var words []string
	for _, g := range ruleGroups() {
		for _, r := range g.rules {
			for w := range strings.FieldsSeq(r.text) {
				if !strings.ContainsFunc(w, unicode.IsDigit) && !hasNumberWord(w) {
					words = append(words, w)
				}
			}
		}
	}
	return words
}

// TestAnyWords: whatever words of the rules come together, reading ends, repeats nothing of its own and cuts no
// character in two.
func TestAnyWords(t *testing.T) {
	t.Parallel()
	var words []string
	for _, g := range ruleGroups() {
		for _, r := range g.rules {
			words = append(words, strings.Split(r.text, " ")...)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 20).Draw(t, "words"), " ")
		clean := reading.Clean(text)
		for _, item := range vocabulary.Read(text, fromTanHao).Items {
			if !strings.Contains(clean, item.Raw) || !strings.Contains(clean, item.Word) || !strings.Contains(clean, item.Text) {
				t.Errorf("%q: says back what was not said: %+v", text, item)
			}
			if item.OK() && item.HasQuantity && item.Raw == "" {
				t.Errorf("%q: a figure without its words: %+v", text, item)
			}
		}
	})
}
