package bottest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
)

func TestMessagesTheServerRefuses(t *testing.T) {
	t.Parallel()
	keyboard := func(data string) string {
		return `{"inline_keyboard":[[{"text":"x","callback_data":"` + data + `"}]]}`
	}
	tests := map[string]struct {
		pairs []string
		want  string // empty means accepted
	}{
		"longest":             {[]string{"text", strings.Repeat("ệ", 4096)}, ""},
		"too long":            {[]string{"text", strings.Repeat("ệ", 4097)}, "message is too long"},
		"markup is free":      {[]string{"text", "<b>" + strings.Repeat("&lt;", 4096) + "</b>", "parse_mode", "HTML"}, ""},
		"empty":               {[]string{"text", " \n"}, "message text is empty"},
		"open tag":            {[]string{"text", "<b>x", "parse_mode", "HTML"}, "can't parse entities"},
		"crossed tags":        {[]string{"text", "<b><i>x</b></i>", "parse_mode", "HTML"}, "can't parse entities"},
		"unknown tag":         {[]string{"text", "<table>x</table>", "parse_mode", "HTML"}, "can't parse entities"},
		"bare less-than":      {[]string{"text", "1 < 2", "parse_mode", "HTML"}, "can't parse entities"},
		"bare ampersand":      {[]string{"text", "a & b", "parse_mode", "HTML"}, ""},
		"escaped by Go":       {[]string{"text", "&#34;&#39;&lt;&gt;&amp;&#x1F44D;", "parse_mode", "HTML"}, ""},
		"attributes":          {[]string{"text", `<a href="tg://user?id=1">Lan</a>`, "parse_mode", "HTML"}, ""},
		"other markup":        {[]string{"text", "x", "parse_mode", "MarkdownV2"}, "unsupported parse_mode"},
		"no letters":          {[]string{"text", "\xff"}, "UTF-8"},
		"data just fits":      {[]string{"text", "x", "reply_markup", keyboard(strings.Repeat("k", 64))}, ""},
		"data too long":       {[]string{"text", "x", "reply_markup", keyboard(strings.Repeat("ệ", 22))}, "BUTTON_DATA_INVALID"},
		"general by its id":   {[]string{"text", "x", "message_thread_id", "1"}, "message thread not found"},
		"unknown topic":       {[]string{"text", "x", "message_thread_id", "99"}, "message thread not found"},
		"reply to nothing":    {[]string{"text", "x", "reply_to_message_id", "99"}, "message to be replied not found"},
		"reply if there is":   {[]string{"text", "x", "reply_to_message_id", "99", "allow_sending_without_reply", "true"}, ""},
		"reply, the new way":  {[]string{"text", "x", "reply_parameters", `{"message_id":99}`}, "message to be replied not found"},
		"unknown chat":        {[]string{"text", "x", "chat_id", "-5"}, "chat not found"},
		"somebody who is new": {[]string{"text", "x", "chat_id", "555"}, "chat not found"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := bottest.NewTelegram(t, bottest.TelegramOptions{})
			group := f.NewGroup("Cụm 2")
			a := call(t, f.Bot(), f.URL(), "sendMessage", append([]string{"chat_id", fmt.Sprint(group)}, test.pairs...)...)
			if test.want == "" && !a.OK || !strings.Contains(a.Description, test.want) {
				t.Errorf("got %v %q, want %q", a.OK, a.Description, test.want)
			}
		})
	}
}

func TestPrivacyModeHidesWhatIsNotForTheBot(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9})
	group := f.NewGroup("Cụm 2")
	other := f.AddBot("other_bot")
	f.Join(other, group)
	ours := func(text string, options ...bottest.MessageOption) bool {
		before := f.Bot().Waiting()
		f.GroupMessage(group, lan, text, options...)
		return f.Bot().Waiting() > before
	}
	hears := map[string]bool{
		"xin chào": false, "/baocao 12": false, "/baocao@ThiDuaBot 12": true, "/baocao@other_bot 12": false,
		"@thiduabot xin chào": false, "xem /baocao@thiduabot": true, "a/baocao@thiduabot": false,
	}
	for text, want := range hears {
		if got := ours(text); got != want {
			t.Errorf("%q: heard %v, want %v", text, got, want)
		}
	}
	call(t, f.Bot(), f.URL(), "sendMessage", "chat_id", fmt.Sprint(group), "text", "chào cụm")
	if !ours("/baocao 12") || ours("/báocáo 12") || ours("xin chào") {
		t.Error("after the bot spoke, it should hear plain commands of ASCII and nothing else")
	}
	greeting := f.Sent(group)[0].MessageID
	if !ours("Tân Hào", bottest.Replying(greeting)) {
		t.Error("an answer to the bot is not heard")
	}
	call(t, other, f.URL(), "sendMessage", "chat_id", fmt.Sprint(group), "text", "tôi nữa")
	if ours("/baocao 12") {
		t.Error("a plain command is heard although another bot spoke last")
	}
	f.Promote(f.Bot(), group)
	if !ours("xin chào") {
		t.Error("an administrator hears everything")
	}
}

func TestMigrationTellsItInTheOrderSeenLive(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9})
	old := f.NewBasicGroup("Cụm 2")
	now := f.Migrate(old)
	want := []string{"my_chat_member", "my_chat_member", "message", "message"}
	if got := poll(t, f); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	a := call(t, f.Bot(), f.URL(), "sendMessage", "chat_id", fmt.Sprint(old), "text", "x")
	if a.Code != 400 || a.Parameters.MovedTo != now {
		t.Errorf("send to the old id: %+v", a)
	}
}

