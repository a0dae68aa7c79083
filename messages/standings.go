package messages

import (
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Standings is who stands where at this moment.
type Standings struct {
	// Place is the group or the whole area.
	Place string
	// Indicator is set when only one indicator is ranked by.
	Indicator string
	Now       time.Time
	// Week is the number of the last week that has closed.
	Week int
	Year int
	Rows []StandingsRow
	// More counts the ranked units that are not shown.
	More   int
	Silent []string
	// Pending means that some indicators are scored only at the end of the year.
	Pending bool
}

// StandingsRow is one ranked unit.
type StandingsRow struct {
	Rank    int
	Name    string
	Percent string
	// Value is the figure over its pledge, for standings by one indicator.
	Value string
	// Stale is the day of the last report of a unit that has none for Week or since.
	Stale campaign.Date
}

// Standings shows who stands where at this moment.
func (c *Catalogue) Standings(s Standings) chat.Message {
	return c.titled("standings", struct {
		Standings
		Date campaign.Date
	}{s, campaign.DateOf(s.Now)})
}

// WhichGroup asks which group a board is wanted of.
func (c *Catalogue) WhichGroup(command string) chat.Message { return c.say("which_group", command) }

// NotRanked refuses a board by an indicator that is never ranked.
func (c *Catalogue) NotRanked() chat.Message { return c.say("not_ranked", nil) }
