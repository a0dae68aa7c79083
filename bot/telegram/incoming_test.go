package telegram_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
)

func TestMessageIsMappedWhole(t *testing.T) {
	t.Parallel()
	at := time.Date(2024, 6, 14, 15, 30, 0, 0, time.UTC)
	w := newWorld(t, bottest.TelegramOptions{Now: func() time.Time { return at }, ReadsAll: true}, nil)
	group := w.fake.NewGroup("Cụm 2")
	w.run(t, nil)
	w.one(t)
	first := w.fake.GroupMessage(group, binh, "/baocao ketnap 12")
	w.one(t)
	id := w.fake.GroupMessage(group, lan, "ketnap 12", bottest.Replying(first))
	want := chat.Incoming{
		Kind: chat.KindMessage, Chat: w.to(group), Group: true,
		From: chat.PersonID{Account: w.Account(), ID: "101"}, Name: "Nguyễn Thị Lan",
		ID: text(id), At: at, Text: "ketnap 12", ReplyTo: text(first),
	}
	if diff := cmp.Diff(want, w.one(t)); diff != "" {
		t.Errorf("message differs (-want +got):\n%s", diff)
	}
}

func TestCommandsAreReadByUsAndThoseOfOtherBotsIgnored(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want string // empty means ignored
		toUs bool
	}{
		"plain":                     {"/baocao ketnap 12", "/baocao ketnap 12", false},
		"our suffix":                {"/baocao@thiduabot ketnap 12", "/baocao ketnap 12", true},
		"our suffix in other case":  {"/baocao@ThiDuaBot ketnap 12", "/baocao ketnap 12", true},
		"our suffix and a comma":    {"/baocao@thiduabot, ketnap 12", "/baocao, ketnap 12", true},
		"our suffix alone":          {"/baocao@thiduabot", "/baocao", true},
		"no-break space":            {"/baocao@thiduabot\u00a0ketnap 12", "/baocao\u00a0ketnap 12", true},
		"line break":                {"/baocao@thiduabot\nketnap 12\nchibot 3", "/baocao\nketnap 12\nchibot 3", true},
		"suffix on every line":      {"/baocao@thiduabot ketnap 1\n/baocao@thiduabot chibot 2", "/baocao ketnap 1\n/baocao chibot 2", true},
		"decomposed letters":        {"/ba\u0301oca\u0301o@thiduabot ke\u0302\u0301t na\u0323p 12", "/báocáo kết nạp 12", true},
		"other bot":                 {"/baocao@other_bot ketnap 12", "", false},
		"name that begins as ours":  {"/baocao@thiduabot2 ketnap 12", "", false},
		"leading space, other bot":  {"  /baocao@other_bot 1", "", false},
		"leading mention":           {"@thiduabot /baocao ketnap 12", "/baocao ketnap 12", true},
		"leading mention and colon": {"@ThiduaBot: ketnap 12", "ketnap 12", true},
		"mention and suffix":        {"@thiduabot /baocao@thiduabot 12", "/baocao 12", true},
		"mention of a longer name":  {"@thiduabot2 ketnap 12", "@thiduabot2 ketnap 12", false},
		"mention at the end":        {"ketnap 12 @thiduabot", "ketnap 12 @thiduabot", true},
		"mail address":              {"gửi a@thiduabot nhé", "gửi a@thiduabot nhé", false},
		"invalid letters":           {"ketnap \ufffd 12", "ketnap \ufffd 12", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, bottest.TelegramOptions{}, nil)
			w.run(t, nil)
			w.fake.PrivateMessage(lan, test.text)
			if test.want == "" {
				w.silent(t)
				return
			}
			if in := w.one(t); in.Text != test.want || in.ToUs != test.toUs {
				t.Errorf("got %q, to us %v; want %q, %v", in.Text, in.ToUs, test.want, test.toUs)
			}
		})
	}
}

func TestCommandOfAnotherBotIsIgnoredInGroups(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	w.fake.GroupMessage(group, lan, "/baocao@other_bot ketnap 12")
	w.silent(t)
}

func TestPhotoIsItsCaptionAndItsLargestSize(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	w.fake.GroupMessage(group, lan, "/baocao@thiduabot ketnap 12", bottest.Photo("big"))
	if in := w.one(t); in.Text != "/baocao ketnap 12" || in.Photo != "big" || in.NoText || !in.ToUs {
		t.Errorf("got %+v", in)
	}
	w.fake.GroupMessage(group, lan, "", bottest.Photo("big"))
	if in := w.one(t); in.Text != "" || in.Photo != "big" || !in.NoText {
		t.Errorf("photo without words: got %+v", in)
	}
}

