package bottest

import "maps"

// PrivateMessage is a person writing to the first bot. It returns the message id.
func (t *Telegram) PrivateMessage(u User, text string, options ...MessageOption) int64 {
	return t.PrivateMessageTo(t.Bot(), u, text, options...)
}

// PrivateMessageTo is a person writing to a certain bot.
func (t *Telegram) PrivateMessageTo(b *TelegramBot, u User, text string, options ...MessageOption) int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.privateChat(u)
	c.members[b.id] = telegramMember{status: "member"}
	m := t.compose(c, u, text, options)
	b.push("message", m)
	return m["message_id"].(int64)
}

// GroupMessage is a person writing in a group. The bots there get it as their privacy mode allows.
func (t *Telegram) GroupMessage(chat int64, u User, text string, options ...MessageOption) int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.chat(chat)
	m := t.compose(c, u, text, options)
	t.deliver(c, "message", m, text, replyID(m))
	return m["message_id"].(int64)
}

// compose makes and remembers a message. The lock is held.
func (t *Telegram) compose(c *telegramChat, u User, text string, options []MessageOption) object {
	m := object{"from": userJSON(u), "chat": c.json(), "date": t.now().Unix(), "text": text}
	if list := entities(text); len(list) > 0 {
		m["entities"] = list
	}
	for _, option := range options {
		option(t, c, m)
	}
	m["message_id"] = c.add(&telegramMessage{text: text, date: t.now().Unix(), content: m})
	return m
}

func replyID(m object) int64 {
	if reply, ok := m["reply_to_message"].(object); ok {
		id, _ := reply["message_id"].(int64)
		return id
	}
	return 0
}

// deliver gives an update to the bots of a chat that may see it; service messages are seen by
// all. The lock is held.
func (t *Telegram) deliver(c *telegramChat, kind string, m object, text string, replyTo int64) {
	_, spoken := m["text"]
	_, captioned := m["caption"]
	for _, b := range t.bots {
		if status := c.members[b.id].status; status == "" || status == "left" || status == "kicked" {
			continue
		}
		if !(spoken || captioned) && m["voice"] == nil && m["sticker"] == nil && m["photo"] == nil || c.hears(b, text, replyTo) {
			b.push(kind, m)
		}
	}
}

// Edit changes a message a person wrote in a chat; for a private chat, that is the person's id.
// The time of the edit is that of the clock.
func (t *Telegram) Edit(chat, id int64, text string) {
	t.EditAs(chat, id, text, 0)
}

// EditAs is Edit with a given edit_date, in Unix seconds; 0 means now. With the same text it is
// one of the edits Telegram reports although nothing changed.
func (t *Telegram) EditAs(chat, id int64, text string, editDate int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.chat(chat)
	m := maps.Clone(c.messages[id].content)
	if editDate == 0 {
		editDate = t.now().Unix()
	}
	m["edit_date"] = editDate
	m["text"] = text
	delete(m, "entities")
	if list := entities(text); len(list) > 0 {
		m["entities"] = list
	}
	if _, captioned := m["caption"]; captioned {
		caption(m)
	}
	c.messages[id].content, c.messages[id].text = m, text
	t.deliver(c, "edited_message", m, text, replyID(m))
}
