package telegram

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// Accounts of Telegram itself that stand for nobody: https://core.telegram.org/bots/api#message.
const (
	groupAnonymousBot = 1087968824
	channelBot        = 136817688
)

// generalTopic is the topic that is addressed by leaving the topic out.
const generalTopic = 1

// incoming maps an update to what the bot is told; false when it does not concern the bot.
func (p *Platform) incoming(u update) (chat.Incoming, bool) {
	switch {
	case u.Message != nil:
		return p.message(u.ID, u.Message)
	case u.EditedMessage != nil:
		return p.edit(u.EditedMessage)
	case u.CallbackQuery != nil:
		return p.press(u.CallbackQuery)
	case u.MyChatMember != nil:
		return p.membership(u.ID, u.MyChatMember)
	}
	return chat.Incoming{}, false
}

func (p *Platform) message(updateID int64, m *message) (chat.Incoming, bool) {
	switch {
	case m.MigratedTo != 0:
		return p.moved(updateID, m.Chat.ID, m.MigratedTo, m.Date), true
	case m.MigratedFrom != 0:
		return p.moved(updateID, m.MigratedFrom, m.Chat.ID, m.Date), true
	}
	return p.written(m)
}

// moved is told twice, from either side and in any order. Its id is that of the update, because
// message ids start anew in the new chat and would meet old ones.
func (p *Platform) moved(updateID, from, to, date int64) chat.Incoming {
	return chat.Incoming{
		Kind:    chat.KindMoved,
		Chat:    p.chatID(from, 0),
		MovedTo: p.chatID(to, 0),
		Group:   true,
		ID:      eventID(updateID),
		At:      unixTime(date),
	}
}

// written is what a person wrote; bots and service messages are not.
func (p *Platform) written(m *message) (chat.Incoming, bool) {
	if !m.Chat.group() && !m.Chat.private() {
		return chat.Incoming{}, false
	}
	anonymous := m.anonymous()
	if given(m.ViaBot) || (!anonymous && m.From.IsBot) {
		return chat.Incoming{}, false
	}
	in := chat.Incoming{
		Kind:      chat.KindMessage,
		Chat:      p.chatID(m.Chat.ID, m.topic()),
		Group:     m.Chat.group(),
		Anonymous: anonymous,
		ID:        strconv.FormatInt(m.ID, 10),
		At:        unixTime(m.Date),
		Photo:     m.largestPhoto(),
		Forwarded: given(m.ForwardOrigin) || given(m.ForwardDate),
	}
	if !anonymous {
		in.From, in.Name = p.person(m.From)
	}
	p.setReply(&in, m)
	return p.withText(in, m)
}

// withText sets the words of a message, or that there are none we can read.
func (p *Platform) withText(in chat.Incoming, m *message) (chat.Incoming, bool) {
	raw := m.Text
	if raw == "" {
		raw = m.Caption
	}
	text, toUs, theirs := address(clean(raw), p.name())
	if theirs {
		return chat.Incoming{}, false
	}
	in.Text, in.ToUs = text, toUs
	if raw == "" || tooLong(text) {
		in.Text, in.NoText = "", true
	}
	return in, raw != "" || in.Photo != "" || m.wordless.any()
}

// edit is told apart by its time and its words: Telegram also reports edits that changed neither
// text nor caption, while going back to an earlier text is an edit like any other.
func (p *Platform) edit(m *message) (chat.Incoming, bool) {
	in, ok := p.written(m)
	sum := sha256.Sum256([]byte(in.Text))
	in.Revision = strconv.FormatInt(m.EditDate, 10) + "-" + hex.EncodeToString(sum[:4])
	in.EditedAt = unixTime(m.EditDate)
	if m.EditDate == 0 {
		in.EditedAt = in.At
	}
	return in, ok
}

// anonymous reports whether no person stands behind the message. Such an account must never be
// taken for a person: it is the same in every group on Telegram.
func (m *message) anonymous() bool {
	return given(m.SenderChat) || m.From == nil || m.From.ID == groupAnonymousBot || m.From.ID == channelBot
}

// topic is the forum topic; ordinary threads carry a thread id too, and refuse it in sends.
func (m *message) topic() int64 {
	if !m.IsTopicMessage || m.ThreadID == generalTopic {
		return 0
	}
	return m.ThreadID
}

func (m *message) largestPhoto() string {
	id, largest := "", -1
	for _, size := range m.Photo {
		if area := size.Width * size.Height; area > largest {
			id, largest = size.FileID, area
		}
	}
	return id
}

// setReply leaves out the message that opened the topic: Telegram names it as the one answered
// by everything in the topic that answers nothing.
func (p *Platform) setReply(in *chat.Incoming, m *message) {
	r := m.ReplyTo
	if r == nil || (m.IsTopicMessage && r.ID == m.ThreadID) {
		return
	}
	in.ReplyTo = strconv.FormatInt(r.ID, 10)
	in.ReplyToUs = r.From != nil && r.From.ID == p.botID
}

func (p *Platform) person(u *user) (chat.PersonID, string) {
	id := chat.PersonID{Account: p.account, ID: strconv.FormatInt(u.ID, 10)}
	return id, cleanName(u.FirstName + " " + u.LastName)
}

func (p *Platform) chatID(id, topic int64) chat.ChatID {
	c := chat.ChatID{Account: p.account, Chat: strconv.FormatInt(id, 10)}
	if topic > 0 {
		c.Topic = strconv.FormatInt(topic, 10)
	}
	return c
}

// eventID is the id of what has no message id of its own.
func eventID(updateID int64) string { return "u" + strconv.FormatInt(updateID, 10) }

func unixTime(seconds int64) time.Time { return time.Unix(seconds, 0).UTC() }