func TestMembershipDecidesWhoMayWrite(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9})
	group, bot := f.NewGroup("Cụm 2"), f.Bot()
	f.OpenPrivate(lan)
	f.Block(bot, lan)
	for _, step := range []struct {
		chat int64
		do   func(*bottest.TelegramBot, int64)
		code int
		want string
	}{
		{group, f.Join, 0, ""},
		{group, f.Mute, 400, "not enough rights to send text messages to the chat"},
		{group, f.Kick, 403, "bot was kicked from the supergroup chat"},
		{group, f.Promote, 0, ""},
		{lan.ID, func(*bottest.TelegramBot, int64) {}, 403, "bot was blocked by the user"},
	} {
		step.do(bot, step.chat)
		a := call(t, bot, f.URL(), "sendMessage", "chat_id", fmt.Sprint(step.chat), "text", "x")
		if a.Code != step.code || !strings.Contains(a.Description, step.want) {
			t.Errorf("got %d %q, want %d %q", a.Code, a.Description, step.code, step.want)
		}
	}
}

func TestEditsPinsAndPressesFollowTheirRules(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9})
	group := f.NewGroup("Cụm 2")
	theirs := f.GroupMessage(group, lan, "xin chào")
	at := fmt.Sprint(group)
	call(t, f.Bot(), f.URL(), "sendMessage", "chat_id", at, "text", "bảng", "reply_markup", `{"inline_keyboard":[[{"text":"Có","callback_data":"k"}]]}`)
	ours := f.Sent(group)[0].MessageID
	press := f.Press(group, lan, ours, "Có")
	steps := []struct {
		method string
		pairs  []string
		want   string
	}{
		{"editMessageText", []string{"message_id", fmt.Sprint(theirs), "text", "x"}, "can't be edited"},
		{"editMessageText", []string{"message_id", "999", "text", "x"}, "message to edit not found"},
		{"editMessageText", []string{"message_id", fmt.Sprint(ours), "text", "bảng 2"}, ""},
		{"editMessageText", []string{"message_id", fmt.Sprint(ours), "text", "bảng 2"}, "message is not modified"},
		{"pinChatMessage", []string{"message_id", fmt.Sprint(ours)}, "not enough rights"},
		{"answerCallbackQuery", []string{"callback_query_id", press}, ""},
		{"answerCallbackQuery", []string{"callback_query_id", press}, "query is too old"},
		{"answerCallbackQuery", []string{"callback_query_id", "1"}, "query is too old"},
		{"getChatMember", []string{"user_id", fmt.Sprint(f.Bot().ID())}, ""},
		{"setMyCommands", []string{"commands", `[{"command":"báocáo","description":"x"}]`}, "BOT_COMMAND_INVALID"},
		{"setMyCommands", []string{"commands", `[{"command":"baocao","description":""}]`}, "DESCRIPTION_INVALID"},
		{"deleteMessage", []string{"message_id", fmt.Sprint(ours)}, ""},
		{"deleteMessage", []string{"message_id", fmt.Sprint(ours)}, "not found"},
	}
	for _, step := range steps {
		a := call(t, f.Bot(), f.URL(), step.method, append([]string{"chat_id", at}, step.pairs...)...)
		if a.OK != (step.want == "") || !strings.Contains(a.Description, step.want) {
			t.Errorf("%s: %v %q, want %q", step.method, a.OK, a.Description, step.want)
		}
	}
	f.Promote(f.Bot(), group)
	call(t, f.Bot(), f.URL(), "pinChatMessage", "chat_id", at, "message_id", fmt.Sprint(theirs))
	if f.Pinned(group) != theirs {
		t.Error("an administrator may pin")
	}
}

func TestTwentyAMinuteIsAllAGroupGets(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{})
	group := fmt.Sprint(f.NewGroup("Cụm 2"))
	for i := range 19 {
		if a := call(t, f.Bot(), f.URL(), "sendMessage", "chat_id", group, "text", fmt.Sprint(i)); !a.OK {
			t.Fatalf("message %d: %s", i+1, a.Description)
		}
	}
	last := fmt.Sprint(f.Sent(0)[18].MessageID)
	if a := call(t, f.Bot(), f.URL(), "editMessageText", "chat_id", group, "message_id", last, "text", "x"); !a.OK {
		t.Fatalf("the edit: %s", a.Description)
	}
	a := call(t, f.Bot(), f.URL(), "sendMessage", "chat_id", group, "text", "x")
	if a.Code != 429 || a.Parameters.RetryAfter < 30 || len(f.Violations()) != 1 {
		t.Errorf("message 21 of a minute, edits counted: %+v", a)
	}
}

func TestTwoThousandReportsAreCheap(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9, ReadsAll: true})
	start := time.Now()
	for range 50 {
		group := f.NewGroup("Cụm")
		for i := range 40 {
			f.GroupMessage(group, lan, fmt.Sprintf("/baocao ketnap %d", i))
		}
	}
	for next := 700_000_001; f.Bot().Waiting() > 0; {
		next += len(poll(t, f, "offset", fmt.Sprint(next)))
	}
	if took := time.Since(start); took > patience {
		t.Errorf("2,000 messages took %v", took)
	}
}

const patience = 10 * time.Second
