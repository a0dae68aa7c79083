package reading_test

import (
	"strings"
	"testing"
	"time"

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

// TestLinear compares the work for a text with that for one eight times as long, by the least time of many
// runs: as many as it takes on a busy machine. Linear work takes 8 times as long and quadratic work 64.
func TestLinear(t *testing.T) {
	const short, times, margin = 1200, 8, 36
	for _, word := range append(repeated, "Trần Thị ", "0912 ", "kkết nạp 1\n", "mật ", "lũy kế 1\n", "1 ketnap 1\n") {
		text := "ketnap 12 " + strings.Repeat(word, short/len([]rune(word)))
		long := "ketnap 12 " + strings.Repeat(word, times*short/len([]rune(word)))
		if a, b := leastTimes(text, long, margin); b > margin*a {
			t.Errorf("%q: %s for %d letters, %s for %d", word, a, len(text), b, len(long))
		}
	}
}

// leastTimes measures both texts again and again until the times keep the margin.
func leastTimes(text, long string, margin time.Duration) (a, b time.Duration) {
	const rounds, smallest = 100, 20 * time.Microsecond
	b = time.Hour
	for n := 0; n < rounds && b > margin*a; n++ {
		a = max(leastTime(text), smallest)
		b = min(b, leastTime(long))
	}
	return a, b
}

func leastTime(text string) time.Duration {
	least := time.Hour
	for range 5 {
		start := time.Now()
		vocabulary.Read(text, fromTanHao)
		reading.Secret(text)
		least = min(least, time.Since(start))
	}
	return least
}
