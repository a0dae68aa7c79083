package reading_test

import (
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot/reading"
)

// repeated are texts that make one rule look far ahead or back at every word.
var repeated = []string{
	"- ", "1. ", "ba ", "1 căn ", "1 ntt ", "ntt 1 ", "tuần này ", "gửi ", "12 thành ", "a", "1", "1.", "123 ", "nha2", "vieetj ", "xyz1abc", "ketnpa 1\n", "đến ", ", ", "/", "+1", "\n", "trong đó ",
}

func TestLongTexts(t *testing.T) {
	t.Parallel()
	for _, word := range repeated {
		text := "ketnap 12 " + strings.Repeat(word, reading.MaxRunes)
		if got := vocabulary.Read(text, fromTanHao); !got.Cut {
			t.Errorf("%q: not cut", word)
		}
		reading.ParseCommand(text)
	}
}

// BenchmarkRepeated shows the worst text of the greatest length.
func BenchmarkRepeated(b *testing.B) {
	for _, word := range repeated {
		text := "ketnap 12 " + strings.Repeat(word, reading.MaxRunes)
		b.Run(strings.TrimSpace(word), func(b *testing.B) {
			for b.Loop() {
				vocabulary.Read(text, fromTanHao)
			}
		})
	}
}
