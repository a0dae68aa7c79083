package reminders

import (
	"fmt"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// digestMessage writes the digest.
func digestMessage(words *messages.Catalogue, c *campaign.Campaign, f digestFacts) chat.Message {
	d := messages.Digest{
		At:          f.At.In(c.Location),
		Area:        c.AreaShort,
		Base:        campaign.FormatPercent(f.Base),
		Elapsed:     campaign.FormatPercent(f.Elapsed),
		Quiet:       len(f.Before) == 0,
		Since:       f.Since,
		Reporting:   f.Reporting,
		Corrections: f.Corrections,
		Finished:    finishedLines(c, f.Finished),
		Missing:     missingLine(c, f),
	}
	for _, t := range f.Totals {
		d.Totals = append(d.Totals, totalLine(c, t))
	}
	for _, i := range f.Increases {
		ind, _ := c.Indicator(i.Indicator)
		d.Increases = append(d.Increases, amountOf(ind, i.By))
	}
	for _, s := range f.Slow {
		d.Slow = append(d.Slow, messages.DigestSlow{
			Name: shortName(c, s.Unit), Percent: campaign.FormatPercent(s.Base), Pace: campaign.FormatFraction(s.Pace, 2),
		})
	}
	d.Clusters, d.Blocs = leaderNames(c, f.Leaders)
	return words.Digest(d)
}

func totalLine(c *campaign.Campaign, t digestTotal) messages.DigestTotal {
	ind, _ := c.Indicator(t.Indicator)
	value := messages.Amount(ind, t.Value)
	if !t.Value.IsRatio() {
		value += "/" + messages.Amount(ind, t.Target)
	}
	return messages.DigestTotal{Label: ind.Short, Value: value, Percent: campaign.FormatPercent(t.Percent)}
}

// leaderNames writes the leading units of clusters and of blocs, each with its group.
func leaderNames(c *campaign.Campaign, leaders []digestLeader) (clusters, blocs []string) {
	for _, l := range leaders {
		g, _ := c.Group(l.Group)
		name := fmt.Sprintf("%s (%s)", shortName(c, l.Unit), messages.LowerFirst(g.Name))
		if g.Kind == campaign.Cluster {
			clusters = append(clusters, name)
		} else {
			blocs = append(blocs, name)
		}
	}
	return clusters, blocs
}

// finishedLines groups completed pledges by indicator, in the order of the campaign.
func finishedLines(c *campaign.Campaign, finished []digestFinished) []messages.DigestFinished {
	var lines []messages.DigestFinished
	for _, ind := range c.Indicators {
		line := messages.DigestFinished{Label: ind.Short}
		for _, f := range finished {
			if f.Indicator == ind.ID {
				value := messages.Amount(ind, f.Value) + "/" + messages.Amount(ind, f.Pledge)
				line.Units = append(line.Units, fmt.Sprintf("%s (%s)", shortName(c, f.Unit), value))
			}
		}
		if len(line.Units) > 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

func missingLine(c *campaign.Campaign, f digestFacts) messages.DigestMissing {
	m := messages.DigestMissing{Week: f.Week.Number, Missing: f.Missing, Expected: f.Expected}
	for _, s := range f.Silent {
		m.Silent = append(m.Silent, messages.SilentUnit{Name: shortName(c, s.Unit), Weeks: s.Weeks})
	}
	return m
}
