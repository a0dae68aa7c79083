// Package chat is the contract between the bot and the places people chat.
package chat

import (
	"context"
	"strings"
)

// Account names a bot account on a platform, such as "telegram/123456" or "console".
type Account string

// Console is the account of the console, the one place to chat without a platform.
const Console Account = "console"

// Platform returns the part before the slash: telegram, zalo or console.
func (a Account) Platform() string {
	name, _, _ := strings.Cut(string(a), "/")
	return name
}

// ChatID names a chat as one account sees it. Ids are opaque: a replaced bot starts its message
// ids anew, and a person's id may differ from bot to bot, so the account is always part of the name.
type ChatID struct {
	Account Account `json:"account" bson:"account"`
	Chat    string  `json:"chat" bson:"chat"`
	// Topic is the forum topic inside the chat, or empty.
	Topic string `json:"topic,omitempty" bson:"topic,omitempty"`
}

// WithoutTopic returns the chat itself, whichever topic c points into.
func (c ChatID) WithoutTopic() ChatID {
	c.Topic = ""
	return c
}

// PersonID names a person's account as one bot account sees it.
type PersonID struct {
	Account Account `json:"account" bson:"account"`
	ID      string  `json:"id" bson:"id"`
}

// Handler is told what a platform delivered, in order. It returns nil only when everything
// in the batch is durable; until then the platform must not confirm the batch.
type Handler func(ctx context.Context, batch []Incoming) error

// Platform is an account on a place people chat: a Telegram bot, a Zalo bot, the console.
type Platform interface {
	// Account says which account this is. It is constant.
	Account() Account
	// Run receives until ctx ends or the account can no longer be used, and then says why.
	Run(ctx context.Context, handle Handler) error
	// Parts splits a message as this platform needs it; at least one part. It is pure.
	Parts(Message) []Message
	// Send delivers one part and returns the platform's id for it. Every failure is a *SendError.
	Send(ctx context.Context, to ChatID, part Message) (messageID string, err error)
}

// Inviter is a platform that has links which open a private chat with a one-time code.
type Inviter interface {
	InviteLink(code string) string
}
