package reading_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"golang.org/x/text/unicode/norm"
)

func FuzzRead(f *testing.F) {
	for _, c := range readCases(f) {
		f.Add(c.Text)
	}
	for _, text := range []string{
		letter, paste[:200], rawPaste[:100], "3ty450 1 tỷ 250 triệu 2 rưỡi", "đính chính 12 thành 11, lý do: x", "trong đó 5 nữ", "T5/2024 16h30 1.2.2024",
		"1. 2) a) + - /", "ketnap hai trăm linh năm", "kính gửi: a, b 12", "(LK 12) +3 %", "ſ ı ß ǅ ố", "1\u0323 2", "ket nap\u030112",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := vocabulary.Read(text, fromTanHao)
		noFigureFromNothing(t, text, got)
		if strings.ContainsRune(text, '\u0345') {
			return // the one mark whose upper case is a letter
		}
		for _, other := range []string{norm.NFC.String(text), norm.NFD.String(text), strings.ToUpper(text), strings.ToLower(text)} {
			if same(text, other) && written(vocabulary.Read(other, fromTanHao)) != written(got) && got.Reason == "" && !echoes(got) {
				t.Errorf("%q: %s\n%q: %s", text, written(got), other, written(vocabulary.Read(other, fromTanHao)))
			}
		}
	})
}

// same reports whether the limit on runes cuts both texts alike.
func same(a, b string) bool { return len(a) < reading.MaxRunes/4 && len(b) < reading.MaxRunes/4 }

// echoes reports whether a reading repeats words of the text, which differ between its spellings.
func echoes(r reading.Reading) bool {
	for _, item := range r.Items {
		if item.Indicator == "" && item.Word != "" {
			return true
		}
	}
	return false
}

// noFigureFromNothing: without a digit or number word there is no quantity, but for a milestone that is done.
func noFigureFromNothing(t *testing.T, text string, got reading.Reading) {
	t.Helper()
	if strings.ContainsFunc(text, unicode.IsNumber) || hasNumberWord(text) {
		return
	}
	for _, item := range got.Items {
		if item.HasQuantity && item.Mode != campaign.ModeMilestone {
			t.Errorf("%q: %s", text, written(got))
		}
	}
}

func hasNumberWord(text string) bool {
	folded := reading.Fold(text)
	// without w and doubled letters, as raw Telex is read
	for _, word := range []string{"mot", "hai", "ba", "bon", "tu", "nam", "lam", "nham", "sau", "bay", "tam", "chin", "muoi", "tram"} {
		if at := strings.IndexByte(folded, word[0]); at >= 0 && holdsLetters(folded, word) {
			return true
		}
	}
	return false
}

// holdsLetters reports whether the letters of word occur in s in this order, with others between.
func holdsLetters(s, word string) bool {
	for i := range len(word) {
		at := strings.IndexByte(s, word[i])
		if at < 0 {
			return false
		}
		s = s[at+1:]
	}
	return true
}

func FuzzParseCommand(f *testing.F) {
	for _, c := range readCases(f) {
		f.Add(c.Text)
	}
	f.Add("/@x")
	f.Add("@")
	f.Add("/ba1o ca1o 12")
	f.Fuzz(func(t *testing.T, text string) {
		name, rest, slash, ok := reading.ParseCommand(text)
		if ok && name == "" {
			t.Errorf("%q: ok without a name", text)
		}
		if !strings.Contains(reading.Clean(text), rest) && len(text) < reading.MaxRunes {
			t.Errorf("%q: rest %q is not part of it", text, rest)
		}
		name2, _, slash2, ok2 := reading.ParseCommand(norm.NFD.String(text))
		if len(text) < 100 && (name2 != name || slash2 != slash || ok2 != ok) {
			t.Errorf("%q: %q %v %v, in NFD %q %v %v", text, name, slash, ok, name2, slash2, ok2)
		}
		reading.NearCommands(name)
		reading.IsYes(text)
		reading.IsNo(text)
		reading.Choice(text)
	})
}
