package bottest

import (
	"bytes"
	"encoding/json"
	"io"
	"time"
)

// verbatim is a list of updates that is written as it is: a spoiled one need not be JSON.
type verbatim []json.RawMessage

func (v verbatim) write(w io.Writer) {
	parts := make([][]byte, 0, len(v))
	for _, raw := range v {
		parts = append(parts, raw)
	}
	_, _ = io.WriteString(w, `{"ok":true,"result":[`) // the client may be gone
	_, _ = w.Write(bytes.Join(parts, []byte(",")))
	_, _ = io.WriteString(w, "]}")
}

const (
	longestHold  = 50 * time.Second
	mostUpdates  = 100
	shortPoll    = 3 * time.Second        // polls for the same offset within this are held this long
	hurriedPoll  = 500 * time.Millisecond // and within this they get one update
	errOtherPoll = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
	errWebhook   = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

// getUpdates follows https://core.telegram.org/bots/api#getupdates and the server's source.
func (t *Telegram) getUpdates(q *request) (any, *apiError) {
	t.mu.Lock()
	defer t.mu.Unlock()
	b := q.bot
	if b.webhook != "" {
		return nil, &apiError{code: 409, description: errWebhook}
	}
	b.stopPoll()
	mine := make(chan struct{})
	b.poll = mine
	defer b.endPoll(mine)
	b.allow(q.params["allowed_updates"])
	limit, hold := t.pollLimits(q)
	b.confirm(q.int("offset"))
	t.touch() // Waiting has changed
	deadline := time.NewTimer(hold)
	defer deadline.Stop()
	for {
		b.expire()
		if len(b.queue) > 0 || hold == 0 {
			return verbatim(b.head(limit)), nil
		}
		changed := t.changed
		t.mu.Unlock()
		ended, conflict := waitPoll(changed, deadline.C, mine, q.gone, t.closing)
		t.mu.Lock()
		switch {
		case conflict && b.revoked:
			return nil, &apiError{code: 401, description: "Unauthorized"}
		case conflict:
			return nil, &apiError{code: 409, description: errOtherPoll}
		case ended:
			return verbatim{}, nil
		}
	}
}

func waitPoll(changed <-chan struct{}, deadline <-chan time.Time, mine, gone, closing <-chan struct{}) (ended, conflict bool) {
	select {
	case <-mine:
		return true, true
	case <-changed:
		return false, false
	case <-deadline:
	case <-gone:
	case <-closing:
	}
	return true, false
}

// stopPoll ends the poll that runs, which is the older one. The lock is held.
func (b *TelegramBot) stopPoll() {
	if b.poll != nil {
		close(b.poll)
		b.poll = nil
	}
}

// endPoll forgets a poll that was answered. The lock is held.
func (b *TelegramBot) endPoll(mine chan struct{}) {
	if b.poll == mine {
		b.poll = nil
	}
}

// allow keeps the last list when none is given: allowed_updates sticks to the bot.
func (b *TelegramBot) allow(list string) {
	if list == "" || list == "null" {
		return
	}
	var kinds []string
	if json.Unmarshal([]byte(list), &kinds) != nil {
		return
	}
	b.allowed = kinds
	if len(kinds) == 0 {
		b.allowed = nil
	}
}

// pollLimits slows down those who ask for the same offset over and over. The lock is held.
func (t *Telegram) pollLimits(q *request) (limit int, hold time.Duration) {
	limit = int(q.int("limit"))
	if limit < 1 || limit > mostUpdates {
		limit = mostUpdates
	}
	hold = min(time.Duration(q.int("timeout"))*time.Second, longestHold)
	now, b, offset := time.Now(), q.bot, q.int("offset")
	if since := now.Sub(b.lastPoll); offset == b.lastOffset && !b.lastPoll.IsZero() {
		if since < t.scaled(shortPoll) && hold < t.scaled(shortPoll) {
			hold = t.scaled(shortPoll)
		}
		if since < t.scaled(hurriedPoll) {
			limit = 1
		}
	}
	b.lastPoll, b.lastOffset = now, offset
	return limit, hold
}

func (t *Telegram) scaled(d time.Duration) time.Duration {
	return time.Duration(float64(d) * t.options.Scale)
}
