package telegram

import (
	"strconv"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// press maps a pressed button. Telegram does not tell when it was pressed; the time of the message
// that holds the button is taken, so that the same press delivered twice has the same time. Who may
// press is checked by the bot: the data comes from the client, and anybody in the group can press.
func (p *Platform) press(q *callbackQuery) (chat.Incoming, bool) {
	m := q.Message
	if m == nil || (!m.Chat.group() && !m.Chat.private()) || q.ID == "" || q.Data == "" || q.From.IsBot {
		return chat.Incoming{}, false
	}
	in := chat.Incoming{
		Kind:      chat.KindPress,
		Chat:      p.chatID(m.Chat.ID, m.topic()),
		Group:     m.Chat.group(),
		ID:        q.ID,
		At:        unixTime(m.Date),
		ReplyTo:   strconv.FormatInt(m.ID, 10),
		ReplyToUs: true,
		ToUs:      true,
		Press:     q.Data,
	}
	in.From, in.Name = p.person(&q.From)
	if m.Date == 0 { // an inaccessible message; a press waits 150 s at most, so now is near
		in.At = p.now().UTC()
	}
	return in, true
}

// membership tells when we may write in a chat and when no longer. Being promoted or demoted
// changes nothing in that and is not told.
func (p *Platform) membership(updateID int64, u *membersUpdated) (chat.Incoming, bool) {
	if !u.Chat.group() && !u.Chat.private() {
		return chat.Incoming{}, false
	}
	if u.Old != nil && u.Old.mayWrite() == u.New.mayWrite() {
		return chat.Incoming{}, false
	}
	in := chat.Incoming{
		Kind:  chat.KindLeft,
		Chat:  p.chatID(u.Chat.ID, 0),
		Group: u.Chat.group(),
		ID:    eventID(updateID),
		At:    unixTime(u.Date),
	}
	if u.New.mayWrite() {
		in.Kind = chat.KindJoined
	}
	if u.From.ID == groupAnonymousBot {
		in.Anonymous = true
		return in, true
	}
	in.From, in.Name = p.person(&u.From)
	return in, true
}

// mayWrite follows https://core.telegram.org/bots/api#chatmember.
func (m member) mayWrite() bool {
	switch m.Status {
	case "creator", "administrator", "member":
		return true
	case "restricted":
		return m.IsMember && m.CanSend
	}
	return false
}
