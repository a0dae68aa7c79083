package messages

import "github.com/thiduabot/thiduabot/bot/chat"

// Practised says, below an answer, that it was practice.
func (c *Catalogue) Practised() string { return c.text("practised", nil) }

// Tip adds one line to an answer about a slip of a kind that the person makes again and again; example is a line
// that can be sent as it is.
func (c *Catalogue) Tip(m chat.Message, kind, example string) chat.Message {
	m.Text += "\n" + c.text("tip", struct{ Kind, Example string }{kind, example})
	return m
}
