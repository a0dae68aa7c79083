// Package bot is what people say, and what happens: one file for each conversation.
package bot

import (
	"context"
	"io"
	"iter"
	"log/slog"
	"sync"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// Intake is how messages become durable. The contracts are those of store.Log.
type Intake interface {
	Append(ctx context.Context, records []store.Record) (int, error)
	Known(ctx context.Context, keys []store.Key) (map[store.Key]store.Record, error)
	Heads(ctx context.Context) (map[store.Stream]int64, error)
	States(ctx context.Context, units []campaign.UnitID) (map[campaign.UnitID]campaign.State, error)
	Ping(ctx context.Context) error
}

// History is what was said before.
type History interface {
	Entries(ctx context.Context, unit campaign.UnitID, from int64) iter.Seq2[campaign.Entry, error]
	RecentRecords(ctx context.Context, stream store.Stream, limit int) ([]store.Record, error)
	Revisions(ctx context.Context, in chat.ChatID, message string) ([]store.Record, error)
	EntriesBetween(ctx context.Context, from, to time.Time) iter.Seq2[campaign.Entry, error]
}

// Memory is what the bot keeps in mind about people, chats and open questions.
type Memory interface {
	Settings(ctx context.Context) (store.SettingsSnapshot, error)
	OpenQuestions(ctx context.Context, keys []store.QuestionKey) (map[store.QuestionKey]store.Question, error)
	QuestionByID(ctx context.Context, id string) (store.Question, error)
	SentPost(ctx context.Context, in chat.ChatID, messageID string) (store.Post, error)
	UnknownPosts(ctx context.Context) ([]store.Post, error)
}

// Store is what the bot needs of a store.
type Store interface {
	Intake
	History
	Memory
}

// Metrics counts what became of messages, by outcome.
type Metrics interface {
	MessageHandled(outcome string)
	// Slipped counts what people are asked about, by kind.
	Slipped(kind string)
}

// Options are what a Bot is made of. All but Metrics, Wake, Stored, InviteLink and Resend are required.
type Options struct {
	Store Store
	// Campaign returns the newest revision. It is asked once a batch.
	Campaign func(ctx context.Context) (*campaign.Campaign, error)
	Words    *messages.Catalogue
	// Parts splits an answer as the platform of the account needs it.
	Parts func(chat.Account, chat.Message) []chat.Message
	// InviteLink returns a link that sends the code to the bot, or nothing.
	InviteLink func(account chat.Account, code string) string
	// Resend sends a scheduled post again whose delivery is unknown.
	Resend func(ctx context.Context, post string) error
	Now    func() time.Time
	// Random feeds one-time codes and button keys.
	Random  io.Reader
	Log     *slog.Logger
	Metrics Metrics
	// Wake tells the outbox that answers are waiting.
	Wake func()
	// Stored is told what was stored, in order.
	Stored func([]store.Record)
}

// Bot answers messages. Handle is safe for concurrent use; it works on one batch at a time.
type Bot struct {
	Options

	commands  []Command
	answerers map[string]func(*turn, context.Context, store.Question, reply) (bool, error)

	intake sync.Mutex
	// lastNumber is the last number given to a post or question.
	lastNumber int64
	cache      cache
	guard      guard
	slips      slips
}

// New returns a bot. It does not touch the store.
func New(o Options) *Bot { return &Bot{Options: o, commands: Commands(), answerers: answerers()} }

// cache holds what the last batches read. It is only ever an economy: a stale head fails on its slot.
type cache struct {
	room     *room
	settings *settings
	states   map[campaign.UnitID]campaign.State
}
