package bot

import (
	"context"
	"strings"

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
	if _, linked := t.settings.chat(t.in.Chat); !linked {
		if slash && isCommand && name == "lienket" {
			return t.runCommand(ctx, name, rest)
		}
		return nil
	}
	addressed := t.addressed() || slash && isCommand
	switch {
	case !addressed:
		return nil
	case t.in.Anonymous:
		return t.refuse(t.Words.Anonymous())
	case t.in.Edited():
		return t.edited(ctx)
	case slash && isCommand:
		return t.runCommand(ctx, name, rest)
	case t.in.ReplyToUs:
		if done, err := t.replyToQuestion(ctx); done || err != nil {
			return err
		}
	}
	if slash {
		return t.unknownCommand(name)
	}
	return t.bare(ctx, name, rest, isCommand)
}

// inPrivate answers everything.
func (t *turn) inPrivate(ctx context.Context) error {
	name, rest, slash, isCommand := reading.ParseCommand(t.in.Text)
	switch {
	case t.in.Anonymous:
		return t.refuse(t.Words.Anonymous())
	case t.in.Edited():
		return t.edited(ctx)
	case t.in.NoText && strings.TrimSpace(t.in.Text) == "":
		return t.refuse(t.Words.OnlyText())
	case slash && isCommand:
		return t.runCommand(ctx, name, rest)
	case slash:
		return t.unknownCommand(name)
	}
	if done, err := t.answerQuestion(ctx); done || err != nil {
		return err
	}
	return t.bare(ctx, name, rest, isCommand)
}

// addressed reports whether the message speaks to us without being a command.
func (t *turn) addressed() bool { return t.in.ToUs || t.in.ReplyToUs || t.in.Kind == chat.KindPress }

// bare handles a text without a slash: a command in words, a report, or something we do not understand.
func (t *turn) bare(ctx context.Context, name, rest string, isCommand bool) error {
	if isCommand {
		return t.runCommand(ctx, name, rest)
	}
	if t.looksLikeReport(t.in.Text) {
		return t.runCommand(ctx, "baocao", t.in.Text)
	}
	return t.refuse(t.Words.NotUnderstood(t.registered))
}

func (t *turn) unknownCommand(name string) error {
	return t.refuse(t.Words.UnknownCommand(reading.NearCommands(name)))
}
