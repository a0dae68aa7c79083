package messages

import "github.com/thiduabot/thiduabot/campaign"

// Doubt is a figure that was not stored, and what is asked about it. Kind names the template “doubt_KIND”.
type Doubt struct {
	Kind string
	// Label and Code name the indicator; empty when it is not known.
	Label string
	Code  campaign.IndicatorID
	// Word is what was written for the indicator, Raw for the figure.
	Word string
	Raw  string
	// Unit is the unit as it stands inside a sentence.
	Unit string
	// Said, Last, Pledge and Other are figures as shown, as the kind needs them; Since is the day of Last.
	Said   string
	Last   string
	Pledge string
	Other  string
	Since  campaign.Date
	// Noun is the counting word of the indicator.
	Noun string
	// Times says how often Said holds the pledge or the last figure.
	Times string
	// Choices are what may be chosen, in order; YesNo means that the question is answered by yes or no.
	Choices []string
	YesNo   bool
	// Codes are indicator codes to choose from.
	Codes []campaign.IndicatorID
	// Example is a line that can be sent as it is.
	Example string
	// Asks means that an answer to this doubt is waited for; of several doubts only the first asks.
	Asks bool
}

// shownDoubts is how many doubts one answer spells out.
const shownDoubts = 6

// doubts renders each doubt; in a list each begins with its indicator.
func (c *Catalogue) doubts(all []Doubt, listed bool) []string {
	var texts []string
	for i, d := range all {
		if i == shownDoubts {
			return append(texts, c.text("more_doubts", len(all)-i))
		}
		text := c.text("doubt_"+d.Kind, d)
		if listed {
			text = LowerFirst(text)
		}
		if listed && d.Label != "" {
			text = LowerFirst(d.Label) + " – " + text
		}
		texts = append(texts, text)
	}
	return texts
}
