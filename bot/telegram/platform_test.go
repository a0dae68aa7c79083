package telegram_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/telegram"
)

// harness joins the platform to the fake for the checks every platform passes.
type harness struct{ *world }

func (h harness) Platform() chat.Platform { return h.world.Platform }
func (h harness) Chat() chat.ChatID       { return h.to(lan.ID) }
func (h harness) Say(text string) string {
	return strconv.FormatInt(h.fake.PrivateMessage(lan, text), 10)
}
func (h harness) Redelivers()  {}
func (h harness) Longest() int { return 4096 }

func (h harness) Sent() []string {
	var texts []string
	for _, s := range h.fake.Sent(lan.ID) {
		texts = append(texts, s.Text)
	}
	return texts
}

func (h harness) Edit(id, text string) {
	n, _ := strconv.ParseInt(id, 10, 64)
	h.fake.Edit(lan.ID, n, text)
}

func (h harness) Break(f bottest.Failure) {
	h.fake.Heal()
	switch f {
	case bottest.FailLimit:
		h.fake.Inject(bottest.Fault{Method: "sendMessage", Status: 429, RetryAfter: 1})
	case bottest.FailDown:
		h.fake.Inject(bottest.Fault{Method: "sendMessage", Status: 500})
	case bottest.FailSilent:
		h.fake.Inject(bottest.Fault{Method: "sendMessage", CloseAfter: true})
	case bottest.FailGone:
		h.fake.Block(h.fake.Bot(), lan)
	}
}

func TestPlatform(t *testing.T) {
	t.Parallel()
	bottest.RunPlatform(t, func(t *testing.T) bottest.Harness {
		w := newWorld(t, bottest.TelegramOptions{}, nil)
		w.fake.OpenPrivate(lan)
		return harness{w}
	})
}

func TestLimitsKeepBelowThePublishedOnes(t *testing.T) {
	t.Parallel()
	inAMinute := func(l telegram.Limit) int { return l.Burst + int(time.Minute/l.Every) }
	if n := inAMinute(telegram.Limits.Group); n > 20 {
		t.Errorf("a group may get %d messages in a minute, Telegram allows 20", n)
	}
	if n := telegram.Limits.Overall.Burst + int(time.Second/telegram.Limits.Overall.Every); n > 30 {
		t.Errorf("an account may send %d messages in a second, Telegram allows about 30", n)
	}
	if telegram.Limits.Private.Every < time.Second {
		t.Errorf("a person may get a message every %v, Telegram allows one a second", telegram.Limits.Private.Every)
	}
}
