package messages

import (
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Progress is where a unit stands.
type Progress struct {
	Unit  string
	Date  campaign.Date
	Lines []ProgressLine
	// YearEnd are the indicators scored only at the end of the year and without figures so far.
	YearEnd []string
	// Base is how much of the pledge is fulfilled; empty when the unit has no rank.
	Base     string
	Rank, Of int
	Group    string
	Elapsed  string
}

// ProgressLine is where a unit stands with one indicator.
type ProgressLine struct {
	Label   string
	Value   string
	Percent string
	Status  string
}

// NewProgressLine writes where a unit stands with an indicator.
func NewProgressLine(p campaign.Progress) ProgressLine {
	line := ProgressLine{Label: p.Indicator.Short, Status: StatusText(p.Status)}
	if p.HasFigure {
		line.Value, line.Percent = AgainstPledge(p)
	} else {
		line.Value = "giao ước " + PledgeText(p.Indicator, p.Pledge)
	}
	return line
}

// StatusText names a status as it stands after a dash.
func StatusText(s campaign.Status) string {
	switch s {
	case campaign.StatusNoFigure:
		return "chưa có số liệu"
	case campaign.StatusAhead:
		return "vượt tiến độ"
	case campaign.StatusOnTrack:
		return "đúng tiến độ"
	case campaign.StatusSlightlyBehind:
		return "hơi chậm"
	case campaign.StatusBehind:
		return "chậm tiến độ"
	case campaign.StatusFinished:
		return "đã hoàn thành"
	case campaign.StatusExceeded:
		return "vượt chỉ tiêu"
	default:
		return ""
	}
}

// Progress shows where a unit stands.
func (c *Catalogue) Progress(p Progress) chat.Message { return c.titled("progress", p) }
