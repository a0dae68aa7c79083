package bottest

import (
	"math"
	"slices"
	"strconv"
	"time"
)

// window allows a number of messages in any stretch of time.
type window struct {
	most int
	span time.Duration
}

// The published limits, https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.
// "About one a second" to a person is not enforced to the letter by the live service either: short
// bursts pass, so here five a second and 65 a minute do.
var (
	overallWindows = []window{{30, time.Second}}
	groupWindows   = []window{{20, time.Minute}}
	privateWindows = []window{{5, time.Second}, {65, time.Minute}}
)

// Violation is a call that was answered 429 because the bot kept no limit.
type Violation struct {
	Bot    string
	Chat   int64
	Method string
	At     time.Time
}

// telegramLimits remembers when a bot sent, and which chats are closed for a while.
type telegramLimits struct {
	scale   float64
	overall []time.Time
	chats   map[int64][]time.Time
	blocked map[int64]time.Time
}

func newTelegramLimits(scale float64) *telegramLimits {
	return &telegramLimits{scale: scale, chats: map[int64][]time.Time{}, blocked: map[int64]time.Time{}}
}

// take counts a send or an edit, or says how long to wait.
func (l *telegramLimits) take(chat int64, group bool, now time.Time) time.Duration {
	windows := privateWindows
	if group {
		windows = groupWindows
	}
	wait := max(l.over(l.overall, overallWindows, now), l.over(l.chats[chat], windows, now), l.blocked[chat].Sub(now))
	if wait > 0 {
		l.blocked[chat] = now.Add(wait)
		return wait
	}
	l.overall = append(l.recent(l.overall, time.Second, now), now)
	l.chats[chat] = append(l.recent(l.chats[chat], time.Minute, now), now)
	return 0
}

// over is how long it takes until one more send fits into every window.
func (l *telegramLimits) over(sends []time.Time, windows []window, now time.Time) time.Duration {
	longest := time.Duration(0)
	for _, w := range windows {
		if len(sends) < w.most {
			continue
		}
		free := sends[len(sends)-w.most].Add(l.scaled(w.span))
		longest = max(longest, free.Sub(now))
	}
	return longest
}

func (l *telegramLimits) recent(sends []time.Time, span time.Duration, now time.Time) []time.Time {
	start := now.Add(-l.scaled(span))
	return slices.DeleteFunc(sends, func(at time.Time) bool { return at.Before(start) })
}

func (l *telegramLimits) scaled(d time.Duration) time.Duration {
	return time.Duration(float64(d) * l.scale)
}

// limit refuses what comes too fast. The lock is held.
func (t *Telegram) limit(q *request, c *telegramChat) *apiError {
	now := time.Now()
	wait := q.bot.limits.take(c.id, !c.private(), now)
	if wait <= 0 {
		return nil
	}
	t.violations = append(t.violations, Violation{Bot: q.bot.username, Chat: c.id, Method: q.method, At: now})
	seconds := max(1, int(math.Ceil(wait.Seconds())))
	return &apiError{code: 429, description: "Too Many Requests: retry after " + strconv.Itoa(seconds), retryAfter: seconds}
}
