package messages

import (
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// UnknownLine is a post whose delivery is unknown.
type UnknownLine struct {
	Title string
	Chat  Link
	Sent  time.Time
}

// Date is the day it was sent.
func (l UnknownLine) Date() campaign.Date { return campaign.DateOf(l.Sent) }

// UnknownPosts lists the posts whose delivery is unknown, and how to send them again.
func (c *Catalogue) UnknownPosts(lines []UnknownLine) chat.Message {
	return c.say("unknown_posts", lines)
}

// ResendUnknown answers a number that no post with an unknown outcome has.
func (c *Catalogue) ResendUnknown() chat.Message { return c.say("resend_unknown", nil) }

// Resent confirms that a post goes out again.
func (c *Catalogue) Resent() chat.Message { return c.say("resent", nil) }
