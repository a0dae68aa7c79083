package file

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	weekTimePattern = regexp.MustCompile(`^(?:t|thu )([2-7])[ ,]+(\S+)$|^(?:cn|chu nhat)[ ,]+(\S+)$`)
	clockPattern    = regexp.MustCompile(`^([01]?[0-9]|2[0-3])(?::|h|g)([0-5][0-9])?$`)
)

// weekTime reads a moment of the week, such as "T6 16:00".
func (t *table) weekTime(key string) (time.Weekday, time.Duration, bool) {
	text := t.text(key)
	if text == "" {
		return 0, 0, false
	}
	m := weekTimePattern.FindStringSubmatch(plain(text))
	if m != nil {
		day := time.Sunday
		if m[1] != "" {
			day = time.Weekday(m[1][0] - '1')
		}
		if clock, ok := readClock(m[2] + m[3]); ok {
			return day, clock, true
		}
	}
	t.fault(key, "%q is no time of the week, want one such as \"T6 16:00\" or \"CN 8:00\"", text)
	return 0, 0, false
}

// readClock reads a time of day, such as 16:00, 16h or 6:30.
func readClock(s string) (time.Duration, bool) {
	m := clockPattern.FindStringSubmatch(s)
	if m == nil || m[2] == "" && strings.HasSuffix(s, ":") {
		return 0, false
	}
	// the pattern lets only digits through; a missing minute is 0
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute, true
}

// quiet reads the hours without posts, such as "20:00-6:30", or "không" for none.
func (t *table) quiet(key string) (from, until time.Duration) {
	text := t.text(key)
	switch plain(text) {
	case "":
		return quietFrom, quietUntil
	case "khong":
		return 0, 0
	}
	first, second, _ := strings.Cut(strings.ReplaceAll(plain(text), " ", ""), "-")
	from, okFrom := readClock(first)
	until, okUntil := readClock(second)
	if !okFrom || !okUntil || from == until {
		t.fault(key, "%q are no quiet hours, want \"20:00-6:30\", or \"không\" for none", text)
	}
	return from, until
}

func weekTime(day time.Weekday, clock time.Duration) string {
	if day == time.Sunday {
		return "CN " + clockText(clock)
	}
	return fmt.Sprintf("T%d %s", int(day)+1, clockText(clock))
}

func clockText(clock time.Duration) string {
	return fmt.Sprintf("%d:%02d", int(clock.Hours()), int(clock.Minutes())%60)
}

func quiet(from, until time.Duration) string {
	if from == until {
		return "không"
	}
	return clockText(from) + "-" + clockText(until)
}
