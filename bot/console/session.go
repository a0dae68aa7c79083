package console

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// ErrLines says that some lines could not be used; the error events told which.
var ErrLines = errors.New("some lines were not valid")

// Session feeds lines to the bot, one after the other.
type Session struct {
	Engine   Engine
	Counters *Counters
	// Clock is moved by the Engine; Now reads it, and is zero before the first line.
	Now func() time.Time
	// Fail shows a line that cannot be used.
	Fail func(line int, err error) error
	// Done is called after every line, when its events are complete.
	Done func(ctx context.Context) error
}

// Lines runs a conversation of JSON lines. Every line is handled completely before the next is read.
func (s *Session) Lines(ctx context.Context, r io.Reader) error {
	lines := newLineReader(r)
	failed := false
	for {
		line, bad := lines.next()
		switch {
		case errors.Is(bad, io.EOF) && failed:
			return ErrLines
		case errors.Is(bad, io.EOF):
			return nil
		case bad != nil && !errors.Is(bad, errLongLine):
			return fmt.Errorf("read input: %w", bad)
		}
		good, err := s.take(ctx, lines.number, line, bad)
		if err != nil {
			return fmt.Errorf("line %d: %w", lines.number, err)
		}
		failed = failed || !good
	}
}

// take handles one line completely and reports whether it could be used.
func (s *Session) take(ctx context.Context, n int, line []byte, bad error) (good bool, err error) {
	if bad == nil {
		if len(bytes.TrimSpace(line)) == 0 {
			return true, nil
		}
		if bad, err = s.line(ctx, line); err != nil {
			return false, err
		}
	}
	if bad != nil {
		if err := s.Fail(n, bad); err != nil {
			return false, err
		}
	}
	return bad == nil, s.Done(ctx)
}

// line handles one line. A line that cannot be used is returned as bad and changes nothing.
func (s *Session) line(ctx context.Context, line []byte) (bad, err error) {
	in, bad := parse(line)
	if bad != nil {
		return bad, nil
	}
	at, timed, bad := in.at()
	switch {
	case bad != nil:
		return bad, nil
	case !timed && s.Now().IsZero():
		return errors.New("the first line needs at"), nil
	case timed && at.Before(s.Now()):
		return fmt.Errorf("time goes back: %s is before %s", in.At, s.Now().Format(time.RFC3339)), nil
	}
	if timed {
		if err := s.Engine.Advance(ctx, at); err != nil {
			return nil, err
		}
	}
	if !in.speaks() {
		return nil, nil
	}
	return nil, s.Say(ctx, in.incoming(), in.Kind)
}

// incoming returns the message of a line, without what only the session knows.
func (in input) incoming() chat.Incoming {
	m := chat.Incoming{
		Kind:    chat.KindMessage,
		From:    chat.PersonID{Account: chat.Console, ID: in.From},
		Name:    in.Name,
		Chat:    chat.ChatID{Account: chat.Console, Chat: in.Chat},
		ID:      string(in.ID),
		Text:    in.Text,
		ReplyTo: string(in.ReplyTo),
		Press:   in.Press,
		NoText:  in.Text == "" && in.Photo,
	}
	if in.Press != "" {
		m.Kind = chat.KindPress
	}
	if in.Photo {
		m.Photo = "photo of " + in.From
	}
	if in.Edit {
		m.Revision = "edit"
	}
	return m
}

// Say hands one message to the bot at the present time and sends the answers.
func (s *Session) Say(ctx context.Context, m chat.Incoming, kind string) error {
	if m.Name == "" {
		m.Name = m.From.ID
	}
	if m.Chat.Chat == "" {
		m.Chat.Chat = m.From.ID
	}
	if m.ID == "" {
		s.Counters.In++
		m.ID = "m" + strconv.FormatInt(s.Counters.In, 10)
	}
	other := false
	m.Text, m.ToUs, other = address(m.Text)
	if other {
		return nil
	}
	m.ReplyToUs = strings.HasPrefix(m.ReplyTo, "b")
	var err error
	if m.Group, err = s.isGroup(ctx, m, kind); err != nil {
		return err
	}
	if err := s.date(ctx, &m); err != nil {
		return err
	}
	if err := s.Engine.Handle(ctx, []chat.Incoming{m}); err != nil {
		return err
	}
	return s.Engine.Deliver(ctx)
}

// isGroup tells groups from private chats: a linked chat is a group, a chat named like the sender is private.
func (s *Session) isGroup(ctx context.Context, m chat.Incoming, kind string) (bool, error) {
	if kind != "" {
		return kind == "group", nil
	}
	linked, err := s.Engine.Linked(ctx, m.Chat)
	return linked || m.Chat.Chat != m.From.ID, err
}

// date gives a message its time: an edit and a redelivery have that of the original.
func (s *Session) date(ctx context.Context, m *chat.Incoming) error {
	original, known, err := s.Engine.MessageTime(ctx, m.Chat, m.ID)
	if err != nil {
		return err
	}
	m.At = s.Now()
	if known {
		m.At = original
	}
	if m.Revision != "" {
		m.EditedAt = s.Now()
		m.Revision = revision(m.EditedAt, m.Text)
	}
	return nil
}

// revision tells the edits of a message apart by their time and text.
func revision(at time.Time, text string) string {
	h := fnv.New64a()
	_, _ = io.WriteString(h, text)
	return fmt.Sprintf("%d-%x", at.Unix(), h.Sum64())
}
