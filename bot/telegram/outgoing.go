package telegram

import (
	"encoding/json"
	"errors"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// outgoing is one part on its way to one chat.
type outgoing struct {
	chat    int64
	topic   int64
	replyTo int64
	part    chat.Message
	plain   bool // no markup
}

func (p *Platform) outgoing(to chat.ChatID, part chat.Message) (*outgoing, error) {
	id, err := strconv.ParseInt(to.Chat, 10, 64)
	if err != nil || to.Account != p.account {
		return nil, errors.New("the chat is not one of this account")
	}
	o := &outgoing{chat: id, part: part}
	o.part.Text = clean(part.Text)
	// what is no number here was never an id of Telegram; the message matters more than its place
	o.topic, _ = strconv.ParseInt(to.Topic, 10, 64)
	o.replyTo, _ = strconv.ParseInt(part.ReplyTo, 10, 64)
	return o, nil
}

// method is one of https://core.telegram.org/bots/api#sendmessage, #sendphoto and #senddocument.
func (o *outgoing) method() string {
	switch {
	case o.part.Picture != nil:
		return "sendPhoto"
	case o.part.Document != nil:
		return "sendDocument"
	}
	return "sendMessage"
}

// files carries the bytes themselves, because an upload by path would tell our folders.
func (o *outgoing) files() []tg.RequestFile {
	field, file := "photo", o.part.Picture
	if file == nil {
		field, file = "document", o.part.Document
	}
	if file == nil {
		return nil
	}
	return []tg.RequestFile{{Name: field, Data: tg.FileBytes{Name: file.Name, Bytes: file.Data}}}
}

func (o *outgoing) params() tg.Params {
	p := tg.Params{"chat_id": strconv.FormatInt(o.chat, 10)}
	p.AddNonZero64("message_thread_id", o.topic)
	if o.replyTo != 0 {
		p["reply_parameters"] = `{"message_id":` + strconv.FormatInt(o.replyTo, 10) + `,"allow_sending_without_reply":true}`
	}
	if len(o.part.Buttons) > 0 {
		p["reply_markup"] = keyboard(o.part.Buttons)
	}
	field := "caption"
	if o.method() == "sendMessage" {
		field = "text"
		p["link_preview_options"] = `{"is_disabled":true}`
	}
	p.AddNonEmpty(field, o.part.Text)
	if !o.plain && o.part.Text != "" {
		p[field] = markup(o.part.Text, o.part.Title)
		p["parse_mode"] = tg.ModeHTML
	}
	return p
}

// markup escapes everything: names and titles of groups are written by strangers.
// https://core.telegram.org/bots/api#html-style
func markup(text string, title bool) string {
	heading, rest, more := strings.Cut(text, "\n")
	if !title || strings.TrimSpace(heading) == "" {
		return html.EscapeString(text)
	}
	heading = "<b>" + html.EscapeString(heading) + "</b>"
	if !more {
		return heading
	}
	return heading + "\n" + html.EscapeString(rest)
}

const (
	buttonsPerRow = 3
	// shortLabel is what three buttons side by side show whole on a narrow phone, in characters.
	shortLabel = 12
)

// keyboard lays the buttons out: short labels side by side, long ones below one another.
// https://core.telegram.org/bots/api#inlinekeyboardmarkup
func keyboard(buttons []chat.Button) string {
	perRow := buttonsPerRow
	for _, b := range buttons {
		if utf8.RuneCountInString(b.Label) > shortLabel {
			perRow = 1
		}
	}
	var rows [][]tg.InlineKeyboardButton
	for i, b := range buttons {
		if i%perRow == 0 {
			rows = append(rows, nil)
		}
		last := len(rows) - 1
		rows[last] = append(rows[last], tg.NewInlineKeyboardButtonData(b.Label, b.Press))
	}
	text, err := json.Marshal(tg.InlineKeyboardMarkup{InlineKeyboard: rows})
	if err != nil { // strings always marshal
		return ""
	}
	return string(text)
}
