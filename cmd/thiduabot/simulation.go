package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/console"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/reminders"
	"github.com/thiduabot/thiduabot/store"
)

// metaCounters names the counters of the console's messages in the store.
const metaCounters = "console_counters"

// simulation is the whole program behind the console, with a clock that only lines move.
type simulation struct {
	*program
	now       time.Time
	out       *bufio.Writer
	words     *messages.Catalogue
	store     store.Store
	campaigns *campaigns
	bot       *bot.Bot
	reminders *reminders.Reminders
	platform  *console.Platform
	events    *console.Events
	location  *time.Location
	jsonl     bool
	// prompt is the terminal, if there is one; hidden counts what it does not show, groups are the chats it does.
	prompt *console.Prompt
	hidden int
	groups map[string]bool

	counters console.Counters
	saved    console.Counters
	// told holds the state of each unit as the events so far leave it.
	told map[campaign.UnitID]campaign.State
	// failed is the first error of an event, which the hook that writes it cannot return.
	failed error
	begun  bool
}

func newConsole(p *program, cmd consoleCmd, out *bufio.Writer) (*simulation, error) {
	c := &simulation{program: p, out: out, jsonl: cmd.JSONL, told: make(map[campaign.UnitID]campaign.State)}
	wanted, err := consoleCampaign(cmd.Campaign)
	if err != nil {
		return nil, err
	}
	if c.words, err = newWords(""); err != nil {
		return nil, err
	}
	c.location = wanted.Location
	c.events = console.NewEvents(out, func() *time.Location { return c.location })
	rebuild := &rebuilder{}
	c.store, err = openStore(p.ctx, opening{Address: cmd.DB, Exclusive: true, Now: c.clock, Rebuild: rebuild})
	if err != nil {
		return nil, err
	}
	c.campaigns = newCampaigns(c.store, rebuild)
	if err := errors.Join(c.adopt(p.ctx, wanted, cmd.Campaign != ""), c.build(p.ctx, cmd)); err != nil {
		return nil, errors.Join(err, c.store.Close())
	}
	return c, nil
}

func (c *simulation) clock() time.Time { return c.now }

// adopt stores the campaign that the console was started with. A store that holds one keeps it, unless a file is named.
func (c *simulation) adopt(ctx context.Context, wanted *campaign.Campaign, named bool) error {
	revision, err := c.store.CampaignRevision(ctx)
	if err != nil {
		return fmt.Errorf("read campaign revision: %w", err)
	}
	if revision > 0 && !named {
		return nil
	}
	_, err = c.campaigns.load(ctx, wanted, c.now)
	return err
}

// build puts the parts together.
func (c *simulation) build(ctx context.Context, cmd consoleCmd) (err error) {
	if err := c.readCounters(ctx); err != nil {
		return err
	}
	c.platform = &console.Platform{Now: c.clock, Show: c.show, Out: cmd.Out, Counters: &c.counters}
	c.bot = bot.New(bot.Options{
		Store:    c.store,
		Campaign: c.campaigns.current,
		Words:    c.words,
		Parts:    func(_ chat.Account, m chat.Message) []chat.Message { return c.platform.Parts(m) },
		Resend:   func(ctx context.Context, post string) error { return c.reminders.Resend(ctx, post) },
		Now:      c.clock,
		Random:   consoleSeed(c.counters.In),
		Log:      quiet(c.program),
		Stored:   c.stored,
	})
	c.reminders, err = reminders.New(reminders.Options{
		Store:    c.store,
		Campaign: c.campaigns.current,
		Words:    c.words,
		Accounts: []reminders.Account{{Platform: c.platform, PrivateChat: privateChat}},
		Moved:    c.bot.ChatMoved,
		Gone:     func(ctx context.Context, at chat.ChatID, _ chat.Reason) error { return c.bot.ChatGone(ctx, at) },
		Now:      c.clock,
		Log:      quiet(c.program),
	})
	return err
}

// privateChat is where a person is written to: on the console everybody has a private chat.
func privateChat(p chat.PersonID) chat.ChatID { return chat.ChatID{Account: p.Account, Chat: p.ID} }

// begin prepares members and chats at the time of the first line.
func (c *simulation) begin(ctx context.Context) error {
	current, err := c.campaigns.current(ctx)
	if err != nil {
		return err
	}
	c.location = current.Location
	chats := map[string]campaign.GroupID{"lanhdao": ""}
	for _, g := range current.Groups {
		chats[string(g.ID)] = g.ID
	}
	c.groups = make(map[string]bool)
	for name := range chats {
		c.groups[name] = true
	}
	return errors.Join(c.bot.Enroll(ctx), c.bot.LinkChats(ctx, chats, chat.Console))
}

// Advance lets time pass. What falls due happens at its own time.
func (c *simulation) Advance(ctx context.Context, to time.Time) error {
	if !c.begun {
		c.begun, c.now = true, to
		if err := c.begin(ctx); err != nil {
			return err
		}
		return c.step(ctx, to)
	}
	for c.now.Before(to) {
		if err := c.pass(ctx, earliest(c.now.Add(farthestLook), to)); err != nil {
			return err
		}
	}
	return nil
}

// farthestLook is how far ahead is looked for what falls due: each post makes it necessary to look again.
const farthestLook = 24 * time.Hour

// pass lets time pass up to the first thing that falls due, or to the end.
func (c *simulation) pass(ctx context.Context, to time.Time) error {
	due, err := c.reminders.Due(ctx, c.now, to)
	switch {
	case err != nil:
		return err
	case len(due) > 0:
		return c.step(ctx, due[0])
	}
	c.now = to
	return nil
}

func earliest(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// step moves the clock and does what is due.
func (c *simulation) step(ctx context.Context, at time.Time) error {
	c.now = at
	if err := c.reminders.Step(ctx, at); err != nil {
		return err
	}
	return c.failed
}

// Handle takes a message in.
func (c *simulation) Handle(ctx context.Context, batch []chat.Incoming) error {
	if err := c.bot.Handle(ctx, batch); err != nil {
		return err
	}
	return c.failed
}

// Deliver sends everything that waits.
func (c *simulation) Deliver(ctx context.Context) error { return c.step(ctx, c.now) }

// MessageTime returns the time of a message handled before.
func (c *simulation) MessageTime(ctx context.Context, in chat.ChatID, message string) (at time.Time, known bool, err error) {
	revisions, err := c.store.Revisions(ctx, in.WithoutTopic(), message)
	if err != nil || len(revisions) == 0 {
		return at, false, err
	}
	return revisions[0].At, true, nil
}

// Linked reports whether a chat belongs to a group or to the leaders.
func (c *simulation) Linked(ctx context.Context, in chat.ChatID) (bool, error) {
	settings, err := c.store.Settings(ctx)
	if err != nil {
		return false, fmt.Errorf("read settings: %w", err)
	}
	for _, linked := range settings.Chats {
		if !linked.Gone && linked.Address() == in {
			return true, nil
		}
	}
	return false, nil
}
