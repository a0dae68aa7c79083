package reminders

import (
	"cmp"
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

const (
	// parallel is how many chats of an account are written to at once.
	parallel = 8
	// page is how many waiting posts are read at first; it doubles while they are all held back.
	page = 1000
	// ever is a time ahead by which everything that waits may go out: posts held back order the others.
	ever = 10 * 365 * 24 * time.Hour
)

// outbox sends what waits for one account. Its lanes belong to the goroutine that runs it.
type outbox struct {
	*Reminders
	account chat.Account
	Account
	lease   terms
	limiter *limiter
	wake    chan struct{}

	lanes map[chat.ChatID]*lane
	// sending holds the posts of requests without a stored outcome, with their lanes.
	sending map[string]*lane
	limit   int
	full    bool
	// dirty means that there may be posts in the store that the lanes do not hold; refreshed is when they were read.
	dirty     bool
	refreshed time.Time
	// unstored are outcomes that the store has not taken yet.
	unstored []result
	results  chan result
	running  int

	mu sync.Mutex
	// groups are the chats known to be groups; moved leads from old ids to new ones.
	groups map[chat.ChatID]bool
	moved  map[chat.ChatID]chat.ChatID
}

// result is what became of one request.
type result struct {
	lane *lane
	// sent are the posts as they were, posts as they are now; none when nothing changed.
	sent  []store.Post
	posts []store.Post
	err   error
}

func newOutbox(r *Reminders, a Account) *outbox {
	return &outbox{
		Reminders: r,
		Account:   a,
		account:   a.Platform.Account(),
		lease:     newTerms(r.Lease),
		limiter:   newLimiter(a.Limits),
		wake:      make(chan struct{}, 1),
		lanes:     make(map[chat.ChatID]*lane),
		sending:   make(map[string]*lane),
		limit:     page,
		dirty:     true,
		results:   make(chan result, parallel),
		groups:    make(map[chat.ChatID]bool),
		moved:     make(map[chat.ChatID]chat.ChatID),
	}
}

func (o *outbox) wakeUp() {
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

// refresh reads what waits. Posts of busy lanes are left as they are.
func (o *outbox) refresh(ctx context.Context) error {
	posts, err := o.Store.Waiting(ctx, o.account, o.Now().Add(ever), o.limit)
	if err != nil {
		return fmt.Errorf("read outbox account=%s: %w", o.account, err)
	}
	o.dirty, o.full, o.refreshed = false, len(posts) >= o.limit, o.Now()
	for at, l := range o.lanes {
		if l.posts = nil; !l.busy {
			delete(o.lanes, at)
		}
	}
	if len(posts) < page {
		o.limit = page
	}
	for _, p := range posts {
		o.enqueue(p)
	}
	return nil
}

// enqueue puts a post into the lane of its chat, or of the id under which the chat lives on. While something is
// being sent to the old id, everything stays there: order is kept.
func (o *outbox) enqueue(p store.Post) {
	l := o.sending[p.ID]
	if l == nil {
		l = o.lanes[p.To.WithoutTopic()]
	}
	if l == nil || !l.busy {
		p.To = o.alias(p.To)
		l = o.lane(p.To.WithoutTopic())
	}
	l.group = l.group || p.Acknowledges
	l.posts = append(l.posts, p)
}

func (o *outbox) lane(at chat.ChatID) *lane {
	l, ok := o.lanes[at]
	if !ok {
		l = &lane{chat: at, group: o.isGroup(at)}
		o.lanes[at] = l
	}
	return l
}

// comparePosts orders posts of all chats: answers before reminders before boards.
func comparePosts(p, q store.Post) int {
	return cmp.Or(cmp.Compare(p.Priority, q.Priority), cmp.Compare(p.Number, q.Number), cmp.Compare(p.ID, q.ID))
}

// alias returns the id under which a chat lives on.
func (o *outbox) alias(at chat.ChatID) chat.ChatID {
	o.mu.Lock()
	defer o.mu.Unlock()
	if to, ok := o.moved[at.WithoutTopic()]; ok {
		return to
	}
	return at
}

func (o *outbox) isGroup(at chat.ChatID) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.groups[at]
}

// learn remembers which chats are groups. A chat nobody knows counts as a private one.
func (o *outbox) learn(settings store.SettingsSnapshot) {
	o.mu.Lock()
	defer o.mu.Unlock()
	clear(o.groups)
	for _, c := range settings.Chats {
		for _, at := range c.Addresses {
			o.groups[at.WithoutTopic()] = true
		}
	}
}
