package store

import (
	"encoding/json"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// QuestionKey says whose question it is: at most one is open for a chat and person.
type QuestionKey struct {
	Chat   chat.ChatID   `json:"chat" bson:"chat"`
	Person chat.PersonID `json:"person" bson:"person"`
}

// Question (câu hỏi đang chờ) is what the bot asked somebody and waits for. A closed question stays
// as a document, so that a button pressed late finds that it is over.
type Question struct {
	QuestionKey `bson:",inline"`
	// ID names the question; the presses of its buttons begin with it.
	ID string `json:"id" bson:"id"`
	// Kind and Data are the conversation's own: what to do with which answer.
	Kind string          `json:"kind" bson:"kind"`
	Data json.RawMessage `json:"data,omitempty" bson:"data,omitempty"`
	// Post is the id of the post that asks it: a reply to it answers.
	Post    string    `json:"post" bson:"post"`
	Expires time.Time `json:"expires" bson:"expires"`
	Closed  bool      `json:"closed,omitempty" bson:"closed,omitempty"`
	// Version orders the changes of one question key; a lower one never overwrites a higher one.
	Version int64 `json:"version" bson:"version"`
}
