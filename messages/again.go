package messages

import (
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// SendAgain asks a reporter to send again what was reported after the last message that a restored backup holds.
// The time is in the campaign's zone; a backup without any message has the zero time.
func (c *Catalogue) SendAgain(last time.Time) chat.Message {
	return c.say("send_again", struct {
		Last  time.Time
		Date  campaign.Date
		Empty bool
	}{last, campaign.DateOf(last), last.Year() < 2000})
}
