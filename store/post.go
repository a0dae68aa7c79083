package store

import (
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// PostStatus says where a post stands.
type PostStatus string

const (
	PostWaiting PostStatus = "waiting"
	PostSent    PostStatus = "sent"
	PostFailed  PostStatus = "failed"
	PostUnknown PostStatus = "unknown"
	PostSkipped PostStatus = "skipped"
)

// Priority orders what waits for the same chat: lower goes first.
type Priority int

const (
	PriorityAnswer Priority = iota
	PriorityReminder
	PriorityBoard
)

// Post (tin chờ gửi) is one part of something owed to a chat: a record of the outbox.
type Post struct {
	// ID is deterministic: "a/KEY/N" for answers, "n/JOB/PERIOD/TARGET/N" for parts of notices.
	ID string `json:"id" bson:"_id"`
	// Notice is the id of the notice it is a part of; empty for an answer.
	Notice string       `json:"notice,omitempty" bson:"notice,omitempty"`
	To     chat.ChatID  `json:"to" bson:"to"`
	Part   chat.Message `json:"part" bson:"part"`
	// Number orders the posts of a chat among those of the same priority: the time they were caused, in
	// nanoseconds since 1970, and their place in the batch.
	Number   int64    `json:"number" bson:"number"`
	Priority Priority `json:"priority,omitempty" bson:"priority,omitempty"`
	// Acknowledges is true for an answer that may be merged with others of its chat when limits bite.
	Acknowledges bool `json:"acknowledges,omitempty" bson:"acknowledges,omitempty"`

	Status    PostStatus `json:"status" bson:"status"`
	NotBefore time.Time  `json:"not_before,omitzero" bson:"not_before,omitempty"`
	// Attempts counts the requests made.
	Attempts int `json:"attempts,omitempty" bson:"attempts,omitempty"`
	// InFlight is true from right before a request until its outcome is stored.
	InFlight bool   `json:"in_flight,omitempty" bson:"in_flight,omitempty"`
	SentID   string `json:"sent_id,omitempty" bson:"sent_id,omitempty"`
	// Reason is why it failed, is unknown, or was skipped.
	Reason string    `json:"reason,omitempty" bson:"reason,omitempty"`
	Done   time.Time `json:"done,omitzero" bson:"done,omitempty"`
}

// IsAnswer reports whether p answers a message; only answers are sent at least once.
func (p Post) IsAnswer() bool { return p.Notice == "" }
