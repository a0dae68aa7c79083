package store

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

var (
	// ErrSlotTaken means that another record holds the number: read the state again and decide anew.
	ErrSlotTaken = errors.New("slot taken")
	// ErrKnownKey means that the message is stored already: nothing is left to do.
	ErrKnownKey = errors.New("key known")
	// ErrNotFound means that there is no such record.
	ErrNotFound = errors.New("not found")
	// ErrInUse means that another program holds the store.
	ErrInUse = errors.New("store in use by another program")
	// ErrExists means that the store already holds what was to be created.
	ErrExists = errors.New("already exists")
)

// Store is everything a store can do. Nobody but cmd and storetest names it: each package declares the
// few methods it needs. All methods are safe for concurrent use. Times keep milliseconds.
type Store interface {
	Log
	Settingses
	Campaigns
	Outbox
	Notices
	Maintenance
	// Ping reports whether the store can be written.
	Ping(ctx context.Context) error
	Close() error
}

// Log is the append-only log and what follows from it.
type Log interface {
	// Append stores records in order, each with its effects, and returns how many of them are durable.
	// When it stops early err wraps ErrSlotTaken or ErrKnownKey for records[n]; any other error is a fault of
	// the store, after which the records from n on may be tried again as they are.
	Append(ctx context.Context, records []Record) (n int, err error)
	// Known returns, for those keys that are stored, the record without effects.
	Known(ctx context.Context, keys []Key) (map[Key]Record, error)
	// Heads returns the last number taken of every stream that has any.
	Heads(ctx context.Context) (map[Stream]int64, error)
	// States returns the state of each unit at the head of its stream, empty ones included.
	States(ctx context.Context, units []campaign.UnitID) (map[campaign.UnitID]campaign.State, error)
	// Entries yields the entries of a unit from seq `from` on, ordered by seq and line.
	Entries(ctx context.Context, unit campaign.UnitID, from int64) iter.Seq2[campaign.Entry, error]
	// RecentRecords returns the last records of a stream, the newest first, without effects.
	RecentRecords(ctx context.Context, stream Stream, limit int) ([]Record, error)
	// Revisions returns the records of all revisions of one message, by time handled, without effects.
	Revisions(ctx context.Context, in chat.ChatID, message string) ([]Record, error)
	// EntriesBetween yields entries of messages whose own time lies in (from, to], in no order.
	EntriesBetween(ctx context.Context, from, to time.Time) iter.Seq2[campaign.Entry, error]
	// OpenQuestions returns the questions of chats and persons, where there are any, closed and expired ones too.
	OpenQuestions(ctx context.Context, keys []QuestionKey) (map[QuestionKey]Question, error)
	// QuestionByID returns the question with this id, or ErrNotFound.
	QuestionByID(ctx context.Context, id string) (Question, error)
}

// Settingses is the settings as they stand.
type Settingses interface {
	// Settings returns all documents.
	Settings(ctx context.Context) (SettingsSnapshot, error)
}

// Campaigns is the revisions of the campaign, each stored whole as a campaign file.
type Campaigns interface {
	// CampaignRevision returns the newest revision number, 0 when there is none.
	CampaignRevision(ctx context.Context) (int64, error)
	// CampaignFile returns the file stored under a revision, or ErrNotFound.
	CampaignFile(ctx context.Context, revision int64) ([]byte, error)
	// SaveCampaign stores a file as a new revision; ErrExists when that revision is there already.
	SaveCampaign(ctx context.Context, revision int64, file []byte, at time.Time) error
}

// Outbox is what waits to be sent.
type Outbox interface {
	// Waiting returns waiting posts to the account that may go out at now, by priority and number.
	Waiting(ctx context.Context, account chat.Account, now time.Time, limit int) ([]Post, error)
	// NextWaiting returns the earliest time at which a waiting post of the account may go out; ok is false when none waits.
	NextWaiting(ctx context.Context, account chat.Account) (at time.Time, ok bool, err error)
	// StartAttempt records, durably and before the request is made, that the post is being sent for the n-th
	// time (from 1). ErrExists means that somebody else does or did.
	StartAttempt(ctx context.Context, post string, n int, now time.Time) error
	// FinishPosts stores outcomes. Each post is replaced as a whole.
	FinishPosts(ctx context.Context, posts []Post) error
	// InFlight returns the posts of the account whose last attempt has no outcome: a program died in between.
	InFlight(ctx context.Context, account chat.Account) ([]Post, error)
	// Post returns a post, or ErrNotFound.
	Post(ctx context.Context, id string) (Post, error)
	// SentPost returns the post that the platform knows under this message id, or ErrNotFound.
	SentPost(ctx context.Context, in chat.ChatID, messageID string) (Post, error)
	// PostCounts counts posts by status.
	PostCounts(ctx context.Context) (map[PostStatus]int64, error)
	// PurgePosts deletes posts of answers that were done before the time; it keeps notices' posts.
	PurgePosts(ctx context.Context, before time.Time) error
}

// Notices is what was due, and what became of it.
type Notices interface {
	// PlanNotices stores notices that are not there yet, with their posts, and returns the ids of the new ones.
	PlanNotices(ctx context.Context, notices []Notice) (planned []string, err error)
	// NoticesOf returns the notices of a job and period.
	NoticesOf(ctx context.Context, job campaign.JobID, period string) ([]Notice, error)
	// LastNotice returns the newest notice, by Due, of a kind and target that was due before the time and not
	// skipped, or ErrNotFound.
	LastNotice(ctx context.Context, kind campaign.JobKind, target Target, before time.Time) (Notice, error)
	// AllNotices yields every notice in no order.
	AllNotices(ctx context.Context) iter.Seq2[Notice, error]
	// NoticePosts returns the posts of a notice in order.
	NoticePosts(ctx context.Context, notice string) ([]Post, error)
	// UnknownPosts returns the posts of notices whose outcome is unknown.
	UnknownPosts(ctx context.Context) ([]Post, error)
}

// Lease is the right to poll and send for one account.
type Lease struct {
	Account chat.Account
	Holder  string
	Until   time.Time
}

// Maintenance is what operators and start-up need.
type Maintenance interface {
	// AcquireLease takes or extends the lease of an account until the given time; it returns false when
	// another holder has it at now.
	AcquireLease(ctx context.Context, lease Lease, now time.Time) (bool, error)
	// ReleaseLease gives the lease up, if the holder has it.
	ReleaseLease(ctx context.Context, account chat.Account, holder string) error
	// Sweep applies the effects that a crash left undone.
	Sweep(ctx context.Context) error
	// Meta returns a named value, or ErrNotFound; SetMeta stores it.
	Meta(ctx context.Context, name string) (string, error)
	SetMeta(ctx context.Context, name, value string) error
	// Dump yields everything that a backup holds, in an order that Load accepts.
	Dump(ctx context.Context) iter.Seq2[Item, error]
	// Load fills an empty store from a dump and computes what follows; ErrExists when it is not empty.
	Load(ctx context.Context, items iter.Seq2[Item, error]) error
}
