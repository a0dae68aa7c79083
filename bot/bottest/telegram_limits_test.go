package bottest

import (
	"testing"
	"time"
)

// bucket plays a sender that keeps a token bucket and counts how often it is refused.
func bucket(limits *telegramLimits, group bool, burst, n int, every time.Duration) (refused int) {
	start := time.Unix(0, 0)
	for i := range n {
		at := start.Add(time.Duration(max(0, i-burst+1)) * every)
		if limits.take(1, group, at) > 0 {
			refused++
		}
	}
	return refused
}

func TestBucketsThatKeepThePublishedLimitsAreNeverRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		group bool
		burst int
		every time.Duration
		fits  bool
	}{
		"group, 5 and one per 4 s":  {true, 5, 4 * time.Second, true},
		"group, 20 and one per 3 s": {true, 20, 3 * time.Second, false},
		"group, one per 2 s":        {true, 1, 2 * time.Second, false},
		"person, 3 and one a s":     {false, 3, time.Second, true},
		"person, 10 at once":        {false, 10, time.Second, false},
	}
	for name, test := range tests {
		for _, scale := range []float64{1, 0.01} {
			every := time.Duration(float64(test.every) * scale)
			refused := bucket(newTelegramLimits(scale), test.group, test.burst, 600, every)
			if (refused == 0) != test.fits {
				t.Errorf("%s at scale %v: %d of 600 refused", name, scale, refused)
			}
		}
	}
}

func TestCommandsAreFoundWhereTheServerFindsThem(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{
		"/baocao 12": {"baocao"}, "/baocao, 12": {"baocao"}, "/baocao@thiduabot 12": {"baocao@thiduabot"},
		"/báocáo 12": nil, "/ba\u0301ocáo": {"ba"}, "xem /baocao và /xephang": {"baocao", "xephang"},
		"a/baocao": nil, "//baocao": nil, "/baocao/xephang": nil, "<b>/baocao": nil, "/baocao@ab": {"baocao"},
		"👍/baocao": {"baocao"}, "/": nil,
	}
	for text, want := range tests {
		found := findCommands(text)
		if len(found) != len(want) {
			t.Errorf("%q: found %v, want %v", text, found, want)
			continue
		}
		for i, c := range found {
			if name := c.name + "@" + c.suffix; name != want[i] && name != want[i]+"@" {
				t.Errorf("%q: found %s, want %s", text, name, want[i])
			}
		}
	}
	if c := findCommands("👍/baocao")[0]; c.offset != 2 || c.length != 7 {
		t.Errorf("offset %d, length %d; UTF-16 has 2 and 7", c.offset, c.length)
	}
}
