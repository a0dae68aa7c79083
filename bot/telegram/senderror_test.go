package telegram_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/telegram"
)

// The answers of the live server and what they mean, for texts and for uploads: the library
// forgets the code of the latter.
func TestFailuresAreClassified(t *testing.T) {
	t.Parallel()
	const permanent, again = true, false
	tests := []struct {
		code        int
		description string
		permanent   bool
		reason      chat.Reason
	}{
		{403, "Forbidden: bot was kicked from the supergroup chat", permanent, chat.ReasonChatGone},
		{403, "Forbidden: bot is not a member of the channel chat", permanent, chat.ReasonChatGone},
		{403, "Forbidden: the group chat was deleted", permanent, chat.ReasonChatGone},
		{403, "Forbidden: bot was blocked by the user", permanent, chat.ReasonChatGone},
		{403, "Forbidden: user is deactivated", permanent, chat.ReasonChatGone},
		{403, "Forbidden: bot can't initiate conversation with a user", permanent, chat.ReasonChatGone},
		{400, "Bad Request: chat not found", permanent, chat.ReasonChatGone},
		{400, "Bad Request: not enough rights to send text messages to the chat", permanent, chat.ReasonReadOnly},
		{400, "Bad Request: have no rights to send a message", permanent, chat.ReasonReadOnly},
		{400, "Bad Request: message is too long", permanent, chat.ReasonRejected},
		{400, "Bad Request: message caption is too long", permanent, chat.ReasonRejected},
		{400, "Bad Request: BUTTON_DATA_INVALID", permanent, chat.ReasonRejected},
		{413, "Request Entity Too Large", permanent, chat.ReasonRejected},
		{401, "Unauthorized", again, chat.ReasonBadToken},
		{409, "Conflict", again, chat.ReasonUnavailable},
		{500, "Internal Server Error", again, chat.ReasonUnavailable},
		{503, "Service Unavailable", again, chat.ReasonUnavailable},
		{429, "Too Many Requests: retry after 35", again, chat.ReasonRateLimited},
	}
	for _, test := range tests {
		t.Run(test.description, func(t *testing.T) {
			t.Parallel()
			for _, m := range messages() {
				w, group := newGroupWorld(t)
				body := fmt.Sprintf(`{"ok":false,"error_code":%d,"description":%q}`, test.code, test.description)
				w.fake.Inject(bottest.Fault{Status: test.code, Body: body})
				e := w.sendFails(t, w.to(group), m)
				if e.Permanent != test.permanent || e.Reason != test.reason || e.Unknown {
					t.Errorf("permanent %v, unknown %v, reason %s; want %v, %s", e.Permanent, e.Unknown, e.Reason, test.permanent, test.reason)
				}
				if e.Reason == chat.ReasonRateLimited && e.RetryAfter != 35*time.Second {
					t.Errorf("retry after %v, want 35 s", e.RetryAfter)
				}
			}
		})
	}
}

// messages is a text and an upload.
func messages() []chat.Message {
	return []chat.Message{
		{Text: secret},
		{Text: secret, Picture: &chat.File{Name: "a.png", Data: []byte("png")}},
	}
}

