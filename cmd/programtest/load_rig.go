package programtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"testing"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/telegram"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// Rig is the bot behind a real Telegram client and before a real store: what a poll delivers is decoded, read,
// decided, stored, and its answers wait in the outbox. Nothing sends them.
type Rig struct {
	*Load
	Feed  *Feed
	Bot   *bot.Bot
	Store store.Store
}

// NewRig starts a rig on a store that the load filled; it ends with the test.
func NewRig(tb testing.TB, l *Load, s store.Store) *Rig {
	tb.Helper()
	r := &Rig{Load: l, Store: s}
	platform := r.build(tb)
	ctx, cancel := context.WithCancel(tb.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = platform.Run(ctx, r.Bot.Handle)
	}()
	tb.Cleanup(func() {
		cancel()
		<-done
	})
	return r
}

func (r *Rig) build(tb testing.TB) *telegram.Platform {
	tb.Helper()
	r.Feed = NewFeed(tb)
	platform, err := telegram.New(telegram.Options{Token: LoadToken, BaseURL: r.Feed.URL})
	if err != nil {
		tb.Fatal(err)
	}
	words, err := messages.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	r.Bot = bot.New(bot.Options{
		Store: r.Store, Campaign: r.campaign, Words: words, Now: r.Now, Random: rand.Reader, Log: slog.New(slog.DiscardHandler),
		Parts: func(_ chat.Account, m chat.Message) []chat.Message { return platform.Parts(m) },
	})
	r.seat(tb)
	return platform
}

// campaign asks the store whether there is a newer revision, as the program does.
func (r *Rig) campaign(ctx context.Context) (*campaign.Campaign, error) {
	revision, err := r.Store.CampaignRevision(ctx)
	if err == nil && revision != r.Campaign.Revision {
		err = fmt.Errorf("revision %d in the store", revision)
	}
	return r.Campaign, err
}

// seat enrolls the reporters and links the chats of the groups.
func (r *Rig) seat(tb testing.TB) {
	tb.Helper()
	chats := make(map[string]campaign.GroupID)
	for i, g := range r.Campaign.Groups {
		chats[fmt.Sprint(r.chatOf(i))] = g.ID
	}
	if err := r.Bot.Enroll(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	if err := r.Bot.LinkChats(tb.Context(), chats, r.Account); err != nil {
		tb.Fatal(err)
	}
}

// Reports delivers n reports in one poll and waits until they are stored.
func (r *Rig) Reports(n int) {
	answer, next := r.Updates(n)
	r.Feed.Deliver(answer, next)
}

// CheckStored wants every report stored as one, with its answer waiting.
func (r *Rig) CheckStored(tb testing.TB) {
	tb.Helper()
	counts, err := r.Store.PostCounts(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	if got := counts[store.PostWaiting]; got != int64(r.made) {
		tb.Errorf("%d answers wait for %d reports", got, r.made)
	}
	heads, err := r.Store.Heads(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	delete(heads, store.Settings)
	total := int64(-r.made)
	for stream, head := range heads {
		total += head - r.heads[campaign.UnitID(stream)]
	}
	if total != 0 {
		tb.Errorf("of %d reports, %d were not stored", r.made, -total)
	}
}

// Ask handles a message in the chat of the first group. Somebody else asks each time, a second later, because nobody
// gets an answer to endless questions.
func (r *Rig) Ask(tb testing.TB, text string) {
	tb.Helper()
	r.made++
	r.seconds.Add(1)
	in := chat.Incoming{
		Kind: chat.KindMessage, Group: true, ID: fmt.Sprint(r.made), At: r.Now(), Text: text, ToUs: true,
		Chat: chat.ChatID{Account: r.Account, Chat: fmt.Sprint(r.chatOf(0))},
		From: chat.PersonID{Account: r.Account, ID: fmt.Sprint(FirstReporter + r.made%len(r.Campaign.Units))},
	}
	if err := r.Bot.Handle(tb.Context(), []chat.Incoming{in}); err != nil {
		tb.Fatal(err)
	}
}
