package bot

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/reading"
)

// run sends a message to the conversation it belongs to. What is not for us leaves no trace.
func (t *turn) run(ctx context.Context) error {
	switch {
	case t.in.Kind == chat.KindJoined, t.in.Kind == chat.KindLeft, t.in.Kind == chat.KindMoved:
		return t.chatEvent()
	case t.in.Kind == chat.KindPress:
		return t.press(ctx)
	case t.in.Group:
		return t.inGroup(ctx)
	default:
		return t.inPrivate(ctx)
	}
}

// inGroup answers commands, mentions and replies; an unknown group is answered /lienket only.
func (t *turn) inGroup(ctx context.Context) error {
	name, rest, slash, isCommand := reading.ParseCommand(t.in.Text)
	isCommand, addressed := isCommand && (slash || t.addressed()), t.addressed() || slash && isCommand
	if _, linked := t.settings.chat(t.in.Chat); !linked && !(slash && isCommand && name == linkCommand) {
		return nil
	}
	switch {
	case !addressed && (!t.in.Edited() || t.in.Anonymous || t.unreadable() || reading.Secret(t.in.Text)):
		return nil
	case t.in.Anonymous:
		return t.refuse(t.Words.Anonymous())
	case t.unreadable():
		return t.chatter(t.Words.Unreadable())
	case reading.Secret(t.in.Text):
		return t.classified()
	case t.in.Edited():
		return t.edited(ctx, addressed)
	case slash && isCommand:
		return t.runCommand(ctx, name, rest)
	case t.in.ReplyToUs:
		if done, err := t.replyToQuestion(ctx); done || err != nil {
			return err
		}
	}
	return t.bare(ctx, name, rest, slash, isCommand)
}

// inPrivate answers everything.
func (t *turn) inPrivate(ctx context.Context) error {
	name, rest, slash, isCommand := reading.ParseCommand(t.in.Text)
	switch {
	case t.in.Anonymous:
		return t.refuse(t.Words.Anonymous())
	case t.unreadable():
		return t.chatter(t.Words.Unreadable())
	case reading.Secret(t.in.Text):
		return t.classified()
	case t.in.Edited():
		return t.edited(ctx, true)
	case t.in.NoText && strings.TrimSpace(t.in.Text) == "":
		return t.chatter(t.Words.OnlyText())
	case slash && isCommand:
		return t.runCommand(ctx, name, rest)
	case !slash:
		if done, err := t.answerInPrivate(ctx); done || err != nil {
			return err
		}
	}
	return t.bare(ctx, name, rest, slash, isCommand)
}

// classified refuses a message that bears a mark of state secrets. Not even its digest is kept (domain.md §6).
func (t *turn) classified() error {
	t.record.Hash = ""
	return t.refuse(t.Words.Classified())
}

// unreadable reports whether the text is longer than what is read of a message, or no text at all.
func (t *turn) unreadable() bool {
	return !utf8.ValidString(t.in.Text) || utf8.RuneCountInString(t.in.Text) > reading.MaxRunes
}

// addressed reports whether the message speaks to us without being a command.
func (t *turn) addressed() bool { return t.in.ToUs || t.in.ReplyToUs || t.in.Kind == chat.KindPress }

// bare handles what is no command with a slash: a command in words, a report, or something we do not understand.
func (t *turn) bare(ctx context.Context, name, rest string, slash, isCommand bool) error {
	switch {
	case isCommand:
		return t.runCommand(ctx, name, rest)
	case slash:
		return t.chatter(t.Words.UnknownCommand(reading.NearCommands(name)))
	case t.looksLikeReport(t.in.Text):
		return t.runCommand(ctx, "baocao", t.in.Text)
	default:
		return t.chatter(t.Words.NotUnderstood(t.registered))
	}
}
