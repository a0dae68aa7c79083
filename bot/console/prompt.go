package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// Texts are what the console itself says; everything else is said by the bot.
type Texts struct {
	// Intro is the first screen.
	Intro string
	// BadCommand and BadTime answer what does not steer the console.
	BadCommand string
	BadTime    string
	// Menu lists what steers the console.
	Menu string
}

// Prompt lets a person chat at a terminal.
type Prompt struct {
	Session *Session
	Texts   Texts
	Out     io.Writer
	// Location is the campaign's time zone.
	Location *time.Location
	// From speaks first, in private.
	From string

	chat string
}

// Run reads what is typed until :thoat or the end of the input.
func (p *Prompt) Run(ctx context.Context, r io.Reader) error {
	p.chat = p.From
	fmt.Fprintln(p.Out, p.Texts.Intro)
	lines := newLineReader(r)
	for {
		p.show()
		line, err := lines.next()
		text := strings.TrimSpace(string(line))
		switch {
		case errors.Is(err, io.EOF):
			fmt.Fprintln(p.Out)
			return nil
		case errors.Is(err, errLongLine):
			fmt.Fprintln(p.Out, p.Texts.BadCommand)
			continue
		case err != nil:
			return fmt.Errorf("read input: %w", err)
		case text == ":thoat":
			return nil
		}
		if err := p.take(ctx, text); err != nil {
			return err
		}
	}
}

// show writes the prompt: who speaks, where, when.
func (p *Prompt) show() {
	where := ""
	if p.chat != p.From {
		where = " @ " + p.chat
	}
	fmt.Fprintf(p.Out, "[%s] %s%s> ", p.Session.Now().In(p.Location).Format("02/01/2006 15:04"), p.From, where)
}

func (p *Prompt) take(ctx context.Context, text string) error {
	switch {
	case text == "":
		return nil
	case strings.HasPrefix(text, ":"):
		return p.steer(ctx, text)
	}
	m := chat.Incoming{
		Kind: chat.KindMessage,
		From: chat.PersonID{Account: chat.Console, ID: p.From},
		Chat: chat.ChatID{Account: chat.Console, Chat: p.chat},
		Text: text,
	}
	if err := p.Session.Say(ctx, m, ""); err != nil {
		return err
	}
	return p.Session.Done(ctx)
}

// steer changes who speaks, where and when.
func (p *Prompt) steer(ctx context.Context, text string) error {
	verb, value, _ := strings.Cut(text, " ")
	value = strings.TrimSpace(value)
	switch {
	case verb == ":la" && value != "":
		p.From, p.chat = value, value
	case verb == ":nhom" && value != "":
		p.chat = value
	case verb == ":rieng":
		p.chat = p.From
	case verb == ":gio":
		return p.move(ctx, value)
	case verb == ":menu":
		fmt.Fprintln(p.Out, p.Texts.Menu)
	default:
		fmt.Fprintln(p.Out, p.Texts.BadCommand)
	}
	return nil
}

func (p *Prompt) move(ctx context.Context, value string) error {
	to, ok := parseTime(value, p.Session.Now(), p.Location)
	if !ok || to.Before(p.Session.Now()) || to.Year() > lastYear {
		fmt.Fprintln(p.Out, p.Texts.BadTime)
		return nil
	}
	if err := p.Session.Engine.Advance(ctx, to); err != nil {
		return err
	}
	return p.Session.Done(ctx)
}

// parseTime reads 2024-06-14T15:30, or a way ahead: +3d, +2h, +30m.
func parseTime(value string, now time.Time, loc *time.Location) (time.Time, bool) {
	if ahead, ok := strings.CutPrefix(value, "+"); ok {
		if days, ok := strings.CutSuffix(ahead, "d"); ok {
			ahead = days + "h"
			d, err := time.ParseDuration(ahead)
			return now.Add(24 * d), err == nil && d > 0
		}
		d, err := time.ParseDuration(ahead)
		return now.Add(d), err == nil && d > 0
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02 15:04", time.RFC3339, time.DateOnly} {
		if t, err := time.ParseInLocation(layout, value, loc); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
