package bottest

// MessageOption changes a message before it is delivered.
type MessageOption func(t *Telegram, c *telegramChat, m object)

// InTopic writes into a forum topic. As on the live service, a message that answers nothing names
// the message that opened the topic as the one answered.
func InTopic(topic int64) MessageOption {
	return func(_ *Telegram, c *telegramChat, m object) {
		m["message_thread_id"], m["is_topic_message"] = topic, true
		if m["reply_to_message"] == nil {
			m["reply_to_message"] = object{"message_id": topic, "chat": c.json(), "from": userJSON(admin), "date": 1, "forum_topic_created": object{}}
		}
	}
}

// InThread writes into an ordinary thread of replies, which is no topic.
func InThread(thread int64) MessageOption {
	return func(_ *Telegram, _ *telegramChat, m object) { m["message_thread_id"] = thread }
}

// Replying answers a message of the same chat.
func Replying(id int64) MessageOption {
	return func(t *Telegram, c *telegramChat, m object) {
		reply := object{"message_id": id, "chat": c.json(), "date": 1, "from": userJSON(admin)}
		if known := c.messages[id]; known != nil && known.bot != 0 {
			reply["from"] = t.botByID(known.bot).json()
		}
		m["reply_to_message"] = reply
	}
}

// Anonymously posts as an anonymous administrator of the group.
func Anonymously() MessageOption {
	return func(_ *Telegram, c *telegramChat, m object) {
		m["from"], m["sender_chat"] = anonymousBot(), c.json()
	}
}

// AsChannel posts in the name of a channel.
func AsChannel() MessageOption {
	return func(_ *Telegram, _ *telegramChat, m object) {
		m["from"] = object{"id": 136817688, "is_bot": true, "first_name": "Channel", "username": "Channel_Bot"}
		m["sender_chat"] = object{"id": -1002000000001, "type": "channel", "title": "Kênh"}
	}
}

// Forwarded passes somebody else's words on.
func Forwarded() MessageOption {
	return func(_ *Telegram, _ *telegramChat, m object) {
		m["forward_origin"] = object{"type": "hidden_user", "sender_user_name": "Ai đó", "date": 1}
	}
}

// FromBot comes from another bot.
func FromBot() MessageOption {
	return func(_ *Telegram, _ *telegramChat, m object) {
		m["from"] = object{"id": 555, "is_bot": true, "first_name": "Bot khác", "username": "other_bot"}
	}
}

// ViaBot is written with the help of an inline bot.
func ViaBot() MessageOption {
	return With("via_bot", object{"id": 556, "is_bot": true, "first_name": "Gif", "username": "gif"})
}

// Photo makes the text the caption of a picture, sent in two sizes.
func Photo(fileID string) MessageOption {
	return func(_ *Telegram, _ *telegramChat, m object) {
		m["photo"] = []object{
			{"file_id": fileID + "-small", "width": 90, "height": 60},
			{"file_id": fileID, "width": 1280, "height": 960},
		}
		caption(m)
	}
}

// Voice makes it a voice message; the text, if any, is its caption.
func Voice() MessageOption { return media("voice", object{"file_id": "voice1", "duration": 3}) }

// Sticker makes it a sticker.
func Sticker() MessageOption {
	return media("sticker", object{"file_id": "sticker1", "type": "regular"})
}

// Attachment makes it a document; the text, if any, is its caption.
func Attachment(name string) MessageOption {
	return media("document", object{"file_id": "document1", "file_name": name})
}

func media(kind string, content object) MessageOption {
	return func(_ *Telegram, _ *telegramChat, m object) {
		m[kind] = content
		caption(m)
	}
}

func caption(m object) {
	text, ok := m["text"]
	if !ok {
		return
	}
	delete(m, "text")
	if text != "" {
		m["caption"] = text
		rename(m, "entities", "caption_entities")
	}
}

func rename(m object, from, to string) {
	if value, ok := m[from]; ok {
		m[to] = value
		delete(m, from)
	}
}

// With sets any field of the message.
func With(name string, value any) MessageOption {
	return func(_ *Telegram, _ *telegramChat, m object) { m[name] = value }
}
