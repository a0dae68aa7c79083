package reminders

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// prepare looks at a post of a notice right before it is sent. It comes back waiting when it is to be sent at
// once, waiting for a later time, or skipped.
func (o *outbox) prepare(ctx context.Context, p store.Post, now time.Time) (store.Post, error) {
	n, err := o.notices.get(ctx, p.Notice)
	if errors.Is(err, store.ErrNotFound) {
		return done(p, store.PostSkipped, ReasonNoJob, now), nil
	}
	if err != nil {
		return p, err
	}
	view, err := o.view(ctx, now)
	if err != nil {
		return p, err
	}
	if p = view.timely(p, n); p.Status != store.PostWaiting || p.NotBefore.After(now) {
		return p, nil
	}
	if p = view.address(p, n); p.Status != store.PostWaiting {
		return p, nil
	}
	return view.say(ctx, p, n)
}

// timely skips what is no longer useful and puts off what falls into quiet hours, unless the office wants it now.
func (p plan) timely(post store.Post, n store.Notice) store.Post {
	if resent(post) {
		return post
	}
	at := awake(p.c, p.now)
	if !at.Before(n.Useful) {
		return done(post, store.PostSkipped, ReasonTooLate, p.now)
	}
	if at.After(p.now) {
		post.NotBefore = at
	}
	return post
}

// address sends the post to where its chat lives now.
func (p plan) address(post store.Post, n store.Notice) store.Post {
	if n.Target.Chat == 0 {
		return post
	}
	i := slices.IndexFunc(p.settings.Chats, func(ch store.Chat) bool { return ch.ID == n.Target.Chat })
	if i < 0 || p.settings.Chats[i].Gone || p.settings.Chats[i].Inactive {
		return done(post, store.PostSkipped, ReasonInactive, p.now)
	}
	if at := p.settings.Chats[i].Address(); at.Account == post.To.Account {
		post.To = p.outboxes[at.Account].alias(at)
	}
	return post
}

// say writes what looks again when it is sent.
func (p plan) say(ctx context.Context, post store.Post, n store.Notice) (written store.Post, err error) {
	if !looksAgain(n.Kind) || (resent(post) && post.Part.Text != "") {
		return post, nil
	}
	defer func() {
		if fault := recover(); fault != nil {
			p.Log.Error("write notice", "notice", n.ID, "fault", fmt.Sprint(fault))
			written, err = done(post, store.PostFailed, ReasonNoWords, p.now), nil
		}
	}()
	m, reason, err := p.write(ctx, n)
	if err != nil {
		return post, err
	}
	if reason != "" {
		return done(post, store.PostSkipped, reason, p.now), nil
	}
	post.Part = p.outboxes[post.To.Account].Platform.Parts(m)[0] // golden tests keep reminders within one part
	return post, nil
}

// looksAgain reports whether notices of the kind are written when they are sent.
func looksAgain(kind campaign.JobKind) bool {
	switch kind {
	case campaign.JobEarlyReminder, campaign.JobDueReminder, campaign.JobOverdueReminder,
		campaign.JobGroupReminder, campaign.JobCutoff, campaign.JobMissing:
		return true
	}
	return false
}
