package messages

import (
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Missing is who has not reported this week.
type Missing struct {
	Week  int
	Now   time.Time
	Group string
	// Expected and Reported count units.
	Expected int
	Reported int
	Units    []MissingUnit
	// Named means that the units may be named here.
	Named bool
}

// MissingUnit is a unit that has not reported, and for how many weeks in a row, this one included.
type MissingUnit struct {
	Name  string
	Weeks int
}

// Missing tells who has not reported this week.
func (c *Catalogue) Missing(m Missing) chat.Message {
	return c.say("missing", struct {
		Missing
		Date campaign.Date
	}{m, campaign.DateOf(m.Now)})
}
