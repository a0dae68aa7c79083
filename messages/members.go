package messages

import "github.com/thiduabot/thiduabot/bot/chat"

// Member is one seat with who holds it.
type Member struct {
	ID        int64
	Name      string
	Seat      Seat
	Platforms []string
}

// OwnData is what is stored about a person.
type OwnData struct {
	Number   int64
	Name     string
	Accounts []string
	Seats    []Seat
}

// Link says whose chat a group is.
type Link struct {
	Known   bool
	Leaders bool
	Group   string
}

// shownMembers is how many seats one answer lists.
const shownMembers = 15

// Members lists who holds which seat.
func (c *Catalogue) Members(lines []Member) chat.Message {
	shown := lines[:min(len(lines), shownMembers)]
	return c.say("members", struct {
		Lines []Member
		More  int
	}{shown, len(lines) - len(shown)})
}

// NoSuchMember answers a number that nobody with a seat has.
func (c *Catalogue) NoSuchMember() chat.Message { return c.say("no_such_member", nil) }

// AskRemoval asks whether somebody is to lose their seats.
func (c *Catalogue) AskRemoval(m Member) chat.Message { return c.say("ask_removal", m) }

// Removed confirms that somebody lost their seats.
func (c *Catalogue) Removed() chat.Message { return c.say("removed", nil) }

// NothingChanged confirms that everything stays as it is.
func (c *Catalogue) NothingChanged() chat.Message { return c.say("nothing_changed", nil) }

// NoData tells somebody that nothing is stored about them.
func (c *Catalogue) NoData() chat.Message { return c.say("no_data", nil) }

// OwnData shows somebody what is stored about them.
func (c *Catalogue) OwnData(d OwnData) chat.Message { return c.say("own_data", d) }

// OwnRequest shows somebody who is no member the request that is stored.
func (c *Catalogue) OwnRequest(r Request) chat.Message { return c.say("own_request", r) }

// AskErase asks whether the sender's data are to be deleted.
func (c *Catalogue) AskErase() chat.Message { return c.say("ask_erase", nil) }

// Erased confirms that the sender's data are deleted.
func (c *Catalogue) Erased() chat.Message { return c.say("erased", nil) }

// LinkHow says whose chat this is and how to change it.
func (c *Catalogue) LinkHow(l Link) chat.Message { return c.say("link_how", l) }

// LinkWhat asks which group is meant.
func (c *Catalogue) LinkWhat() chat.Message { return c.say("link_what", nil) }

// Linked confirms whose chat this is.
func (c *Catalogue) Linked(l Link) chat.Message { return c.say("linked", l) }

// Unlinked confirms that this chat belongs to nobody any more.
func (c *Catalogue) Unlinked() chat.Message { return c.say("unlinked", nil) }
