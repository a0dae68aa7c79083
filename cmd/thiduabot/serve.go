package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/reminders"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/web"
)

type serveCmd struct{}

// Run serves the accounts in the settings until it is told to stop.
func (serveCmd) Run(p *program) error {
	config, err := p.settings()
	if err != nil {
		return err
	}
	tokens, err := config.tokens(p.env)
	if err != nil {
		return err
	}
	s := server{program: p, config: config}
	if s.clock, err = p.clock(); err != nil {
		return err
	}
	return s.run(p.ctx, tokens)
}

// server is the parts of a running program.
type server struct {
	*program
	config Config
	clock  *clock

	log       *slog.Logger
	words     *messages.Catalogue
	store     *timedStore
	campaigns *campaigns
	platforms []telegramPlatform
	bot       *bot.Bot
	reminders *reminders.Reminders
	metrics   *web.Metrics
	registry  *prometheus.Registry
}

// run builds every part, in order, and runs them until ctx ends or one fails for good.
func (s *server) run(ctx context.Context, tokens []Secret) (err error) {
	if s.log, err = newLogger(s.err, s.config.Log); err != nil {
		return err
	}
	if s.words, err = newWords(s.config.Messages.Folder); err != nil {
		return &ConfigError{File: s.config.File, Key: "messages.folder", Err: err}
	}
	s.registry = prometheus.NewRegistry()
	if s.metrics, err = web.NewMetrics(s.registry, s.clock.now); err != nil {
		return fmt.Errorf("make metrics: %w", err)
	}
	if s.platforms, err = s.newPlatforms(tokens); err != nil {
		return err
	}
	rebuild := &rebuilder{}
	opened, err := openStore(ctx, opening{Address: s.config.Store.Address.Reveal(), Exclusive: true, Now: s.clock.now, Rebuild: rebuild})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()
	s.store = &timedStore{Store: opened, metrics: s.metrics}
	s.campaigns = newCampaigns(s.store, rebuild)
	s.bot = s.newBot()
	if s.reminders, err = s.newReminders(); err != nil {
		return err
	}
	if err := s.greet(ctx); err != nil {
		return err
	}
	return s.work(ctx)
}

// greet prepares the members and says what the operator has to know.
func (s *server) greet(ctx context.Context) error {
	c, err := s.campaigns.current(ctx)
	if err != nil {
		return err
	}
	if err := s.store.Sweep(ctx); err != nil {
		return fmt.Errorf("sweep store: %w", err)
	}
	if c.Revision == 0 {
		s.log.WarnContext(ctx, "no campaign loaded, trying the built-in sample; load yours with: thiduabot campaign load FILE")
	}
	if err := s.bot.Enroll(ctx); err != nil {
		return err
	}
	code, err := s.bot.FirstAdmin(ctx)
	if err != nil || code == "" {
		return err
	}
	_, err = fmt.Fprintf(s.out, "There is no administrator yet. Write this to the bot in a private chat, within 7 days:\n/start %s\n", code)
	return err
}

// work runs everything at once.
func (s *server) work(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return s.reminders.Run(ctx) })
	g.Go(func() error {
		err := s.newWeb().Run(ctx)
		if err != nil && ctx.Err() == nil {
			return &ConfigError{File: s.config.File, Key: "web.address", Err: err}
		}
		return err
	})
	g.Go(func() error { return s.backUpDaily(ctx) })
	s.log.InfoContext(ctx, "serving", "accounts", len(s.platforms), "store", s.config.Store.Address.Scheme())
	err := g.Wait()
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

func (s *server) newBot() *bot.Bot {
	return bot.New(bot.Options{
		Store:      s.store,
		Campaign:   s.campaigns.current,
		Words:      s.words,
		Parts:      s.parts,
		InviteLink: s.inviteLink,
		Resend:     func(ctx context.Context, post string) error { return s.reminders.Resend(ctx, post) },
		Now:        s.clock.now,
		Random:     rand.Reader,
		Log:        s.log,
		Metrics:    s.metrics,
		Wake:       func() { s.reminders.Wake() },
	})
}

func (s *server) newReminders() (*reminders.Reminders, error) {
	host, err := os.Hostname()
	if err != nil {
		return nil, fmt.Errorf("read host name: %w", err)
	}
	accounts := make([]reminders.Account, len(s.platforms))
	for i, p := range s.platforms {
		accounts[i] = reminders.Account{Platform: p, Limits: p.limits}
	}
	return reminders.New(reminders.Options{
		Store:    s.store,
		Campaign: s.campaigns.current,
		Words:    s.words,
		Accounts: accounts,
		Handle:   s.bot.Handle,
		CaughtUp: s.caughtUp,
		Moved:    s.bot.ChatMoved,
		Gone:     func(ctx context.Context, at chat.ChatID, _ chat.Reason) error { return s.bot.ChatGone(ctx, at) },
		Failed:   s.accountFailed,
		Now:      s.clock.now,
		After:    s.clock.after,
		Lease:    s.clock.lease(),
		Holder:   fmt.Sprintf("%s/%d/%s", host, os.Getpid(), rand.Text()),
		Log:      s.log,
		Metrics:  s.metrics,
	})
}

func (s *server) newWeb() *web.Server {
	checks := []web.Check{{Name: "store", Ready: s.store.Ping}}
	for _, p := range s.platforms {
		checks = append(checks, web.Check{Name: string(p.Account()), Ready: p.ready})
		if err := s.metrics.WatchAccount(p); err != nil {
			s.log.Error("watch account", "err", err)
		}
	}
	waiting := func(ctx context.Context) (int64, error) {
		counts, err := s.store.PostCounts(ctx)
		return counts[store.PostWaiting], err
	}
	if err := s.metrics.WatchPosts(waiting); err != nil {
		s.log.Error("watch posts", "err", err)
	}
	return web.New(web.Options{Addr: s.config.Web.Address, Checks: checks, Metrics: s.registry, Logger: s.log})
}

// newWords reads the words, with the operator's own where there are some.
func newWords(folder string) (*messages.Catalogue, error) {
	var overrides fs.FS
	if folder != "" {
		if _, err := os.ReadDir(folder); err != nil {
			return nil, fmt.Errorf("read texts: %w", err)
		}
		overrides = os.DirFS(folder)
	}
	return messages.New(overrides)
}
