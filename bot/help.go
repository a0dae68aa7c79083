package bot

import (
	"context"
	"strings"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// help (/trogiup) lists what the sender may do. With a code (/start CODE) it gives the seat of the code.
func (t *turn) help(ctx context.Context, rest string) error {
	if code := strings.TrimSpace(rest); code != "" && !t.in.Group && t.startsWithCode() {
		return t.useCode(ctx, code)
	}
	return t.say(t.Words.Help(messages.Help{
		Campaign:   t.room.Name,
		Registered: t.registered,
		Reporter:   t.has(campaign.RoleReporter),
		Head:       t.has(campaign.RoleHead),
		Leader:     t.has(campaign.RoleLeader),
		Office:     t.office(),
		Admin:      t.has(campaign.RoleAdmin),
	}))
}

// startsWithCode reports whether the message is /start with something behind it: help takes no code.
func (t *turn) startsWithCode() bool {
	return strings.HasPrefix(reading.Fold(strings.TrimSpace(t.in.Text)), "/start")
}
