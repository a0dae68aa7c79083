package messages

import "github.com/thiduabot/thiduabot/bot/chat"

// Help says which parts of the help somebody reads.
type Help struct {
	Campaign   string
	Registered bool
	Reporter   bool
	Head       bool
	Leader     bool
	Office     bool
	Admin      bool
}

// Help lists what somebody may do.
func (c *Catalogue) Help(h Help) chat.Message { return c.titled("help", h) }

// CommandDescription describes a command in one line, for the menu of a platform.
func (c *Catalogue) CommandDescription(name string) string { return c.text("menu_"+name, nil) }