func TestWhatHasNoWordsIsToldAsSuch(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	for name, option := range map[string]bottest.MessageOption{
		"voice": bottest.Voice(), "sticker": bottest.Sticker(), "document": bottest.Attachment("baocao.xlsx"),
		"location": bottest.With("location", map[string]any{"latitude": 1}),
	} {
		w.fake.GroupMessage(group, lan, "", option)
		if in := w.one(t); !in.NoText || in.Text != "" || in.Photo != "" {
			t.Errorf("%s: got %+v", name, in)
		}
	}
	w.fake.GroupMessage(group, lan, "/baocao ketnap 12", bottest.Attachment("baocao.xlsx"))
	if in := w.one(t); in.NoText || in.Text != "/baocao ketnap 12" {
		t.Errorf("document with a caption: got %+v", in)
	}
}

func TestTextNoPersonCanSendIsNotRead(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	w.fake.GroupMessage(group, lan, strings.Repeat("ketnap 12 ", 3000))
	if in := w.one(t); !in.NoText || in.Text != "" {
		t.Errorf("got %d bytes of text, NoText %v", len(in.Text), in.NoText)
	}
}

func TestForwardedWordsAreMarked(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	w.fake.GroupMessage(group, lan, "/baocao ketnap 12", bottest.Forwarded())
	if in := w.one(t); !in.Forwarded {
		t.Error("a forwarded message is not marked")
	}
	w.fake.GroupMessage(group, lan, "/baocao ketnap 12", bottest.With("forward_date", 7))
	if in := w.one(t); !in.Forwarded {
		t.Error("a message forwarded the old way is not marked")
	}
}

func TestBotsAreIgnored(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	w.fake.GroupMessage(group, lan, "/baocao ketnap 12", bottest.FromBot())
	w.fake.GroupMessage(group, lan, "/baocao ketnap 12", bottest.ViaBot())
	w.silent(t)
}

func TestAnonymousSendersAreNobody(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	ghost := map[string]any{"id": 1087968824, "is_bot": true, "first_name": "Group"}
	for name, options := range map[string][]bottest.MessageOption{
		"anonymous admin":              {bottest.Anonymously()},
		"channel":                      {bottest.AsChannel()},
		"ghost without a sender chat":  {bottest.With("from", ghost)},
		"person with a sender chat":    {bottest.With("sender_chat", map[string]any{"id": group})},
		"nobody at all":                {bottest.With("from", nil)},
		"channel linked to discussion": {bottest.AsChannel(), bottest.With("is_automatic_forward", true), bottest.Forwarded()},
	} {
		w.fake.GroupMessage(group, lan, "/baocao ketnap 12", options...)
		in := w.one(t)
		if !in.Anonymous || in.From != (chat.PersonID{}) || in.Name != "" {
			t.Errorf("%s: anonymous %v, from %v", name, in.Anonymous, in.From)
		}
		if in.Text != "/baocao ketnap 12" {
			t.Errorf("%s: the text is lost, so nobody can be told why", name)
		}
	}
}

func TestNamesCannotTurnALineAround(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.run(t, nil)
	w.fake.PrivateMessage(bottest.User{ID: 7, Name: "  La\u0323n\u202e\u200b \n<b>" + strings.Repeat("x", 500)}, "xin chào")
	in := w.one(t)
	if !strings.HasPrefix(in.Name, "Lạn <b>xxx") || strings.ContainsAny(in.Name, "\u202e\u200b\n") || len([]rune(in.Name)) > 130 {
		t.Errorf("name is %q", in.Name)
	}
}

func TestReplyToOneOfOurMessagesIsKnown(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	w.send(t, w.to(group), chat.Message{Text: "Xã nào?"})
	ours := w.fake.Sent(group)[0].MessageID
	w.fake.GroupMessage(group, lan, "Tân Hào", bottest.Replying(ours))
	if in := w.one(t); in.ReplyTo != text(ours) || !in.ReplyToUs {
		t.Errorf("reply to %q, ours %v", in.ReplyTo, in.ReplyToUs)
	}
}
