// Package console lets anyone use the bot without an account on any platform: to try it, to train secretaries,
// and to test. Time stands still until a line moves it.
package console

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// Engine is the program behind the console. Its clock is the console's.
type Engine interface {
	// Advance lets time pass: what is scheduled in (the clock, to] happens at the time it is due.
	Advance(ctx context.Context, to time.Time) error
	// Handle takes a message in, durably.
	Handle(ctx context.Context, batch []chat.Incoming) error
	// Deliver sends everything that waits.
	Deliver(ctx context.Context) error
	// MessageTime returns the time of a message handled before, and whether there is one.
	MessageTime(ctx context.Context, in chat.ChatID, message string) (time.Time, bool, error)
	// Linked reports whether the chat belongs to a group or to the leaders.
	Linked(ctx context.Context, in chat.ChatID) (bool, error)
}

// Counters number messages; they go on where the store left off.
type Counters struct {
	In  int64
	Out int64
}

// Platform is the console as a place to chat. What is sent to it goes to the function Show.
type Platform struct {
	// Now is the simulated clock.
	Now func() time.Time
	// Show is given every message sent.
	Show func(Sent) error
	// Out is the folder for pictures and documents; empty means they are not written.
	Out string

	Counters *Counters
}

// Sent is a message that the bot sent.
type Sent struct {
	At      time.Time
	Chat    string
	ID      string
	Message chat.Message
	// Picture and Document are paths of files under Out.
	Picture  string
	Document string
}

var errForeign = errors.New("chat of another account")

// Account returns the constant account of the console.
func (p *Platform) Account() chat.Account { return chat.Console }

// Run does nothing but wait: lines reach the bot through a Session.
func (p *Platform) Run(ctx context.Context, _ chat.Handler) error {
	<-ctx.Done()
	return ctx.Err()
}

// Parts returns the message as it is: the console has no limits.
func (p *Platform) Parts(m chat.Message) []chat.Message { return []chat.Message{m} }

// InviteLink returns nothing: the console has no links.
func (p *Platform) InviteLink(string) string { return "" }

// Send shows a message.
func (p *Platform) Send(_ context.Context, to chat.ChatID, part chat.Message) (string, error) {
	if to.Account != chat.Console {
		return "", &chat.SendError{Permanent: true, Reason: chat.ReasonRejected, Err: errForeign}
	}
	p.Counters.Out++
	sent := Sent{At: p.Now(), Chat: to.Chat, ID: "b" + strconv.FormatInt(p.Counters.Out, 10), Message: part}
	var err error
	if sent.Picture, err = p.write(sent.ID, part.Picture); err == nil {
		sent.Document, err = p.write(sent.ID, part.Document)
	}
	if err == nil {
		err = p.Show(sent)
	}
	if err != nil {
		return "", &chat.SendError{Permanent: true, Reason: chat.ReasonRejected, Err: err}
	}
	return sent.ID, nil
}

// write puts a file into the folder for files and returns its path.
func (p *Platform) write(id string, f *chat.File) (string, error) {
	if f == nil || p.Out == "" {
		return "", nil
	}
	path := filepath.Join(p.Out, id+"-"+filepath.Base(f.Name))
	if err := os.WriteFile(path, f.Data, 0o600); err != nil {
		return "", fmt.Errorf("write file: %w", err)
	}
	return path, nil
}
