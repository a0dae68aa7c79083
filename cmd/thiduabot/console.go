package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"time"

	"github.com/thiduabot/thiduabot/bot/console"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

type consoleCmd struct {
	Campaign string `help:"Campaign file; the built-in sample without." placeholder:"FILE"`
	DB       string `name:"db" help:"Address of the store." default:"sqlite::memory:" placeholder:"ADDRESS"`
	JSONL    bool   `name:"jsonl" help:"One JSON object a line in, one event a line out."`
	Values   bool   `help:"With --jsonl: all values at the end."`
	Out      string `help:"Folder for pictures and documents." placeholder:"DIR"`
}

// consoleStart is when the clock of the console starts at a terminal: in the week of the sample's examples.
const (
	consoleStart = "2024-06-13T09:00:00+07:00"
	consoleFrom  = "tanhao.baocao"
)

// Run lets somebody use the bot at this terminal.
func (cmd consoleCmd) Run(p *program) (err error) {
	if cmd.Out != "" {
		if err := os.MkdirAll(cmd.Out, 0o700); err != nil {
			return fmt.Errorf("make folder for files: %w", err)
		}
	}
	out := bufio.NewWriter(p.out)
	c, err := newConsole(p, cmd, out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Flush(), c.store.Close()) }()
	if cmd.JSONL {
		return c.lines(p.ctx, cmd.Values)
	}
	return c.talk(p.ctx)
}

// lines runs a conversation of JSON lines.
func (c *simulation) lines(ctx context.Context, values bool) error {
	session := c.session(c.events.Error)
	bad := session.Lines(ctx, c.in)
	if bad != nil && !errors.Is(bad, console.ErrLines) {
		return bad
	}
	if values {
		if err := c.showValues(ctx); err != nil {
			return err
		}
	}
	return bad
}

// talk lets a person type.
func (c *simulation) talk(ctx context.Context) error {
	start, err := time.Parse(time.RFC3339, consoleStart)
	if err != nil {
		return err
	}
	if err := c.Advance(ctx, start); err != nil {
		return err
	}
	current, err := c.campaigns.current(ctx)
	if err != nil {
		return err
	}
	c.prompt = &console.Prompt{
		Session: c.session(nil),
		Texts: console.Texts{
			Intro:      c.words.ConsoleIntro(consoleFrom),
			BadCommand: c.words.ConsoleBadCommand(),
			BadTime:    c.words.ConsoleBadTime(),
			Menu:       c.words.ConsoleMenu(),
		},
		Out:      flushing{c.out},
		Location: current.Location,
		From:     consoleFrom,
	}
	return c.prompt.Run(ctx, c.in)
}

// flushing writes through at once: somebody waits for it.
type flushing struct{ *bufio.Writer }

func (f flushing) Write(b []byte) (int, error) {
	n, err := f.Writer.Write(b)
	return n, errors.Join(err, f.Flush())
}

func (c *simulation) session(fail func(int, error) error) *console.Session {
	return &console.Session{
		Engine:   c,
		Counters: &c.counters,
		Now:      func() time.Time { return c.now },
		Fail:     fail,
		Done:     c.lineDone,
	}
}

// quiet is the log of the console: faults only, so that nothing stands between the messages.
func quiet(p *program) *slog.Logger {
	return slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: slog.LevelError}))
}

// consoleSeed makes codes and button keys the same from run to run; what the store holds already is mixed in, so
// that a store used again never sees the same key twice.
func consoleSeed(messages int64) *rand.ChaCha8 {
	seed := [32]byte{'t', 'h', 'i', 'd', 'u', 'a', 'b', 'o', 't'}
	for i := range 8 {
		seed[16+i] = byte(messages >> (8 * i))
	}
	return rand.NewChaCha8(seed)
}

// consoleCampaign returns the campaign that the console is started with.
func consoleCampaign(path string) (*campaign.Campaign, error) {
	if path == "" {
		return sample.Campaign(), nil
	}
	return readCampaign(path)
}
