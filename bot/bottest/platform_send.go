package bottest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// awkward is what markup, encodings and counting stumble over.
const awkward = "Bảng thi đua <b>cụm 2</b> & \"khối\" *1* _a_ [x](y) 👍🏽\nXã Tân Hào: 12/15 (80%)"

func checkSend(t *testing.T, h Harness) {
	m := chat.Message{Text: awkward, Title: true, Buttons: []chat.Button{{Press: "k1", Label: "Đúng <rồi>"}}}
	seen := map[string]bool{}
	for _, part := range h.Platform().Parts(m) {
		id, err := h.Platform().Send(t.Context(), h.Chat(), part)
		if err != nil || id == "" || seen[id] {
			t.Fatalf("Send returned id %q, %v; want a new id", id, err)
		}
		seen[id] = true
	}
	if got := strings.Join(h.Sent(), "\n"); got != awkward {
		t.Errorf("text arrived changed (-sent +arrived):\n%s", cmp.Diff(awkward, got))
	}
}

// longTexts are worth splitting.
func longTexts() map[string]string {
	line := strings.Repeat("Đảng viên mới kết nạp ", 4)
	return map[string]string{
		"empty":       "",
		"short":       "xin chào",
		"many lines":  strings.Repeat(line+"\n", 300),
		"one line":    strings.Repeat("kết nạp ", 3000),
		"no spaces":   strings.Repeat("ệ", 10_000),
		"decomposed":  strings.Repeat("e\u0323\u0302", 6_000),
		"long prefix": strings.Repeat("x", 5_000) + "\n" + strings.Repeat(line+"\n", 100),
		"blank lines": "a" + strings.Repeat("\n", 9_000) + "b",
		"family":      strings.Repeat("👨\u200d👩\u200d👧", 2_000),
	}
}

func checkPartsPure(t *testing.T, h Harness) {
	for name, text := range longTexts() {
		m := chat.Message{Text: text, Title: true, ReplyTo: "7", Buttons: []chat.Button{{Press: "k", Label: "Có"}}}
		before := m
		before.Buttons = slices.Clone(m.Buttons)
		one, two := h.Platform().Parts(m), h.Platform().Parts(m)
		if len(one) == 0 {
			t.Errorf("%s: no parts", name)
		}
		if diff := cmp.Diff(one, two); diff != "" {
			t.Errorf("%s: parts differ from call to call:\n%s", name, diff)
		}
		if diff := cmp.Diff(before, m); diff != "" {
			t.Errorf("%s: Parts changed the message:\n%s", name, diff)
		}
	}
}

func checkPartsWhole(t *testing.T, h Harness) {
	for name, text := range longTexts() {
		var all strings.Builder
		for _, part := range h.Platform().Parts(chat.Message{Text: text}) {
			all.WriteString(part.Text)
			if s, ok := h.(Splitter); ok && utf8.RuneCountInString(part.Text) > s.Longest() {
				t.Errorf("%s: a part has %d characters, more than %d", name, utf8.RuneCountInString(part.Text), s.Longest())
			}
		}
		if letters(all.String()) != letters(text) {
			t.Errorf("%s: the parts together have other letters than the message", name)
		}
	}
}

// letters drops spaces and takes composed letters apart, roughly: enough to compare.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, composed(text))
}

// composed knows the one decomposed letter of longTexts.
func composed(text string) string { return strings.ReplaceAll(text, "e\u0323\u0302", "ệ") }

func checkPartsPlaces(t *testing.T, h Harness) {
	m := chat.Message{
		Text: strings.Repeat("Xã Tân Hào kết nạp 12\n", 2_000), ReplyTo: "7",
		Buttons: []chat.Button{{Press: "k", Label: "Có"}},
	}
	parts := h.Platform().Parts(m)
	for i, part := range parts {
		if last := i == len(parts)-1; !last && len(part.Buttons) > 0 {
			t.Errorf("part %d of %d has buttons", i+1, len(parts))
		}
		if i > 0 && part.ReplyTo != "" {
			t.Errorf("part %d of %d answers a message", i+1, len(parts))
		}
	}
	if parts[0].ReplyTo != "7" {
		t.Error("the first part does not answer the message")
	}
}

func checkFailures(t *testing.T, h Harness) {
	b, ok := h.(Breaker)
	if !ok {
		t.Log("this platform cannot be made to fail")
		return
	}
	want := map[Failure]func(*chat.SendError) bool{
		FailLimit:  func(e *chat.SendError) bool { return !e.Permanent && !e.Unknown && e.RetryAfter >= time.Second },
		FailDown:   func(e *chat.SendError) bool { return !e.Permanent && !e.Unknown },
		FailSilent: func(e *chat.SendError) bool { return !e.Permanent && e.Unknown },
		FailGone:   func(e *chat.SendError) bool { return e.Permanent && e.Reason == chat.ReasonChatGone },
	}
	for _, failure := range []Failure{FailLimit, FailDown, FailSilent, FailGone} {
		b.Break(failure)
		_, err := h.Platform().Send(t.Context(), h.Chat(), chat.Message{Text: "bí mật"})
		e, ok := errors.AsType[*chat.SendError](err)
		if !ok {
			t.Fatalf("%s: Send returned %v, want a *chat.SendError", failure, err)
		}
		if !want[failure](e) {
			t.Errorf("%s: permanent %v, unknown %v, retry after %v, reason %s", failure, e.Permanent, e.Unknown, e.RetryAfter, e.Reason)
		}
		if strings.Contains(err.Error(), "bí mật") {
			t.Errorf("%s: the error repeats the message", failure)
		}
	}
}

func checkForeignChat(t *testing.T, h Harness) {
	to := h.Chat()
	to.Account = "elsewhere/1"
	_, err := h.Platform().Send(t.Context(), to, chat.Message{Text: "xin chào"})
	if e, ok := errors.AsType[*chat.SendError](err); !ok || !e.Permanent {
		t.Errorf("Send to another account returned %v, want a permanent failure", err)
	}
	if len(h.Sent()) != 0 {
		t.Error("a message for another account went out")
	}
}
