// Package store holds what is remembered: the records that every store implementation speaks.
package store

import (
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Key names one revision of one message. It is the identity of a Record: a key that is known changes nothing.
type Key struct {
	Chat     chat.ChatID
	Message  string
	Revision string
}

// String writes the key as it is stored. Parts never hold a line break.
func (k Key) String() string {
	return strings.Join([]string{string(k.Chat.Account), k.Chat.Chat, k.Message, k.Revision}, "\n")
}

// Stream is a sequence of numbered records: one for each unit, and Settings.
type Stream string

// Settings is the stream of administrative changes: people, chats, codes, requests.
const Settings Stream = "*settings"

// UnitStream returns the stream of the unit's reports.
func UnitStream(unit campaign.UnitID) Stream { return Stream(unit) }

// Outcome says what became of a message.
type Outcome string

const (
	OutcomeReported Outcome = "reported"
	OutcomeAsked    Outcome = "asked"
	OutcomeRefused  Outcome = "refused"
	OutcomeAnswered Outcome = "answered"
	OutcomeChanged  Outcome = "changed"
	OutcomeIgnored  Outcome = "ignored"
	OutcomeFailed   Outcome = "failed"
)

// Record is one handled message and everything it caused. Storing it is the commit point; the states,
// settings, questions and posts follow from it and can be written again.
type Record struct {
	Key Key
	// At is the message's own time; Handled is when we decided.
	At      time.Time
	Handled time.Time
	// Hash is a digest of what the message said, to tell edits that change nothing.
	Hash    string
	Outcome Outcome
	By      campaign.MemberID
	// Stream and Seq are the record's slot. A record with entries or settings takes the next number of its
	// stream; two records never hold the same. Stream is empty for a record without either.
	Stream  Stream
	Seq     int64
	Entries []campaign.Entry

	// Effects are gone from the record once they are applied.
	Effects Effects
}

// Effects is what a record causes beside its log entries.
type Effects struct {
	// State is the unit's state after the entries; set whenever there are entries.
	State *campaign.State `json:"state,omitempty" bson:"state,omitempty"`
	// Posts are the answers owed.
	Posts []Post `json:"posts,omitempty" bson:"posts,omitempty"`
	// Settings are the documents changed. They are stored whole; the record's Seq orders them.
	Settings []Setting `json:"settings,omitempty" bson:"settings,omitempty"`
	// Questions are opened or closed, one for each chat and person at most.
	Questions []Question `json:"questions,omitempty" bson:"questions,omitempty"`
}
