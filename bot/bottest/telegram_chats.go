package bottest

import (
	"fmt"
	"maps"
	"slices"
)

// User is a person on Telegram. Ids below 1,000,000,000 are free to use, but for 999,000,001.
type User struct {
	ID   int64
	Name string
}

// telegramMember is what a bot is in a chat.
type telegramMember struct {
	status  string // member, administrator, restricted, left or kicked
	canSend bool   // for restricted
}

type telegramChat struct {
	id       int64
	kind     string // private, group or supergroup
	title    string
	person   User
	members  map[int64]telegramMember // by bot
	topics   map[int64]bool           // open?
	messages map[int64]*telegramMessage
	lastID   int64
	lastBot  int64 // the bot that wrote last
	pinned   int64
	movedTo  int64
}

// telegramMessage is what is remembered of a message.
type telegramMessage struct {
	bot     int64 // 0 when a person wrote it
	text    string
	topic   int64
	date    int64
	content object
	buttons [][]SentButton
	gone    bool
}

func (c *telegramChat) private() bool { return c.kind == "private" }

func (c *telegramChat) json() object {
	if c.private() {
		return object{"id": c.id, "type": c.kind, "first_name": c.person.Name}
	}
	return object{"id": c.id, "type": c.kind, "title": c.title, "is_forum": len(c.topics) > 0}
}

func (c *telegramChat) add(m *telegramMessage) int64 {
	c.lastID++
	c.messages[c.lastID] = m
	return c.lastID
}

func userJSON(u User) object {
	return object{"id": u.ID, "is_bot": false, "first_name": u.Name}
}

func (b *TelegramBot) json() object {
	return object{"id": b.id, "is_bot": true, "first_name": b.username, "username": b.username}
}

func (t *Telegram) newChat(id int64, kind, title string) *telegramChat {
	c := &telegramChat{
		id: id, kind: kind, title: title,
		members: map[int64]telegramMember{}, topics: map[int64]bool{}, messages: map[int64]*telegramMessage{},
	}
	if kind == "supergroup" {
		c.lastID = 1 // the service message that created it; as a topic, 1 is General
	}
	t.chats[id] = c
	return c
}

// NewGroup creates a supergroup with the first bot as a plain member, and tells it so.
func (t *Telegram) NewGroup(title string) int64 {
	return t.newGroup(title, "supergroup", func(n int64) int64 { return -1_000_000_000_000 - n })
}

// NewBasicGroup creates a group that can still be upgraded, with the first bot as a plain member.
func (t *Telegram) NewBasicGroup(title string) int64 {
	return t.newGroup(title, "group", func(n int64) int64 { return -n })
}

func (t *Telegram) newGroup(title, kind string, id func(int64) int64) int64 {
	t.mu.Lock()
	c := t.newChat(id(t.nextChat), kind, title)
	t.nextChat++
	t.mu.Unlock()
	t.Join(t.Bot(), c.id)
	return c.id
}

// admin is the person behind changes of membership.
var admin = User{ID: 999_000_001, Name: "Chủ nhóm"}

// Join adds a bot to a chat.
func (t *Telegram) Join(b *TelegramBot, chat int64) {
	t.setMember(b, chat, telegramMember{status: "member"})
}

// Promote makes a bot an administrator of a chat.
func (t *Telegram) Promote(b *TelegramBot, chat int64) {
	t.setMember(b, chat, telegramMember{status: "administrator"})
}

// Mute takes away the right to write; Join gives it back.
func (t *Telegram) Mute(b *TelegramBot, chat int64) {
	t.setMember(b, chat, telegramMember{status: "restricted"})
}

// Kick removes a bot from a chat.
func (t *Telegram) Kick(b *TelegramBot, chat int64) {
	t.setMember(b, chat, telegramMember{status: "kicked"})
}

// Block is a person who blocks a bot.
func (t *Telegram) Block(b *TelegramBot, u User) {
	t.open(u)
	t.setMember(b, u.ID, telegramMember{status: "kicked"})
}

// Unblock is a person who takes that back.
func (t *Telegram) Unblock(b *TelegramBot, u User) {
	t.setMember(b, u.ID, telegramMember{status: "member"})
}

// OpenPrivate lets the bots write to a person, as if the person had pressed Start long ago.
func (t *Telegram) OpenPrivate(u User) int64 {
	t.open(u)
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, b := range t.bots {
		t.chats[u.ID].members[b.id] = telegramMember{status: "member"}
	}
	return u.ID
}

func (t *Telegram) open(u User) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.privateChat(u)
}

// privateChat finds or makes the chat with a person. The lock is held.
func (t *Telegram) privateChat(u User) *telegramChat {
	c := t.chats[u.ID]
	if c == nil {
		c = t.newChat(u.ID, "private", "")
	}
	c.person = u
	return c
}

// setMember changes what a bot is in a chat and tells it.
func (t *Telegram) setMember(b *TelegramBot, chat int64, now telegramMember) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.chat(chat)
	before, known := c.members[b.id]
	if !known {
		before = telegramMember{status: "left"}
	}
	c.members[b.id] = now
	by := admin
	if c.private() {
		by = c.person
	}
	b.push("my_chat_member", object{
		"chat": c.json(), "from": userJSON(by), "date": t.now().Unix(),
		"old_chat_member": b.memberJSON(before), "new_chat_member": b.memberJSON(now),
	})
}

func (b *TelegramBot) memberJSON(m telegramMember) object {
	o := object{"user": b.json(), "status": m.status}
	if m.status == "restricted" {
		o["is_member"], o["can_send_messages"] = true, m.canSend
	}
	return o
}

// chat finds a chat the test made. The lock is held.
func (t *Telegram) chat(id int64) *telegramChat {
	c := t.chats[id]
	if c == nil {
		panic(fmt.Sprintf("bottest: there is no chat %d", id))
	}
	return c
}

// NewTopic opens a forum topic and returns its id.
func (t *Telegram) NewTopic(chat int64, name string) int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.chat(chat)
	id := c.add(&telegramMessage{text: name})
	c.messages[id].topic = id
	c.topics[id] = true
	return id
}

// CloseTopic closes a topic for everybody who is no administrator.
func (t *Telegram) CloseTopic(chat, topic int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.chat(chat).topics[topic] = false
}

// DeleteTopic removes a topic.
func (t *Telegram) DeleteTopic(chat, topic int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.chat(chat).topics, topic)
}

// Migrate upgrades a basic group and returns its new id. Updates come in the order seen live:
// membership in the new chat, farewell in the old one, welcome in the new one.
func (t *Telegram) Migrate(chat int64) int64 {
	t.mu.Lock()
	old := t.chat(chat)
	c := t.newChat(-1_000_000_000_000-t.nextChat, "supergroup", old.title)
	t.nextChat++
	bots := slices.Clone(t.bots)
	t.mu.Unlock()
	for _, b := range bots {
		if m, ok := old.members[b.id]; ok {
			t.setMember(b, c.id, m)
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	old.movedTo = c.id
	t.service(old, userJSON(admin), object{"migrate_to_chat_id": c.id})
	t.service(c, anonymousBot(), object{"migrate_from_chat_id": old.id, "sender_chat": c.json()})
	return c.id
}

func anonymousBot() object {
	return object{"id": 1087968824, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot"}
}

// service tells every bot of a chat what happened there. The lock is held.
func (t *Telegram) service(c *telegramChat, from, content object) {
	m := object{"chat": c.json(), "from": from, "date": t.now().Unix()}
	maps.Copy(m, content)
	m["message_id"] = c.add(&telegramMessage{content: m})
	t.deliver(c, "message", m, "", 0)
}
