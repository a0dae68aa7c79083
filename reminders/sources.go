package reminders

import (
	"context"
	"iter"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// Store is everything that reminders need of a store. The contracts are those of package store.
type Store interface {
	Log
	Noticeboard
	Accounts
	Outbox
	Upkeep
}

// Log is where the figures come from.
type Log interface {
	Heads(ctx context.Context) (map[store.Stream]int64, error)
	States(ctx context.Context, units []campaign.UnitID) (map[campaign.UnitID]campaign.State, error)
	Entries(ctx context.Context, unit campaign.UnitID, from int64) iter.Seq2[campaign.Entry, error]
	EntriesBetween(ctx context.Context, from, to time.Time) iter.Seq2[campaign.Entry, error]
	Settings(ctx context.Context) (store.SettingsSnapshot, error)
}

// Noticeboard is what was due.
type Noticeboard interface {
	PlanNotices(ctx context.Context, notices []store.Notice) ([]string, error)
	NoticesOf(ctx context.Context, job campaign.JobID, period string) ([]store.Notice, error)
	LastNotice(ctx context.Context, kind campaign.JobKind, target store.Target, before time.Time) (store.Notice, error)
	NoticePosts(ctx context.Context, notice string) ([]store.Post, error)
	UnknownPosts(ctx context.Context) ([]store.Post, error)
}

// Outbox is what waits to be sent.
type Outbox interface {
	Waiting(ctx context.Context, account chat.Account, now time.Time, limit int) ([]store.Post, error)
	StartAttempt(ctx context.Context, post string, n int, now time.Time) error
	FinishPosts(ctx context.Context, posts []store.Post) error
	InFlight(ctx context.Context, account chat.Account) ([]store.Post, error)
	Post(ctx context.Context, id string) (store.Post, error)
}

// Accounts is who may poll and send.
type Accounts interface {
	AcquireLease(ctx context.Context, lease store.Lease, now time.Time) (bool, error)
	ReleaseLease(ctx context.Context, account chat.Account, holder string) error
}

// Upkeep is what is done now and then.
type Upkeep interface {
	Sweep(ctx context.Context) error
	PurgePosts(ctx context.Context, before time.Time) error
	Meta(ctx context.Context, name string) (string, error)
	SetMeta(ctx context.Context, name, value string) error
}
