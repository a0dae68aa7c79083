package reminders

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// jobStep and targetStep space the numbers of posts that fall due at the same time: job before target.
const (
	jobStep    = int64(time.Millisecond)
	targetStep = int64(time.Microsecond)
)

// notice makes the notice that a run owes a recipient. Whatever is not sent says why.
func (p plan) notice(ctx context.Context, due run, to recipient, place int) (store.Notice, error) {
	n := store.Notice{
		ID:       store.NoticeID(due.Job, due.Period, to.target),
		Job:      due.Job,
		Kind:     due.Kind,
		Period:   due.Period,
		Target:   to.target,
		Due:      due.At,
		Useful:   due.Until,
		Planned:  p.now,
		Revision: p.c.Revision,
		Skipped:  p.skipped(due, to),
	}
	if n.Skipped != "" {
		return n, nil
	}
	parts, err := p.parts(ctx, &n, to)
	if err != nil || n.Skipped != "" {
		return n, err
	}
	number := due.At.UnixNano() + int64(due.order)*jobStep + int64(place)*targetStep
	n.Posts = posts(n, to.to, parts, number)
	for i := range n.Posts {
		n.Posts[i].NotBefore = p.quietUntil()
	}
	return n, nil
}

// skipped returns the reason for which nothing is sent whatever there is to say.
func (p plan) skipped(due run, to recipient) string {
	switch {
	case to.skipped != "":
		return to.skipped
	case due.Skip != campaign.SkipNone:
		return string(due.Skip)
	case !p.now.Before(due.Until), !awake(p.c, p.now).Before(due.Until):
		return ReasonTooLate
	default:
		return ""
	}
}

// quietUntil returns the time before which nothing is posted unasked; zero is now.
func (p plan) quietUntil() time.Time {
	if at := awake(p.c, p.now); at.After(p.now) {
		return at
	}
	return time.Time{}
}

// parts returns what to send: the whole text of a board or digest, frozen with its facts, or one part without
// text for whatever looks again when it is sent.
func (p plan) parts(ctx context.Context, n *store.Notice, to recipient) ([]chat.Message, error) {
	platform := p.outboxes[to.to.Account].Platform
	switch n.Kind {
	case campaign.JobBoard:
		text, err := p.freezeBoard(ctx, n, to.group)
		return platform.Parts(text), err
	case campaign.JobDigest:
		text, err := p.freezeDigest(ctx, n)
		return platform.Parts(text), err
	}
	_, reason, err := p.write(ctx, *n)
	n.Skipped = reason
	return make([]chat.Message, 1), err
}

// posts makes the outbox records of a notice.
func posts(n store.Notice, to chat.ChatID, parts []chat.Message, number int64) []store.Post {
	made := make([]store.Post, len(parts))
	for i, part := range parts {
		made[i] = store.Post{
			ID:       fmt.Sprintf("n/%s/%d", n.ID, i+1),
			Notice:   n.ID,
			To:       to,
			Part:     part,
			Number:   number + int64(i),
			Priority: priority(n.Kind),
			Status:   store.PostWaiting,
		}
	}
	return made
}

func priority(kind campaign.JobKind) store.Priority {
	if frozen(kind) {
		return store.PriorityBoard
	}
	return store.PriorityReminder
}

// freeze keeps the facts in the notice.
func freeze(n *store.Notice, facts any, heads map[campaign.UnitID]int64) error {
	encoded, err := json.Marshal(facts)
	if err != nil {
		return fmt.Errorf("encode facts notice=%s: %w", n.ID, err)
	}
	n.Facts, n.Heads = encoded, heads
	return nil
}
