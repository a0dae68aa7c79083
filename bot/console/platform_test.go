package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
)

func TestPlatform(t *testing.T) {
	t.Parallel()
	bottest.RunPlatform(t, func(t *testing.T) bottest.Harness { return newHarness(t) })
}

// harness is the console with somebody who types.
type harness struct {
	t        *testing.T
	platform *typed
	ids      int
	sent     []string
}

// typed is the console whose Run reads what is typed.
type typed struct {
	*Platform
	engine *engine
	lines  chan string
}

func (p *typed) Run(ctx context.Context, handle chat.Handler) error {
	p.engine.handle = handle
	session, _ := p.engine.session()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case line := <-p.lines:
			if err := session.Lines(ctx, strings.NewReader(line)); err != nil {
				return err
			}
		}
	}
}

func newHarness(t *testing.T) *harness {
	h := &harness{t: t}
	e := &engine{}
	h.platform = &typed{engine: e, lines: make(chan string, 1000), Platform: &Platform{
		Now:      func() time.Time { return e.now },
		Show:     func(s Sent) error { h.sent = append(h.sent, s.Message.Text); return nil },
		Counters: &Counters{},
	}}
	return h
}

func (h *harness) Platform() chat.Platform { return h.platform }
func (h *harness) Chat() chat.ChatID       { return chat.ChatID{Account: chat.Console, Chat: "cum2"} }
func (h *harness) Sent() []string          { return h.sent }

func (h *harness) Say(text string) string {
	h.ids++
	id := fmt.Sprint("x", h.ids)
	h.line(input{At: start, From: "a", Chat: "cum2", ID: messageID(id), Text: text})
	return id
}

func (h *harness) Edit(id, text string) {
	h.line(input{At: start, From: "a", Chat: "cum2", ID: messageID(id), Text: text, Edit: true})
}

func (h *harness) line(in input) {
	line, err := json.Marshal(in)
	if err != nil {
		h.t.Fatal(err)
	}
	h.platform.lines <- string(line)
}

func TestSendWritesFiles(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var sent Sent
	p := &Platform{Now: time.Now, Show: func(s Sent) error { sent = s; return nil }, Out: folder, Counters: &Counters{Out: 6}}
	table := &chat.File{Name: "../bang.xlsx", Data: []byte("PK")}
	if _, err := p.Send(t.Context(), chat.ChatID{Account: chat.Console, Chat: "a"}, chat.Message{Document: table}); err != nil {
		t.Fatal(err)
	}
	want := filepath.Join(folder, "b7-bang.xlsx")
	if text, err := os.ReadFile(want); err != nil || string(text) != "PK" || sent.Document != want {
		t.Errorf("%q in %s, %v", text, sent.Document, err)
	}
}

func TestSendSaysWhyItFails(t *testing.T) {
	t.Parallel()
	to := chat.ChatID{Account: chat.Console, Chat: "a"}
	file := chat.Message{Picture: &chat.File{Name: "a.png"}}
	none := &Platform{Now: time.Now, Out: filepath.Join(t.TempDir(), "none"), Counters: &Counters{}}
	deaf := &Platform{Now: time.Now, Show: func(Sent) error { return errStore }, Counters: &Counters{}}
	for _, p := range []*Platform{none, deaf} {
		_, err := p.Send(t.Context(), to, file)
		if e, ok := errors.AsType[*chat.SendError](err); !ok || !e.Permanent {
			t.Errorf("got %v", err)
		}
	}
}
