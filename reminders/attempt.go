package reminders

import (
	"context"
	"errors"
	"fmt"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// attempt makes one request for a post, or for a run of acknowledgements that go out as one message.
// It returns the posts as they stand afterwards; none when no request was made and nothing changed.
func (o *outbox) attempt(ctx context.Context, posts []store.Post, whole chat.Message) ([]store.Post, error) {
	if len(posts) == 1 && !posts[0].IsAnswer() {
		return o.attemptNotice(ctx, posts[0])
	}
	id, err := o.Platform.Send(ctx, posts[0].To, whole)
	after := make([]store.Post, len(posts))
	for i, p := range posts {
		p.Attempts++
		after[i] = outcome(p, id, err, o.Now())
	}
	o.follow(ctx, posts[0].To, err)
	return after, nil
}

// attemptNotice looks again at what is to be said, and records the attempt before it makes the request.
func (o *outbox) attemptNotice(ctx context.Context, p store.Post) ([]store.Post, error) {
	ready, err := o.prepare(ctx, p, o.Now())
	if err != nil || ready.Status != store.PostWaiting || ready.NotBefore.After(o.Now()) {
		return changed(ready, err)
	}
	ready.Attempts++
	if err := o.Store.StartAttempt(ctx, ready.ID, ready.Attempts, o.Now()); err != nil {
		return o.notStarted(ctx, ready, err)
	}
	id, err := o.Platform.Send(ctx, ready.To, ready.Part)
	after := outcome(ready, id, err, o.Now())
	o.follow(ctx, ready.To, err)
	return []store.Post{after}, nil
}

// notStarted is for an attempt that could not be recorded: no request was made. An attempt of that number that
// nobody saw the end of may have sent the post, so its outcome is unknown.
func (o *outbox) notStarted(ctx context.Context, p store.Post, err error) ([]store.Post, error) {
	err = fmt.Errorf("start attempt n=%d: %w", p.Attempts, err)
	if !errors.Is(err, store.ErrExists) {
		return nil, err
	}
	now, readErr := o.Store.Post(ctx, p.ID)
	if readErr != nil || now.Status != store.PostWaiting || now.InFlight || now.Attempts >= p.Attempts {
		return nil, errors.Join(err, readErr)
	}
	return []store.Post{interrupted(p, o.Now())}, nil
}

func changed(p store.Post, err error) ([]store.Post, error) {
	if err != nil {
		return nil, err
	}
	return []store.Post{p}, nil
}

// follow tells the rest of the program what a failure says about the chat.
func (o *outbox) follow(ctx context.Context, at chat.ChatID, err error) {
	if err == nil {
		return
	}
	e := chat.AsSendError(err)
	o.Log.Warn("send failed", "account", o.account, "reason", e.Reason, "permanent", e.Permanent, "unknown", e.Unknown)
	switch {
	case e.MovedTo != chat.ChatID{}:
		o.follows(at, e.MovedTo)
		o.call("chat moved", func() error { return o.Moved(ctx, at, e.MovedTo) }, o.Moved != nil)
	case e.Permanent && closes(e.Reason):
		o.call("chat gone", func() error { return o.Gone(ctx, at, e.Reason) }, o.Gone != nil)
	}
}

func closes(r chat.Reason) bool { return r == chat.ReasonChatGone || r == chat.ReasonReadOnly }

// follows remembers that a chat lives on under another id.
func (o *outbox) follows(from, to chat.ChatID) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.moved[from.WithoutTopic()] = to
	o.groups[to.WithoutTopic()] = true
}

func (o *outbox) call(what string, tell func() error, wanted bool) {
	if !wanted {
		return
	}
	if err := tell(); err != nil {
		o.Log.Error("chat not updated", "account", o.account, "event", what, "err", err)
	}
}

// finishAll stores outcomes. A post that is no longer in the store does not keep the others from being stored.
func (o *outbox) finishAll(ctx context.Context, posts []store.Post) error {
	err := o.finish(ctx, posts)
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	for _, p := range posts {
		if err := o.finish(ctx, []store.Post{p}); err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	return nil
}

// finish stores outcomes and tells the office about those nobody knows.
func (o *outbox) finish(ctx context.Context, posts []store.Post) error {
	if len(posts) == 0 {
		return nil
	}
	if err := o.Store.FinishPosts(ctx, posts); err != nil {
		return err
	}
	o.count(posts)
	if !anyUnknown(posts) {
		return nil
	}
	if err := o.tellUnknown(ctx); err != nil {
		o.complain(ctx, "tell office", err, "account", o.account) // the loop tries again every minute
	}
	return nil
}

func anyUnknown(posts []store.Post) bool {
	for _, p := range posts {
		if p.Status == store.PostUnknown {
			return true
		}
	}
	return false
}

// count counts the posts that are done.
func (r *Reminders) count(posts []store.Post) {
	for _, p := range posts {
		if p.Status != store.PostWaiting {
			r.Metrics.PostDone(string(p.Status))
		}
	}
}

// fits reports whether the message goes out as one part.
func (o *outbox) fits(m chat.Message) bool { return len(o.Platform.Parts(m)) == 1 }
