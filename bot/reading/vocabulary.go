package reading

import "github.com/thiduabot/thiduabot/campaign"

// Vocabulary is everything of a campaign that messages are matched against.
// It is built once for each campaign revision, immutable, and safe for concurrent use.
type Vocabulary struct {
	campaign *campaign.Campaign
}

// NewVocabulary returns the vocabulary of c.
func NewVocabulary(c *campaign.Campaign) *Vocabulary { return &Vocabulary{campaign: c} }

// Read reads the text of a report, with the command word cut off, or a whole message without one.
func (v *Vocabulary) Read(text string, ctx Context) Reading { return Reading{} }

// ReadQuantity reads the answer to a question about a figure of ind. A unit word alone (“triệu”) completes
// raw, the figure that was asked about; raw is "" when there is none.
func (v *Vocabulary) ReadQuantity(text string, ind campaign.IndicatorID, raw string) Item {
	return Item{}
}

// FindUnit returns the units that text names and that exist on the day, by id, name or alias.
func (v *Vocabulary) FindUnit(text string, on campaign.Date) []campaign.UnitID { return nil }

// FindGroup returns the groups that text names, by id, name or alias.
func (v *Vocabulary) FindGroup(text string) []campaign.GroupID { return nil }

// FindIndicator returns the indicators that text names exactly, or else those nearest to it.
func (v *Vocabulary) FindIndicator(text string) (exact, near []campaign.IndicatorID) {
	return nil, nil
}
