package bottest

import (
	"slices"
	"strings"
	"time"
)

// Sent is a message a bot sent and the server accepted.
type Sent struct {
	Bot       string // username
	Chat      int64
	MessageID int64
	Topic     int64
	ReplyTo   int64
	Text      string // or caption, without markup
	Markup    string // as it was sent
	Buttons   [][]SentButton
	Photo     *SentFile
	Document  *SentFile
	At        time.Time // by the clock of messages
}

// SentButton is a button below a message.
type SentButton struct {
	Label string
	Press string
}

// SentFile is an uploaded file.
type SentFile struct {
	Name string
	Data []byte
}

// Sent is what the bots sent to a chat, in order; 0 means every chat.
func (t *Telegram) Sent(chat int64) []Sent {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.sentTo(chat)
}

func (t *Telegram) sentTo(chat int64) []Sent {
	var list []Sent
	for _, s := range t.sent {
		if chat == 0 || s.Chat == chat {
			list = append(list, s)
		}
	}
	return list
}

// Calls is every call of a method, whoever made it and whatever came of it.
func (t *Telegram) Calls(method string) []Call {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.callsOf(method)
}

func (t *Telegram) callsOf(method string) []Call {
	var list []Call
	for _, c := range t.calls {
		if strings.EqualFold(c.Method, method) {
			list = append(list, c)
		}
	}
	return list
}

// Violations is every call that broke a sending limit. A well-behaved bot has none.
func (t *Telegram) Violations() []Violation {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.violations)
}

// Pinned is the id of the message pinned in a chat, or 0.
func (t *Telegram) Pinned(chat int64) int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.chat(chat).pinned
}

// wait returns when done says so; it is asked after every change, with the lock held. What is
// the name of the thing waited for.
func (t *Telegram) wait(what string, done func() bool) {
	t.tb.Helper()
	deadline := time.NewTimer(t.options.Patience)
	defer deadline.Stop()
	for {
		t.mu.Lock()
		ready, changed := done(), t.changed
		t.mu.Unlock()
		if ready {
			return
		}
		select {
		case <-changed:
		case <-deadline.C:
			t.tb.Fatalf("bottest: waited %v in vain for %s", t.options.Patience, what)
		}
	}
}

// WaitSent waits until n messages went to a chat (0: to any) and returns them.
func (t *Telegram) WaitSent(chat int64, n int) []Sent {
	t.tb.Helper()
	t.wait("messages from the bot", func() bool {
		count := 0
		for i := range t.sent {
			if chat == 0 || t.sent[i].Chat == chat {
				count++
			}
		}
		return count >= n
	})
	return t.Sent(chat)
}

// WaitText waits for a message to a chat that holds a text, and returns the first.
func (t *Telegram) WaitText(chat int64, text string) Sent {
	t.tb.Helper()
	var found Sent
	t.wait("a message with "+text, func() bool {
		for _, s := range t.sentTo(chat) {
			if strings.Contains(s.Text, text) {
				found = s
				return true
			}
		}
		return false
	})
	return found
}

// WaitConfirmed waits until no update of the first bot waits any more.
func (t *Telegram) WaitConfirmed() {
	t.tb.Helper()
	t.wait("the updates to be confirmed", func() bool { return len(t.bots[0].queue) == 0 })
}

// WaitCalls waits until a method was called n times and returns the calls.
func (t *Telegram) WaitCalls(method string, n int) []Call {
	t.tb.Helper()
	var list []Call
	t.wait("calls of "+method, func() bool {
		list = t.callsOf(method)
		return len(list) >= n
	})
	return list
}

// WaitPolling waits until a poll of the first bot is open.
func (t *Telegram) WaitPolling() {
	t.tb.Helper()
	t.wait("a poll", func() bool { return t.bots[0].poll != nil })
}
