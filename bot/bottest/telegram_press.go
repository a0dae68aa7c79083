package bottest

import (
	"slices"
	"strconv"
)

// Press is a person pressing the button with this label or key on a message of a bot. It returns
// the id of the callback query.
func (t *Telegram) Press(chat int64, u User, message int64, button string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.chat(chat)
	m := c.messages[message]
	if m == nil || m.bot == 0 {
		t.tb.Fatalf("bottest: message %d of chat %d is not a bot's", message, chat)
	}
	for _, b := range slices.Concat(m.buttons...) {
		if b.Label == button || b.Press == button {
			return t.press(t.botByID(m.bot), u, b.Press, object{
				"message_id": message, "chat": c.json(), "date": m.date, "from": t.botByID(m.bot).json(), "text": m.text,
			})
		}
	}
	t.tb.Fatalf("bottest: message %d of chat %d has no button %q", message, chat, button)
	return ""
}

// PressInaccessible is a press on a message the server no longer shows: date 0 and no content.
func (t *Telegram) PressInaccessible(chat int64, u User, message int64, key string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.press(t.bots[0], u, key, object{"message_id": message, "chat": t.chat(chat).json(), "date": 0})
}

// PressWithoutMessage is a press that comes without any message.
func (t *Telegram) PressWithoutMessage(u User, key string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.press(t.bots[0], u, key, nil)
}

func (t *Telegram) press(b *TelegramBot, u User, key string, message object) string {
	t.callbacks++
	id := strconv.FormatInt(4_000_000_000_000_000_000+t.callbacks, 10)
	b.pressed[id] = false
	query := object{"id": id, "from": userJSON(u), "chat_instance": "1", "data": key}
	if message != nil {
		query["message"] = message
	}
	b.push("callback_query", query)
	return id
}

func (t *Telegram) botByID(id int64) *TelegramBot {
	for _, b := range t.bots {
		if b.id == id {
			return b
		}
	}
	panic("bottest: unknown bot")
}
