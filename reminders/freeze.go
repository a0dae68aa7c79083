package reminders

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// freezeBoard ranks the group at the cut-off, whatever was reported after, and writes the board.
func (p plan) freezeBoard(ctx context.Context, n *store.Notice, group campaign.GroupID) (chat.Message, error) {
	week := p.c.WeekOf(n.Kind, n.Due)
	cutoff := p.c.Closes(week)
	now, err := p.groupStates(ctx, p.c, group, cutoff)
	if err != nil {
		return chat.Message{}, err
	}
	then, err := p.statesBefore(ctx, p.c, now, cutoff)
	if err != nil {
		return chat.Message{}, err
	}
	if reportingUnits(then, dayOf(p.c, cutoff).Year) < fewestReports {
		n.Skipped = ReasonFewReports
		return chat.Message{}, nil
	}
	facts := newBoard(p.c, group, week, then)
	last, err := p.lastPosted(ctx, *n)
	if err == nil {
		facts, err = facts.against(last.ID, last.Facts)
	}
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return chat.Message{}, err
	}
	return boardMessage(p.Words, p.c, facts), freeze(n, facts, headsOf(now))
}

// freezeDigest takes the figures as they are, and what changed since the digest before.
func (p plan) freezeDigest(ctx context.Context, n *store.Notice) (chat.Message, error) {
	now, err := p.allStates(ctx, p.c)
	if err != nil {
		return chat.Message{}, err
	}
	facts := digestFacts{At: p.now}
	if err := p.sinceLast(ctx, *n, now, &facts); err != nil {
		return chat.Message{}, err
	}
	changes, err := changesOf(ctx, p.c, p.Store, now, facts.Before)
	if err != nil {
		return chat.Message{}, err
	}
	if today(p.c, p.now, changes) {
		facts.Since = campaign.Date{}
	}
	facts = newDigest(p.c, now, changes, facts)
	return digestMessage(p.Words, p.c, facts), freeze(n, facts, headsOf(now))
}

// today reports whether all that was said since the digest before was said today.
func today(c *campaign.Campaign, now time.Time, changes []change) bool {
	midnight := dayOf(c, now).In(c.Location)
	for _, ch := range changes {
		if slices.ContainsFunc(ch.entries, func(e campaign.Entry) bool { return e.At.Before(midnight) }) {
			return false
		}
	}
	return true
}

// sinceLast finds where the digest before ended; the first one begins with its day.
func (p plan) sinceLast(ctx context.Context, n store.Notice, now states, f *digestFacts) error {
	last, err := p.lastPosted(ctx, n)
	if errors.Is(err, store.ErrNotFound) {
		f.Before, err = p.headsBefore(ctx, now, dayOf(p.c, p.now).In(p.c.Location))
		return err
	}
	if err != nil {
		return err
	}
	f.Before = movedOn(now, last.Heads)
	if day := dayOf(p.c, last.Due); day.Before(dayOf(p.c, n.Due).AddDays(-1)) {
		f.Since = day
	}
	return nil
}

// lastPosted returns the newest notice of the same kind and target that was really posted.
func (r *Reminders) lastPosted(ctx context.Context, n store.Notice) (store.Notice, error) {
	before := n.Due
	for {
		last, err := r.Store.LastNotice(ctx, n.Kind, n.Target, before)
		if err != nil {
			return last, fmt.Errorf("read last notice target=%s: %w", n.Target, err)
		}
		posted, err := r.wasPosted(ctx, last.ID)
		if posted || err != nil {
			return last, err
		}
		before = last.Due
	}
}

// wasPosted reports whether people have seen the notice, as far as we know.
func (r *Reminders) wasPosted(ctx context.Context, notice string) (bool, error) {
	posts, err := r.Store.NoticePosts(ctx, notice)
	if err != nil {
		return false, fmt.Errorf("read posts notice=%s: %w", notice, err)
	}
	for _, p := range posts {
		if p.Status == store.PostSent || p.Status == store.PostUnknown {
			return true, nil
		}
	}
	return false, nil
}
