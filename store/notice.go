package store

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Notice (tin theo lịch) is one scheduled post: what one job owes one chat for one period. It is
// planned once, under an id that follows from these three, and never planned again.
type Notice struct {
	// ID is "JOB/PERIOD/TARGET".
	ID     string           `json:"id" bson:"_id"`
	Job    campaign.JobID   `json:"job" bson:"job"`
	Kind   campaign.JobKind `json:"kind" bson:"kind"`
	Period string           `json:"period" bson:"period"`
	Target Target           `json:"target" bson:"target"`
	// Due is when the schedule wanted it; Useful is until when it may still be sent.
	Due    time.Time `json:"due" bson:"due"`
	Useful time.Time `json:"useful" bson:"useful"`
	// Planned is when it was frozen.
	Planned time.Time `json:"planned" bson:"planned"`
	// Facts are what a board or digest says, frozen; Heads are the unit heads they follow from.
	Facts    json.RawMessage           `json:"facts,omitempty" bson:"facts,omitempty"`
	Heads    map[campaign.UnitID]int64 `json:"heads,omitempty" bson:"heads,omitempty"`
	Revision int64                     `json:"revision,omitempty" bson:"revision,omitempty"`
	// Skipped is the reason for which nothing is sent; empty otherwise.
	Skipped string `json:"skipped,omitempty" bson:"skipped,omitempty"`
	// Posts are the parts to send. A reminder has one without text: it is written when it is sent.
	Posts []Post `json:"posts,omitempty" bson:"posts,omitempty"`
}

// NoticeID returns the id of what the job owes the target for the period.
func NoticeID(job campaign.JobID, period string, target Target) string {
	return fmt.Sprintf("%s/%s/%s", job, period, target)
}

// Target says whom a notice is for, by our own numbers: a linked chat, or a member on one account.
type Target struct {
	Chat    ChatNumber        `json:"chat,omitempty" bson:"chat,omitempty"`
	Member  campaign.MemberID `json:"member,omitempty" bson:"member,omitempty"`
	Account chat.Account      `json:"account,omitempty" bson:"account,omitempty"`
}

// String writes the target as it stands in ids: c7, or m12@telegram/123456.
func (t Target) String() string {
	if t.Chat != 0 {
		return fmt.Sprintf("c%d", t.Chat)
	}
	return fmt.Sprintf("m%d@%s", t.Member, t.Account)
}
