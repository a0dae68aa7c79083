package messages

import (
	"fmt"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// missingNames is how many units a list of missing ones names.
const missingNames = 20

// CutoffDone tells the office that a week is closed. Times are in the campaign's zone.
type CutoffDone struct {
	Week     int
	At       time.Time
	Reported int
	Expected int
	// Board is when the boards go out; zero when none does.
	Board time.Time
}

// MissingUnits lists to the head of a group who has not reported.
type MissingUnits struct {
	// Group is the name of the group: Cụm 2.
	Group    string
	Week     int
	Expected int
	Units    []SilentUnit
}

// UnknownPost tells the office about a post that may or may not have arrived.
type UnknownPost struct {
	Kind   campaign.JobKind
	Period string
	// Chat is the name of the group the post was for; empty for a private one.
	Chat string
	// At is when it was sent, in the campaign's zone.
	At time.Time
}

// CutoffDone tells the office that a week is closed.
func (c *Catalogue) CutoffDone(d CutoffDone) chat.Message {
	return c.say("cutoff_done", struct {
		CutoffDone
		Date, BoardDate campaign.Date
	}{d, campaign.DateOf(d.At), campaign.DateOf(d.Board)})
}

// MissingUnits asks the head of one or more groups to talk to those who have not reported.
func (c *Catalogue) MissingUnits(groups []MissingUnits) chat.Message {
	return c.say("missing_units", groups)
}

// UnknownPost asks the office to look whether a post arrived.
func (c *Catalogue) UnknownPost(p UnknownPost) chat.Message {
	return c.say("unknown_post", struct {
		UnknownPost
		Date campaign.Date
		Name string
	}{p, campaign.DateOf(p.At), postName(p.Kind)})
}

// List writes the units with the number of weeks they missed, from the second on.
func (m MissingUnits) List() string {
	names := make([]string, len(m.Units))
	for i, u := range m.Units {
		names[i] = u.Name
		if u.Weeks > 1 {
			names[i] = fmt.Sprintf("%s, tuần thứ %d", u.Name, u.Weeks)
		}
	}
	if len(names) <= missingNames {
		return strings.Join(names, "; ")
	}
	return fmt.Sprintf("%s và %d đơn vị khác", strings.Join(names[:missingNames], "; "), len(names)-missingNames)
}

// postName says what a scheduled post is called.
func postName(kind campaign.JobKind) string {
	switch kind {
	case campaign.JobBoard:
		return "bảng xếp hạng"
	case campaign.JobDigest:
		return "bản tin hằng ngày"
	case campaign.JobCutoff:
		return "tin chốt số liệu"
	case campaign.JobMissing:
		return "danh sách đơn vị chưa báo cáo"
	default:
		return "tin nhắc báo cáo"
	}
}
