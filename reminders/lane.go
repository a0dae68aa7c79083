package reminders

import (
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// lane is what waits for one chat, in the order in which it goes out.
type lane struct {
	chat  chat.ChatID
	group bool
	posts []store.Post
	// busy is true from the choice of a post until its outcome is stored.
	busy bool
	// rest is until when the lane is left alone after a fault of ours.
	rest time.Time
	// bitten is true when the chat had to wait for its limit.
	bitten bool
}

// next returns the place of the post to send at now, or the time at which there may be one; zero is never.
func (l *lane) next(now time.Time) (i int, at time.Time, ok bool) {
	if until := l.paused(); until.After(now) {
		return 0, until, false
	}
	for i, p := range l.posts {
		if !p.NotBefore.After(now) {
			return i, now, true
		}
		at = earlier(at, p.NotBefore)
		if p.Attempts > 0 {
			break // what comes after waits for it: order is kept
		}
	}
	return 0, at, false
}

// paused returns until when the chat is to be left alone.
func (l *lane) paused() time.Time {
	until := l.rest
	for _, p := range l.posts {
		if pausesChat(p) && p.NotBefore.After(until) {
			until = p.NotBefore
		}
	}
	return until
}

// merge returns the run of posts from i on that may go out as one message, at least posts[i].
func (l *lane) merge(i int, now time.Time, fits func(chat.Message) bool) ([]store.Post, chat.Message) {
	run, whole := l.posts[i:i+1:i+1], l.posts[i].Part
	if !l.bitten || !l.group || !mergeable(l.posts[i]) {
		return run, whole
	}
	for _, p := range l.posts[i+1:] {
		joined := chat.Message{Text: whole.Text + "\n\n" + p.Part.Text}
		if !mergeable(p) || p.To != run[0].To || p.NotBefore.After(now) || !fits(joined) {
			break
		}
		run, whole = append(run, p), joined
	}
	return run, whole
}

func mergeable(p store.Post) bool {
	return p.Acknowledges && p.Part.Picture == nil && p.Part.Document == nil && len(p.Part.Buttons) == 0
}

// replace puts the outcomes in place of the posts and drops those that are done or belong to another chat.
func (l *lane) replace(outcomes []store.Post) {
	after := make(map[string]store.Post, len(outcomes))
	for _, p := range outcomes {
		after[p.ID] = p
	}
	kept := make([]store.Post, 0, len(l.posts))
	for _, p := range l.posts {
		if o, ok := after[p.ID]; ok {
			p = o
		}
		if p.Status == store.PostWaiting && p.To.WithoutTopic() == l.chat {
			kept = append(kept, p)
		}
	}
	l.posts = kept
}

// earlier returns the earlier of two times, where zero is never.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || (!b.IsZero() && b.Before(a)) {
		return b
	}
	return a
}
