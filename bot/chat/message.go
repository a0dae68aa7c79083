package chat

// Message is what the bot says. Text is plain: markup, upload and fallbacks are the platform's business.
type Message struct {
	Text string `json:"text" bson:"text"`
	// Title means that the first line is a heading; platforms with markup show it in bold.
	Title   bool     `json:"title,omitempty" bson:"title,omitempty"`
	Buttons []Button `json:"buttons,omitempty" bson:"buttons,omitempty"`
	// ReplyTo is the id of the message answered, in the chat it is sent to.
	ReplyTo  string `json:"reply_to,omitempty" bson:"reply_to,omitempty"`
	Picture  *File  `json:"picture,omitempty" bson:"picture,omitempty"`
	Document *File  `json:"document,omitempty" bson:"document,omitempty"`
}

// Button is a choice offered below a message. Platforms without buttons leave it out:
// the text of the message already lists the choices with their numbers.
type Button struct {
	// Press is the opaque one-time key that comes back, at most 64 bytes.
	Press string `json:"press" bson:"press"`
	Label string `json:"label" bson:"label"`
}

// File is a picture or document that goes with a message.
type File struct {
	Name string `json:"name" bson:"name"`
	Data []byte `json:"data" bson:"data"`
}
