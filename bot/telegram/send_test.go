package telegram_test

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
)

// last is what was sent to a chat last.
func (w *world) last(id int64) bottest.Sent {
	sent := w.fake.Sent(id)
	return sent[len(sent)-1]
}

func newGroupWorld(t *testing.T) (*world, int64) {
	t.Helper()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	return w, w.fake.NewGroup("Cụm <2> & \"khối\"")
}

func TestEverythingIsEscaped(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	for _, s := range []string{
		"a <b>đậm</b> & \"ngoặc\" 'nháy' &lt; &#34;", "<script>", "</b>", "1 < 2", "\\_*[]()~`>#+-=|{}.!",
		"<b>tên</b>\nhàng <i>hai", "\u202eRTL & <a href='tg://user?id=1'>x</a>",
	} {
		for _, title := range []bool{true, false} {
			w.send(t, w.to(group), chat.Message{Text: s, Title: title})
			if got := w.last(group); got.Text != s {
				t.Errorf("title %v: %q arrived as %q", title, s, got.Text)
			}
		}
	}
}

func TestTitleIsBoldAndNothingElse(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	for m, want := range map[string]string{
		"Bảng <tuần>\nhàng 1\nhàng 2": "<b>Bảng &lt;tuần&gt;</b>\nhàng 1\nhàng 2",
		"Bảng":                        "<b>Bảng</b>",
		"\nhàng":                      "\nhàng",
	} {
		w.send(t, w.to(group), chat.Message{Text: m, Title: true})
		if got := w.last(group).Markup; got != want {
			t.Errorf("%q was sent as %q, want %q", m, got, want)
		}
	}
	w.send(t, w.to(group), chat.Message{Text: "Bảng\nhàng"})
	if got := w.last(group).Markup; got != "Bảng\nhàng" {
		t.Errorf("without a title, %q was sent", got)
	}
}

func TestLinksShowNoPreview(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	w.send(t, w.to(group), chat.Message{Text: "https://example.com"})
	if got := w.fake.Calls("sendMessage")[0].Params["link_preview_options"]; got != `{"is_disabled":true}` {
		t.Errorf("link_preview_options is %q", got)
	}
}

func TestReplyAndTopicAreKept(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	topic := w.fake.NewTopic(group, "Báo cáo")
	id := w.fake.GroupMessage(group, lan, "/baocao", bottest.InTopic(topic))
	w.send(t, w.topic(group, topic), chat.Message{Text: "đã nhận", ReplyTo: text(id)})
	if got := w.last(group); got.Topic != topic || got.ReplyTo != id {
		t.Errorf("landed in topic %d, answering %d; want %d, %d", got.Topic, got.ReplyTo, topic, id)
	}
}

