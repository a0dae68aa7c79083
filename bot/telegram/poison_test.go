package telegram_test

import (
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot/bottest"
)

func TestPoisonUpdatesBlockNobody(t *testing.T) {
	t.Parallel()
	poison := map[string]string{
		"message is no object":    `"message":"` + secret + `"`,
		"text is no text":         `"message":{"message_id":1,"chat":{"id":101,"type":"private"},"text":{"a":"` + secret + `"}}`,
		"chat id is a fraction":   `"message":{"chat":{"id":1.5}}`,
		"id beyond all numbers":   `"message":{"chat":{"id":99999999999999999999999999}}`,
		"list instead of object":  `"callback_query":[]`,
		"number instead of a man": `"my_chat_member":{"from":7}`,
	}
	for name, members := range poison {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, bottest.TelegramOptions{}, nil)
			w.fake.PrivateMessage(lan, "trước")
			id := w.fake.Bot().PushMembers(members)
			w.fake.PrivateMessage(lan, "sau")
			w.run(t, nil)
			got := w.many(t, 2)
			if got[0].Text != "trước" || got[1].Text != "sau" {
				t.Errorf("got %q and %q", got[0].Text, got[1].Text)
			}
			w.fake.WaitConfirmed()
			if n := w.Skipped(); n != 1 {
				t.Errorf("%d updates were counted as skipped, want 1", n)
			}
			if !strings.Contains(w.log.String(), "update_id="+text(id)) {
				t.Errorf("the log does not name update %d:\n%s", id, w.log)
			}
			w.noSecrets(t)
		})
	}
}

func TestUpdatesWithoutAnIDBlockNobody(t *testing.T) {
	t.Parallel()
	for _, nonsense := range []string{`{}`, `null`, `7`, `"x"`, `[]`, `{"update_id":"7"}`, `{"update_id":-3}`, `{"update_id":9223372036854775807}`} {
		t.Run(nonsense, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, bottest.TelegramOptions{}, nil)
			w.fake.Bot().PushVerbatim(nonsense)
			w.run(t, nil)
			w.fake.WaitCalls("getUpdates", 2)
			w.fake.PrivateMessage(lan, "sau")
			if in := w.one(t); in.Text != "sau" {
				t.Errorf("got %q", in.Text)
			}
			w.fake.WaitConfirmed()
		})
	}
}

func TestUnknownKindsOfUpdatesAreConfirmedAndIgnored(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.run(t, nil)
	for _, members := range []string{
		`"message_reaction":{"chat":{"id":1}}`, `"managed_bot":{}`, `"channel_post":{"message_id":1,"chat":{"id":-1,"type":"channel"}}`,
		`"message":{"message_id":5,"date":1,"chat":{"id":-5,"type":"channel"},"text":"kênh"}`,
		`"message":{"message_id":6,"date":1,"chat":{"id":-5,"type":"group"},"from":{"id":3},"new_chat_title":"x"}`,
		`"message":{}`, `"callback_query":{}`, `"my_chat_member":{}`, `"poll":null`,
	} {
		w.fake.Bot().PushMembers(members)
	}
	w.silent(t)
	w.fake.WaitConfirmed()
	if n := w.Skipped(); n != 0 {
		t.Errorf("%d updates were counted as unreadable", n)
	}
}

func TestOversizedUpdateIsPassedOver(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.PrivateMessage(lan, "trước")
	huge := strings.Repeat("x", 9<<20)
	id := w.fake.Bot().PushMembers(`"message":{"text":"` + huge + `"}`)
	w.fake.PrivateMessage(lan, "sau")
	w.run(t, nil)
	got := w.many(t, 2)
	if got[0].Text != "trước" || got[1].Text != "sau" {
		t.Errorf("got %q and %q", got[0].Text, got[1].Text)
	}
	if !strings.Contains(w.log.String(), "update_id="+text(id)) || w.Skipped() != 1 {
		t.Errorf("the oversized update is not told: skipped %d", w.Skipped())
	}
}

func TestUpdateThatIsNoJSONIsPassedOver(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.PrivateMessage(lan, "trước")
	w.fake.Bot().PushMembers(`"message":{"text":nonsense}`)
	w.fake.PrivateMessage(lan, "sau")
	w.run(t, nil)
	got := w.many(t, 2)
	if got[0].Text != "trước" || got[1].Text != "sau" || w.Skipped() != 1 {
		t.Errorf("got %q and %q, skipped %d", got[0].Text, got[1].Text, w.Skipped())
	}
	w.fake.WaitConfirmed()
}

// A report must not be lost because the line was bad for a moment.
func TestAnswersSpoiledOnTheWayLoseNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.Inject(bottest.Fault{Method: "getUpdates", Truncate: true, Times: 8})
	w.fake.PrivateMessage(lan, "/baocao ketnap 12")
	w.run(t, nil)
	if in := w.one(t); in.Text != "/baocao ketnap 12" || w.Skipped() != 0 {
		t.Errorf("got %q, skipped %d", in.Text, w.Skipped())
	}
}
