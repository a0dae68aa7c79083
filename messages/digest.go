package messages

import (
	"fmt"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

const (
	// digestLines is how many numbered lines a digest has at most, digestNames how many units a line names.
	digestLines = 9
	digestNames = 3
)

// Digest is the daily digest for the leaders. What is empty gives no line.
type Digest struct {
	// At is when the figures were taken, in the campaign's zone.
	At time.Time
	// Area is the whole territory in one word: huyện.
	Area string
	// Base is how much of the year's pledge is done, Elapsed how much of the year is over.
	Base    string
	Elapsed string
	Totals  []DigestTotal
	// Quiet means that nothing was reported since the digest before.
	Quiet bool
	// Since is the day of the digest before when that is not the day before; zero otherwise.
	Since campaign.Date
	// Reporting counts the units that reported since, Corrections the corrections; Increases are as shown.
	Reporting   int
	Increases   []string
	Corrections int
	// Clusters and Blocs are the leading units with their group in brackets.
	Clusters []string
	Blocs    []string
	Finished []DigestFinished
	Slow     []DigestSlow
	Missing  DigestMissing
}

// DigestTotal is the figure of the area for one indicator.
type DigestTotal struct {
	Label, Value, Percent string
}

// DigestFinished names the units that completed a pledge, each with its figure in brackets.
type DigestFinished struct {
	Label string
	Units []string
}

// DigestSlow is a unit behind its pace.
type DigestSlow struct {
	Name, Percent, Pace string
}

// DigestMissing counts the units without a report for the week; Silent are those that missed several.
type DigestMissing struct {
	Week     int
	Missing  int
	Expected int
	Silent   []SilentUnit
}

// SilentUnit is a unit without a report for some weeks running.
type SilentUnit struct {
	Name  string
	Weeks int
}

// Digest tells the leaders what changed.
func (c *Catalogue) Digest(d Digest) chat.Message {
	if d.Quiet {
		return c.say("digest_quiet", d)
	}
	lines := c.digestLines(d)
	return c.titled("digest", struct {
		At    time.Time
		Date  campaign.Date
		Lines []string
	}{d.At, campaign.DateOf(d.At), lines[:min(len(lines), digestLines)]})
}

func (c *Catalogue) digestLines(d Digest) []string {
	var lines []string
	for _, name := range []string{
		"digest_base", "digest_totals", "digest_changes", "digest_clusters", "digest_blocs",
		"digest_finished", "digest_slow", "digest_missing",
	} {
		if text := c.text(name, d); text != "" {
			lines = append(lines, text)
		}
	}
	return lines
}

// Names shortens a list of units for a digest: “A, B, C và 4 đơn vị khác”.
func (d Digest) Names(names []string) string { return AtMost(names, digestNames) }

// FinishedText writes the completed pledges, a few units in all: kết nạp đảng viên: Hưng Lễ (5/5).
func (d Digest) FinishedText() string {
	var texts []string
	left, more := digestNames, 0
	for _, f := range d.Finished {
		named := min(left, len(f.Units))
		left, more = left-named, more+len(f.Units)-named
		if named > 0 {
			texts = append(texts, LowerFirst(f.Label)+": "+strings.Join(f.Units[:named], ", "))
		}
	}
	text := strings.Join(texts, "; ")
	if more > 0 {
		text += fmt.Sprintf(" và %d đơn vị khác", more)
	}
	return text
}

// SlowNames writes the units behind their pace.
func (d Digest) SlowNames() string {
	names := make([]string, len(d.Slow))
	for i, s := range d.Slow {
		names[i] = fmt.Sprintf("%s (%s, đạt %s nhịp thời gian)", s.Name, s.Percent, s.Pace)
	}
	return AtMost(names, digestNames)
}

// SilentNames writes the units that missed several weeks running.
func (d Digest) SilentNames() string {
	names := make([]string, len(d.Missing.Silent))
	for i, s := range d.Missing.Silent {
		names[i] = fmt.Sprintf("%s %d tuần liên tiếp", s.Name, s.Weeks)
	}
	return AtMost(names, digestNames)
}

// TotalsText writes the figures of the area on one line.
func (d Digest) TotalsText() string {
	texts := make([]string, len(d.Totals))
	for i, t := range d.Totals {
		label := t.Label
		if i > 0 {
			label = LowerFirst(label)
		}
		texts[i] = fmt.Sprintf("%s %s (%s)", label, t.Value, t.Percent)
	}
	return strings.Join(texts, " · ")
}
