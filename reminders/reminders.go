// Package reminders is what must be said without being asked: what is due, the outbox, and the loop
// that sends. What is due and what became of a request are decided by pure functions; the loops are thin.
package reminders

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// Options are what Reminders are made of. Store, Campaign and Words are required; Run needs Handle and Holder as well.
type Options struct {
	Store Store
	// Campaign returns the newest revision. It is asked whenever something is planned or written.
	Campaign func(ctx context.Context) (*campaign.Campaign, error)
	Words    *messages.Catalogue
	Accounts []Account

	// Handle is given what the platforms deliver.
	Handle chat.Handler
	// CaughtUp reports whether what was sent to us while we were away has arrived; nil is always.
	// Whatever is due waits for it, two minutes after the start at most.
	CaughtUp func() bool
	// Moved is told that a chat lives on under another id; Gone that we may not write there any more.
	Moved func(ctx context.Context, from, to chat.ChatID) error
	Gone  func(ctx context.Context, at chat.ChatID, reason chat.Reason) error
	// Failed is told that an account can no longer be used; the others go on.
	Failed func(account chat.Account, err error)

	// Now and After are the clock of the campaign; nil is the real one.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
	// Lease is how long this program may poll and send for an account unless it renews; DefaultLease when 0.
	Lease time.Duration
	// Holder names this program among those that share the store.
	Holder  string
	Log     *slog.Logger
	Metrics Metrics
}

// Metrics counts what became of posts: sent, failed, unknown, or skipped.
type Metrics interface {
	PostDone(status string)
}

// Account is a bot account that posts go out by.
type Account struct {
	Platform chat.Platform
	Limits   Limits
	// PrivateChat returns the private chat of a person who never wrote to us, where the platform lets us
	// write first, as the console does; nil where it does not.
	PrivateChat func(chat.PersonID) chat.ChatID
}

// Reminders plans and sends. Its methods are safe for concurrent use, except Step.
type Reminders struct {
	Options
	outboxes map[chat.Account]*outbox
	notices  *noticeCache
	cached   *settingsCache
	faults   *complaints

	// planning guards what follows.
	planning sync.Mutex
	// complete holds, for each run that is planned, under which campaign and settings it was.
	complete map[string]string
	started  time.Time

	// telling guards told, the unknown posts that the office knows about.
	telling sync.Mutex
	told    map[string]bool

	// stepped and putOff belong to Step: whether it ran before, and when what waits may go out.
	stepped bool
	putOff  time.Time
}

// New returns reminders. It does not touch the store or a platform.
func New(o Options) (*Reminders, error) {
	if o.Store == nil || o.Campaign == nil || o.Words == nil {
		return nil, errors.New("reminders: store, campaign and words are required")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = time.After
	}
	if o.Lease == 0 {
		o.Lease = DefaultLease
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Metrics == nil {
		o.Metrics = noMetrics{}
	}
	r := &Reminders{
		Options:  o,
		outboxes: make(map[chat.Account]*outbox, len(o.Accounts)),
		notices:  newNoticeCache(o.Store),
		cached:   &settingsCache{},
		faults:   &complaints{last: make(map[string]time.Time)},
		complete: make(map[string]string),
		told:     make(map[string]bool),
	}
	for _, a := range o.Accounts {
		r.outboxes[a.Platform.Account()] = newOutbox(r, a)
	}
	return r, nil
}

// Wake makes the outboxes look for new posts at once. It never blocks.
func (r *Reminders) Wake() {
	for _, o := range r.outboxes {
		o.wakeUp()
	}
}

type noMetrics struct{}

func (noMetrics) PostDone(string) {}
