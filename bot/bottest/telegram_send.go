package bottest

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

const (
	mostText    = 4096     // characters: https://core.telegram.org/bots/api#sendmessage
	mostCaption = 1024     // characters: https://core.telegram.org/bots/api#sendphoto
	mostData    = 64       // bytes: https://core.telegram.org/bots/api#inlinekeyboardbutton
	mostPhoto   = 10 << 20 // bytes
)

// send checks a message as the server does and posts it. The lock is held.
func (t *Telegram) send(q *request) (any, *apiError) {
	c, err := t.writable(q)
	if err != nil {
		return nil, err
	}
	s, err := t.content(q, c)
	if err != nil {
		return nil, err
	}
	if s.Topic, err = topicOf(q, c); err != nil {
		return nil, err
	}
	if s.ReplyTo, err = replyOf(q, c); err != nil {
		return nil, err
	}
	if m := c.messages[s.ReplyTo]; m != nil && s.Topic == 0 && c.topics[m.topic] {
		s.Topic = m.topic // an answer lands in the topic of what it answers
	}
	if err := t.limit(q, c); err != nil {
		return nil, err
	}
	return t.post(q, c, s), nil
}

// post remembers what was sent and shows it to the test.
func (t *Telegram) post(q *request, c *telegramChat, s Sent) object {
	m := &telegramMessage{bot: q.bot.id, text: s.Text, topic: s.Topic, date: t.now().Unix(), buttons: s.Buttons}
	s.MessageID = c.add(m)
	c.lastBot = q.bot.id
	t.sent = append(t.sent, s)
	o := object{"message_id": s.MessageID, "from": q.bot.json(), "chat": c.json(), "date": m.date, "text": s.Text}
	if s.Topic != 0 {
		o["message_thread_id"], o["is_topic_message"] = s.Topic, true
	}
	m.content = o
	return o
}

// reachable finds the chat of a call, if the bot may act there at all.
func (t *Telegram) reachable(q *request) (*telegramChat, *apiError) {
	c := t.chats[q.int("chat_id")]
	if c == nil {
		return nil, badRequest("chat not found")
	}
	if c.movedTo != 0 {
		return nil, &apiError{code: 400, description: "Bad Request: group chat was upgraded to a supergroup chat", movedTo: c.movedTo}
	}
	m, known := c.members[q.bot.id]
	switch {
	case !known && c.private():
		return nil, forbidden("bot can't initiate conversation with a user")
	case m.status == "kicked" && c.private():
		return nil, forbidden("bot was blocked by the user")
	case m.status == "kicked":
		return nil, forbidden("bot was kicked from the " + c.kind + " chat")
	case !known, m.status == "left":
		return nil, forbidden("bot is not a member of the " + c.kind + " chat")
	}
	return c, nil
}

func (t *Telegram) writable(q *request) (*telegramChat, *apiError) {
	c, err := t.reachable(q)
	if err != nil {
		return nil, err
	}
	if m := c.members[q.bot.id]; m.status == "restricted" && !m.canSend {
		return nil, badRequest("not enough rights to send text messages to the chat")
	}
	return c, nil
}

// content checks text, file and keyboard.
func (t *Telegram) content(q *request, c *telegramChat) (Sent, *apiError) {
	s := Sent{Bot: q.bot.username, Chat: c.id, Markup: q.params["text"], At: t.now()}
	longest, tooLong := mostText, "message is too long"
	switch q.method {
	case "sendphoto":
		s.Photo, s.Markup = q.files["photo"], q.params["caption"]
		longest, tooLong = mostCaption, "message caption is too long"
		if s.Photo == nil || len(s.Photo.Data) == 0 {
			return s, badRequest("there is no photo in the request")
		}
		if len(s.Photo.Data) > mostPhoto {
			return s, &apiError{code: 413, description: "Request Entity Too Large"}
		}
	case "senddocument":
		s.Document, s.Markup = q.files["document"], q.params["caption"]
		longest, tooLong = mostCaption, "message caption is too long"
		if s.Document == nil || len(s.Document.Data) == 0 {
			return s, badRequest("there is no document in the request")
		}
	}
	var err *apiError
	if s.Text, err = plainText(q, s.Markup); err != nil {
		return s, err
	}
	if s.Text == "" && q.method == "sendmessage" {
		return s, badRequest("message text is empty")
	}
	if utf8.RuneCountInString(s.Text) > longest {
		return s, badRequest(tooLong)
	}
	s.Buttons, err = keyboardOf(q.params["reply_markup"])
	return s, err
}

func plainText(q *request, markup string) (string, *apiError) {
	if !utf8.ValidString(markup) {
		return "", badRequest("strings must be encoded in UTF-8")
	}
	plain := markup
	switch mode := strings.ToLower(q.params["parse_mode"]); mode {
	case "":
	case "html":
		var err *apiError
		if plain, err = parseHTML(markup); err != nil {
			return "", err
		}
	default:
		return "", badRequest("unsupported parse_mode") // stricter than live: the bot is to use HTML
	}
	return strings.TrimSpace(plain), nil
}

func keyboardOf(markup string) ([][]SentButton, *apiError) {
	if markup == "" || markup == "null" {
		return nil, nil
	}
	var keyboard struct {
		Rows [][]struct {
			Text string
			Data string `json:"callback_data"`
		} `json:"inline_keyboard"`
	}
	if json.Unmarshal([]byte(markup), &keyboard) != nil {
		return nil, badRequest("can't parse reply keyboard markup JSON object")
	}
	var rows [][]SentButton
	for _, row := range keyboard.Rows {
		var buttons []SentButton
		for _, b := range row {
			if n := len(b.Data); n < 1 || n > mostData || b.Text == "" {
				return nil, badRequest("BUTTON_DATA_INVALID")
			}
			buttons = append(buttons, SentButton{Label: b.Text, Press: b.Data})
		}
		rows = append(rows, buttons)
	}
	return rows, nil
}

// topicOf knows that General is addressed by no id at all, and that 1 is no topic.
func topicOf(q *request, c *telegramChat) (int64, *apiError) {
	id := q.int("message_thread_id")
	if id == 0 {
		return 0, nil
	}
	open, known := c.topics[id]
	if !known || id == 1 {
		return 0, badRequest("message thread not found")
	}
	if !open && c.members[q.bot.id].status != "administrator" {
		return 0, badRequest("TOPIC_CLOSED")
	}
	return id, nil
}

// replyOf reads reply_parameters, and the older parameters where these are absent.
func replyOf(q *request, c *telegramChat) (int64, *apiError) {
	id, without := q.int("reply_to_message_id"), q.bool("allow_sending_without_reply")
	if text := q.params["reply_parameters"]; text != "" {
		var p struct {
			ID      int64 `json:"message_id"`
			Without bool  `json:"allow_sending_without_reply"`
		}
		if json.Unmarshal([]byte(text), &p) != nil {
			return 0, badRequest("can't parse reply parameters JSON object")
		}
		id, without = p.ID, p.Without
	}
	if m := c.messages[id]; id == 0 || (m != nil && !m.gone) {
		return id, nil
	}
	if without {
		return 0, nil
	}
	return 0, badRequest("message to be replied not found")
}
