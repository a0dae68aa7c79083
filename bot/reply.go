package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/store"
)

// reply is an answer to a question: a choice, a yes or no, or words.
type reply struct {
	// choice is the number chosen, from 1; 0 when none was.
	choice  int
	yes, no bool
	text    string
}

// pressed reports whether the reply is a press on a button.
func (r reply) pressed() bool { return r.text == "" }

// decides reports whether the reply picks something and is no more than that.
func (r reply) decides() bool { return r.choice > 0 || r.yes || r.no }

// answerInPrivate takes the text as the answer to the sender's open question; false means that there is none,
// or that the text does not answer it. A reply to another message of ours answers nothing newer.
func (t *turn) answerInPrivate(ctx context.Context) (bool, error) {
	q, ok, err := t.question(ctx, t.questionKey())
	if err != nil || !ok || t.in.Forwarded {
		return false, err
	}
	if t.in.ReplyToUs {
		post, err := t.postAnswered(ctx)
		if other := post.ID != "" && !asks(q, post); err != nil || other {
			return other && err == nil && t.tooLate(), err
		}
	}
	return t.answerQuestion(ctx, q)
}

// replyToQuestion is answerInPrivate for groups, where only a reply to the question itself answers it.
func (t *turn) replyToQuestion(ctx context.Context) (bool, error) {
	post, err := t.postAnswered(ctx)
	if err != nil || post.ID == "" || t.in.Forwarded {
		return false, err
	}
	q, ok, err := t.question(ctx, t.questionKey())
	if err != nil || !ok || !asks(q, post) {
		return false, err
	}
	return t.answerQuestion(ctx, q)
}

func (t *turn) answerQuestion(ctx context.Context, q store.Question) (bool, error) {
	switch {
	case q.Closed:
		return false, nil
	case t.in.At.After(q.Expires):
		return t.tooLate(), nil
	default:
		return t.takeAnswer(ctx, q, readReply(t.in.Text))
	}
}

// tooLate says so to somebody who answers a question that is over.
func (t *turn) tooLate() bool {
	if !readReply(t.in.Text).decides() {
		return false
	}
	t.answer(store.OutcomeRefused, t.Words.QuestionOver())
	return true
}

// postAnswered returns the message of ours that this one replies to; without an id when it is not known.
func (t *turn) postAnswered(ctx context.Context) (store.Post, error) {
	post, err := t.Store.SentPost(ctx, t.in.Chat.WithoutTopic(), t.in.ReplyTo)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return store.Post{}, fmt.Errorf("find message answered: %w", err)
	}
	return post, nil
}

// asks reports whether a post is a part of the message that asks the question.
func asks(q store.Question, post store.Post) bool {
	return messageOf(q.Post) == messageOf(post.ID)
}

// messageOf cuts the number of the part off the id of a post.
func messageOf(post string) string { return post[:max(strings.LastIndexByte(post, '/'), 0)] }

func readReply(text string) reply {
	choice, _ := reading.Choice(text)
	return reply{
		choice: choice,
		yes:    reading.IsYes(text),
		no:     reading.IsNo(text),
		text:   text,
	}
}
