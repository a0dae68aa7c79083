package bottest

import "unicode/utf8"

// ownMessage finds the message of a call, which must be the bot's own. The lock is held.
func (t *Telegram) ownMessage(q *request, what string) (*telegramChat, *telegramMessage, *apiError) {
	c, err := t.writable(q)
	if err != nil {
		return nil, nil, err
	}
	m := c.messages[q.int("message_id")]
	switch {
	case m == nil || m.gone:
		return nil, nil, badRequest("message to " + what + " not found")
	case m.bot != q.bot.id:
		return nil, nil, badRequest("message can't be " + what + "ed")
	}
	return c, m, nil
}

// editText follows https://core.telegram.org/bots/api#editmessagetext. Edits share the limits of sends.
func (t *Telegram) editText(q *request) (any, *apiError) {
	c, m, err := t.ownMessage(q, "edit")
	if err != nil {
		return nil, err
	}
	text, err := plainText(q, q.params["text"])
	if err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(text) > mostText {
		return nil, badRequest("message is too long")
	}
	buttons, err := keyboardOf(q.params["reply_markup"])
	if err != nil {
		return nil, err
	}
	if text == m.text && len(buttons) == len(m.buttons) {
		return nil, badRequest("message is not modified: specified new message content and reply markup are exactly the same")
	}
	if err := t.limit(q, c); err != nil {
		return nil, err
	}
	m.text, m.buttons = text, buttons
	return object{"message_id": q.int("message_id"), "chat": c.json(), "date": m.date, "text": text}, nil
}

// deleteMessage refuses what is older than two days: https://core.telegram.org/bots/api#deletemessage.
func (t *Telegram) deleteMessage(q *request) (any, *apiError) {
	_, m, err := t.ownMessage(q, "delet")
	if err != nil {
		return nil, err
	}
	if t.now().Unix()-m.date > 48*3600 {
		return nil, badRequest("message can't be deleted for everyone")
	}
	m.gone = true
	return true, nil
}

// DeleteMessage is a person deleting a message; answers to it fail from then on.
func (t *Telegram) DeleteMessage(chat, id int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.chat(chat).messages[id].gone = true
}

// pin needs an administrator in groups: https://core.telegram.org/bots/api#pinchatmessage.
func (t *Telegram) pin(q *request) (any, *apiError) {
	c, err := t.writable(q)
	if err != nil {
		return nil, err
	}
	if !c.private() && c.members[q.bot.id].status != "administrator" {
		return nil, badRequest("not enough rights to manage pinned messages in the chat")
	}
	if m := c.messages[q.int("message_id")]; m == nil || m.gone {
		return nil, badRequest("message to pin not found")
	}
	c.pinned = q.int("message_id")
	return true, nil
}
