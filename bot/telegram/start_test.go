package telegram_test

import (
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/telegram"
)

func TestBadSettingsAreNamedWithoutTheirSecrets(t *testing.T) {
	t.Parallel()
	const token = "123456:AAFakeTokenForTests_0123456789abcdef"
	const hidden = "hunter2"
	tests := map[string]telegram.Options{
		"no token":              {},
		"token without a colon": {Token: "123456" + hidden + strings.Repeat("x", 40)},
		"token with a line end": {Token: token + "\n" + hidden},
		"token too short":       {Token: "123456:" + hidden},
		"token with a percent":  {Token: token + "%zz" + hidden},
		"base URL with control": {Token: token, BaseURL: "https://u:" + hidden + "@x\x7f"},
		"base URL of a file":    {Token: token, BaseURL: "file:///" + hidden},
		"proxy without a host":  {Token: token, Proxy: "socks5:" + hidden},
		"proxy of another kind": {Token: token, Proxy: "ftp://u:" + hidden + "@x"},
		"accented command":      {Token: token, Commands: []telegram.Command{{Name: "báocáo", Description: "x"}}},
		"capital command":       {Token: token, GroupCommands: []telegram.Command{{Name: "BaoCao", Description: "x"}}},
		"no description":        {Token: token, PrivateCommands: []telegram.Command{{Name: "baocao"}}},
		"long description":      {Token: token, Commands: []telegram.Command{{Name: "baocao", Description: strings.Repeat("ệ", 257)}}},
		"too many commands":     {Token: token, Commands: make([]telegram.Command, 101)},
	}
	for name, o := range tests {
		p, err := telegram.New(o)
		if err == nil || p != nil {
			t.Errorf("%s: accepted", name)
			continue
		}
		if strings.Contains(err.Error(), hidden) || strings.Contains(err.Error(), token) {
			t.Errorf("%s: the error tells a secret: %v", name, err)
		}
	}
}

func TestAccountIsKnownFromTheTokenAlone(t *testing.T) {
	t.Parallel()
	p := newPlatform(t, telegram.Options{Token: "123456:AAFakeTokenForTests_0123456789abcdef"})
	if got := p.Account(); got != "telegram/123456" {
		t.Errorf("account is %q", got)
	}
	if got := p.InviteLink("X7"); got != "" {
		t.Errorf("invite link without a name is %q", got)
	}
}

func TestInviteLinkOpensAPrivateChat(t *testing.T) {
	t.Parallel()
	w, _ := ready(t)
	if got := w.InviteLink("X7-Y_8"); got != "https://t.me/thiduabot?start=X7-Y_8" {
		t.Errorf("invite link is %q", got)
	}
}

func TestStartWaitsForTelegram(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	for _, f := range []bottest.Fault{
		bottest.BadGateway(2),
		{CloseBefore: true},
		{Status: 500},
		{Truncate: true},
		{Status: 404, Body: "<html>", ContentType: "text/html"},
	} {
		f.Method = "getMe"
		w.fake.Inject(f)
	}
	w.fake.PrivateMessage(lan, "xin chào")
	w.run(t, nil)
	w.one(t)
	w.noSecrets(t)
}

func TestStartEndsWhenTheTokenIsWrong(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(*bottest.Telegram){
		"revoked": func(f *bottest.Telegram) { f.Bot().Revoke() },
		"unknown": func(f *bottest.Telegram) { f.Inject(bottest.Fault{Method: "getMe", Status: 404}) },
	} {
		w := newWorld(t, bottest.TelegramOptions{}, nil)
		prepare(w.fake)
		w.run(t, nil)
		err := w.ended(t)
		if err == nil || !strings.Contains(err.Error(), "@BotFather") {
			t.Errorf("%s: Run returned %v", name, err)
			continue
		}
		w.noSecrets(t, err.Error())
	}
}

func TestUnexpectedWebhookIsRemovedAndWhatWaitsIsKept(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.Bot().SetWebhook("https://evil.example/" + secret)
	w.fake.PrivateMessage(lan, "xin chào")
	w.run(t, nil)
	w.one(t)
	if got := w.fake.Bot().Webhook(); got != "" {
		t.Errorf("webhook is still %q", got)
	}
	if !strings.Contains(w.log.String(), "somebody set a webhook") {
		t.Error("the webhook is not logged")
	}
	w.noSecrets(t)
}

func TestMenusAreSetPerScopeWithoutALanguage(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, func(o *telegram.Options) {
		o.Commands = []telegram.Command{{Name: "trogiup", Description: "Cách dùng"}}
		o.PrivateCommands = []telegram.Command{{Name: "baocao", Description: "Gửi số liệu"}}
	})
	w.run(t, nil)
	w.fake.WaitPolling()
	if got := w.fake.Bot().Menu("default"); got != `[{"command":"trogiup","description":"Cách dùng"}]` {
		t.Errorf("default menu is %s", got)
	}
	if got := w.fake.Bot().Menu("all_private_chats"); !strings.Contains(got, "Gửi số liệu") {
		t.Errorf("private menu is %s", got)
	}
	if got := w.fake.Bot().Menu("all_group_chats"); got != "" {
		t.Errorf("group menu is %s", got)
	}
	for _, c := range w.fake.Calls("setMyCommands") {
		if _, given := c.Params["language_code"]; given {
			t.Error("a menu has a language")
		}
	}
}

func TestMenuThatCannotBeSetStopsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, func(o *telegram.Options) {
		o.Commands = []telegram.Command{{Name: "trogiup", Description: "Cách dùng"}}
	})
	w.fake.Inject(bottest.Fault{Method: "setMyCommands", Status: 500})
	w.fake.Inject(bottest.Fault{Method: "getWebhookInfo", Status: 500})
	w.fake.PrivateMessage(lan, "xin chào")
	w.run(t, nil)
	w.one(t)
	if !strings.Contains(w.log.String(), "menu is not set") {
		t.Error("the failure is not logged")
	}
}

func TestPrivacyModeIsLogged(t *testing.T) {
	t.Parallel()
	w, _ := ready(t)
	if !strings.Contains(w.log.String(), "can_read_all_group_messages=true") {
		t.Errorf("the log does not tell the privacy mode:\n%s", w.log)
	}
}
