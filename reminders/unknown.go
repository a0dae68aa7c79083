package reminders

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

const (
	// jobUnknown is the job of the notices that tell the office about posts whose outcome is unknown. It is in no
	// schedule.
	jobUnknown = "chuaro"
	// tellWithin is how long after a post was sent it is worth telling.
	tellWithin = 24 * time.Hour
)

// tellUnknown tells the office, once, about each post that may or may not have arrived.
func (r *Reminders) tellUnknown(ctx context.Context) error {
	r.telling.Lock()
	defer r.telling.Unlock()
	posts, err := r.Store.UnknownPosts(ctx)
	if err != nil {
		return fmt.Errorf("read unknown posts: %w", err)
	}
	view, err := r.view(ctx, r.Now())
	if err != nil {
		return err
	}
	for _, p := range posts {
		if r.told[attemptID(p)] || !worthTelling(p, view.now) {
			continue
		}
		if err := view.tell(ctx, p); err != nil {
			return err
		}
		r.told[attemptID(p)] = true
	}
	return nil
}

func worthTelling(p store.Post, now time.Time) bool {
	return !strings.HasPrefix(p.Notice, jobUnknown+"/") && now.Sub(p.Done) < tellWithin
}

// attemptID names the request whose outcome is unknown, without the slashes that part the ids of notices.
func attemptID(p store.Post) string {
	return strings.ReplaceAll(fmt.Sprintf("%s#%d", p.ID, p.Attempts), "/", "|")
}

func (p plan) tell(ctx context.Context, post store.Post) error {
	about, err := p.notices.get(ctx, post.Notice)
	if err != nil {
		return err
	}
	at := run{Run: campaign.Run{At: p.now}}
	m := p.Words.UnknownPost(p.about(about, post))
	var notices []store.Notice
	for _, to := range p.members(at, holdsRole(campaign.RoleOffice)) {
		if to.skipped != "" {
			continue
		}
		n := store.Notice{
			ID: store.NoticeID(jobUnknown, attemptID(post), to.target), Job: jobUnknown, Kind: jobUnknown,
			Period: attemptID(post), Target: to.target, Due: post.Done, Useful: post.Done.Add(tellWithin), Planned: p.now,
		}
		n.Posts = posts(n, to.to, p.outboxes[to.to.Account].Platform.Parts(m), post.Done.UnixNano())
		notices = append(notices, n)
	}
	if len(notices) == 0 {
		p.Log.Warn("nobody to tell about an unknown post", "notice", post.Notice)
	}
	if err := p.store(ctx, notices); err != nil {
		return err
	}
	p.Wake()
	return nil
}

// about says what the office needs to find the post. Private ones name nobody.
func (p plan) about(n store.Notice, post store.Post) messages.UnknownPost {
	u := messages.UnknownPost{Kind: n.Kind, Period: n.Period, At: post.Done.In(p.c.Location)}
	for _, ch := range p.settings.Chats {
		switch {
		case n.Target.Chat == 0 || ch.ID != n.Target.Chat:
		case ch.Leaders:
			u.Chat = "nhóm lãnh đạo"
		default:
			g, _ := p.c.Group(ch.Group)
			u.Chat = g.Name
		}
	}
	return u
}
