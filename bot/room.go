package bot

import (
	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
)

// room is a campaign revision with what is computed from it once.
type room struct {
	*campaign.Campaign
	vocabulary *reading.Vocabulary
}

func newRoom(c *campaign.Campaign) *room {
	return &room{Campaign: c, vocabulary: reading.NewVocabulary(c)}
}