func TestWhatMayHaveArrivedIsUnknown(t *testing.T) {
	t.Parallel()
	jsonGateway := `{"ok":false,"error_code":502,"description":"Bad Gateway"}`
	tests := map[string]struct {
		fault   bottest.Fault
		unknown bool
	}{
		"answer lost":                {bottest.Fault{CloseAfter: true}, true},
		"connection lost":            {bottest.Fault{CloseBefore: true}, true},
		"answer cut":                 {bottest.Fault{Truncate: true}, true},
		"page of a gateway":          {bottest.Fault{Gateway: true}, true},
		"gateway in JSON":            {bottest.Fault{Status: 502, Body: jsonGateway}, true},
		"gateway timed out":          {bottest.Fault{Status: 504, Body: "x", ContentType: "text/plain"}, true},
		"answer never ends":          {bottest.Fault{Hang: time.Minute}, true},
		"empty answer":               {bottest.Fault{Status: 200, Body: "{}"}, true},
		"page of a captive portal":   {bottest.Fault{Status: 200, Body: "<html>", ContentType: "text/html"}, true},
		"result without an id":       {bottest.Fault{Status: 200, Body: `{"ok":true,"result":true}`}, true},
		"redirect":                   {bottest.Fault{Status: 302, Body: "x", ContentType: "text/html"}, true},
		"server says it failed":      {bottest.Fault{Status: 500}, false},
		"filter between us refused":  {bottest.Fault{Status: 403, Body: "<html>", ContentType: "text/html"}, false},
		"proxy asks for a password":  {bottest.Fault{Status: 407, Body: "x", ContentType: "text/plain"}, false},
		"relay limits us in HTML":    {bottest.Fault{Status: 429, Body: "x", ContentType: "text/plain"}, false},
		"relay does not know itself": {bottest.Fault{Status: 404, Body: "x", ContentType: "text/plain"}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, m := range messages() {
				w := newWorld(t, bottest.TelegramOptions{}, func(o *telegram.Options) {
					o.CallTimeout, o.UploadTimeout = time.Second, time.Second
				})
				group := w.fake.NewGroup("Cụm 2")
				w.fake.Inject(test.fault)
				e := w.sendFails(t, w.to(group), m)
				if e.Unknown != test.unknown || e.Permanent {
					t.Errorf("unknown %v, permanent %v (%v); want %v", e.Unknown, e.Permanent, e, test.unknown)
				}
			}
		})
	}
}

func TestWhatWasNeverWrittenMayBeSentAgain(t *testing.T) {
	t.Parallel()
	closed, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := closed.Addr().String()
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*telegram.Options){
		"server is down": func(o *telegram.Options) { o.BaseURL = "http://" + address },
		"proxy is down":  func(o *telegram.Options) { o.Proxy = "http://user:" + "pass@" + address },
	} {
		w := newWorld(t, bottest.TelegramOptions{}, change)
		for _, m := range messages() {
			e := w.sendFails(t, w.to(lan.ID), m)
			if e.Unknown || e.Permanent || e.Reason != chat.ReasonUnavailable {
				t.Errorf("%s: unknown %v, permanent %v, reason %s", name, e.Unknown, e.Permanent, e.Reason)
			}
		}
	}
}

func TestCancelledSendThatWasNotWrittenIsNotUnknown(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, m := range messages() {
		_, err := w.Send(ctx, w.to(group), m)
		if e := chat.AsSendError(err); e.Unknown || e.Permanent || !errors.Is(err, context.Canceled) {
			t.Errorf("got %v (unknown %v)", err, e.Unknown)
		}
	}
	if n := len(w.fake.Sent(group)); n != 0 {
		t.Errorf("%d messages went out", n)
	}
}

func TestSendToAnUpgradedGroupTellsTheNewID(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	old := w.fake.NewBasicGroup("Cụm 2")
	now := w.fake.Migrate(old)
	for _, m := range messages() {
		e := w.sendFails(t, w.to(old), m)
		if e.MovedTo != w.to(now) || e.Permanent || e.Unknown || e.Reason != chat.ReasonChatMoved {
			t.Errorf("got %+v", e)
		}
		w.send(t, e.MovedTo, m)
	}
}

func TestLimitsOfOneChatAreToldAndOthersGoOn(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{Scale: 1}, nil)
	busy, quiet := w.fake.NewGroup("Cụm 1"), w.fake.NewGroup("Cụm 2")
	for range 20 {
		w.send(t, w.to(busy), chat.Message{Text: "x"})
	}
	for _, m := range messages() {
		if e := w.sendFails(t, w.to(busy), m); e.RetryAfter < 30*time.Second || e.Permanent {
			t.Errorf("got %+v, want to be told to wait the rest of the minute", e)
		}
	}
	w.send(t, w.to(quiet), chat.Message{Text: "x"})
	if n := len(w.fake.Violations()); n != 2 {
		t.Errorf("the fake counted %d violations, want 2", n)
	}
}

func TestSendWithABadAddressIsRejected(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	e := w.sendFails(t, chat.ChatID{Account: w.Account(), Chat: "@nhom"}, chat.Message{Text: secret})
	if !e.Permanent || e.Reason != chat.ReasonRejected {
		t.Errorf("got %+v", e)
	}
}
