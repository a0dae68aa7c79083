package chat

import "time"

// Kind says what an Incoming is about.
type Kind string

const (
	// KindMessage is a message, new or edited.
	KindMessage Kind = "message"
	// KindPress is a press on a button of one of our messages.
	KindPress Kind = "press"
	// KindJoined means that we were added to a chat, or may write in it again.
	KindJoined Kind = "joined"
	// KindLeft means that we were removed from a chat, or blocked by its person.
	KindLeft Kind = "left"
	// KindMoved means that a chat lives on under another id.
	KindMoved Kind = "moved"
)

// Incoming is one thing a platform delivered. Platforms cut what is special to them: a leading
// mention of us and the suffix of a command (/baocao@thiduabot) never reach Text.
type Incoming struct {
	Kind Kind
	Chat ChatID
	// Group is true where several people read along.
	Group bool
	From  PersonID
	// Name is the display name of the sender. It is personal: never logged.
	Name string
	// Anonymous means that no person can be told from the message: an anonymous admin, a channel.
	Anonymous bool

	// ID is the message id within Chat; for a press, an id of the press itself.
	ID string
	// Revision is empty for a message as first sent; for an edit it tells the edits of a message apart.
	Revision string
	// At is the time of the message; for an edit the time of the original message.
	At time.Time
	// EditedAt is the time of the edit; zero when Revision is empty.
	EditedAt time.Time
	Text     string
	// Photo is the platform's file id of a picture that Text is the caption of.
	Photo string
	// NoText means that the message holds something we cannot read: voice, a file, a sticker.
	NoText bool
	// Forwarded means that the words are somebody else's.
	Forwarded bool

	// ReplyTo is the id of the message answered.
	ReplyTo string
	// ReplyToUs means that the message answered is one of ours.
	ReplyToUs bool
	// ToUs means that the message names us: a mention, or a command with our suffix.
	ToUs bool

	// Press is the opaque key of the button pressed.
	Press string
	// MovedTo is the new id of a chat that moved.
	MovedTo ChatID
}

// Edited reports whether this replaces the text of an earlier message.
func (in Incoming) Edited() bool { return in.Revision != "" }