func TestAnswerToADeletedMessageGoesOutWithoutReply(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	id := w.fake.GroupMessage(group, lan, "/baocao")
	w.fake.DeleteMessage(group, id)
	w.send(t, w.to(group), chat.Message{Text: "đã nhận", ReplyTo: text(id)})
	if got := w.last(group); got.ReplyTo != 0 || got.Text != "đã nhận" {
		t.Errorf("got %+v", got)
	}
	w.fake.Inject(bottest.Fault{Method: "sendMessage", Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: message to be replied not found"}`})
	w.send(t, w.to(group), chat.Message{Text: "lần nữa", ReplyTo: "5"})
	calls := w.fake.Calls("sendMessage")
	if got := calls[len(calls)-1].Params["reply_parameters"]; got != "" {
		t.Errorf("the second try still answers: %s", got)
	}
}

func TestMessageForATopicThatIsGoneGoesToTheGroup(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	deleted, closed := w.fake.NewTopic(group, "Cũ"), w.fake.NewTopic(group, "Đóng")
	w.fake.DeleteTopic(group, deleted)
	w.fake.CloseTopic(group, closed)
	for _, topic := range []int64{deleted, closed, 1} {
		w.send(t, w.topic(group, topic), chat.Message{Text: "bảng"})
		if got := w.last(group); got.Topic != 0 || got.Text != "bảng" {
			t.Errorf("topic %d: got %+v", topic, got)
		}
	}
	picture := chat.Message{Text: "bảng", Picture: &chat.File{Name: "bang.png", Data: []byte("png")}}
	w.send(t, w.topic(group, deleted), picture)
}

func TestTextTheServerCannotParseIsSentPlain(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	w.fake.Inject(bottest.Fault{Method: "sendMessage", Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: Unsupported start tag \"` + secret + `\" at byte offset 3"}`})
	w.send(t, w.to(group), chat.Message{Text: "<b> " + secret, Title: true})
	if got := w.last(group); got.Text != "<b> "+secret {
		t.Errorf("got %q", got.Text)
	}
	calls := w.fake.Calls("sendMessage")
	if mode := calls[len(calls)-1].Params["parse_mode"]; mode != "" {
		t.Errorf("the second try has parse mode %q", mode)
	}
	w.noSecrets(t)
	if !strings.Contains(w.log.String(), "can't parse entities") {
		t.Error("the fallback is not logged")
	}
}

func TestButtonsLieSideBySideWhenShort(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		labels []string
		want   []int // buttons per row
	}{
		"short": {[]string{"1", "2", "3", "4"}, []int{3, 1}},
		"long":  {[]string{"Xã Tân Hào", "Thị trấn Giồng Trôm"}, []int{1, 1}},
		"one":   {[]string{"Đúng"}, []int{1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, group := newGroupWorld(t)
			m := chat.Message{Text: "?"}
			for i, label := range test.labels {
				m.Buttons = append(m.Buttons, chat.Button{Press: strings.Repeat("k", 63) + strconv.Itoa(i), Label: label})
			}
			w.send(t, w.to(group), m)
			var rows []int
			for _, row := range w.last(group).Buttons {
				rows = append(rows, len(row))
			}
			if diff := cmp.Diff(test.want, rows); diff != "" {
				t.Errorf("rows differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFilesCarryTheirNameAndCaption(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	data := bytes.Repeat([]byte("x"), 300_000)
	buttons := []chat.Button{{Press: "k", Label: "Có"}}
	for _, m := range []chat.Message{
		{Text: "Bảng & tuần", Title: true, Picture: &chat.File{Name: "bang.png", Data: data}, Buttons: buttons, ReplyTo: "1"},
		{Text: "Bảng & tuần", Document: &chat.File{Name: "Bảng tuần 24.xlsx", Data: data}, Buttons: buttons},
		{Document: &chat.File{Name: "a.csv", Data: data}},
	} {
		w.send(t, w.to(group), m)
		got, file, want := w.last(group), w.last(group).Photo, m.Picture
		if want == nil {
			file, want = got.Document, m.Document
		}
		if file == nil || file.Name != want.Name || !bytes.Equal(file.Data, data) || got.Text != m.Text {
			t.Errorf("%s arrived as %+v", want.Name, file)
		}
		if len(m.Buttons) != len(got.Buttons) {
			t.Errorf("%s has %d rows of buttons", want.Name, len(got.Buttons))
		}
	}
}

func TestManySendAtOnce(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			m := chat.Message{Text: "bảng"}
			if i%2 == 0 {
				m.Picture = &chat.File{Name: "bang.png", Data: []byte("png")}
			}
			if _, err := w.Send(t.Context(), w.to(group), m); err != nil && chat.AsSendError(err).RetryAfter == 0 {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestNothingIsSentAsNull(t *testing.T) {
	t.Parallel()
	w, group := newGroupWorld(t)
	w.send(t, w.to(group), chat.Message{Text: "x"})
	for _, c := range w.fake.Calls("sendMessage") {
		for name, value := range c.Params {
			if value == "null" || value == "" {
				t.Errorf("%s is sent as %q", name, value)
			}
			if strings.HasPrefix(value, "{") && !json.Valid([]byte(value)) {
				t.Errorf("%s is no JSON: %s", name, value)
			}
		}
	}
}
