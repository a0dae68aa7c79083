package bot

import (
	"context"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// questionLife is how long a question waits for its answer (domain.md §5.2).
const questionLife = 30 * time.Minute

// answerers say what to do with an answer to each kind of question. They return false when the answer does
// not fit, and then must not have changed anything.
func answerers() map[string]func(*turn, context.Context, store.Question, reply) (bool, error) {
	return map[string]func(*turn, context.Context, store.Question, reply) (bool, error){
		questionChoose:   (*turn).chosen,
		questionRegister: (*turn).registering,
		questionErase:    (*turn).erasing,
	}
}

// ask opens a question to the sender, which takes the place of one that is open. The labels become buttons;
// the text already lists them for those who have none.
func (t *turn) ask(kind string, data any, m chat.Message, labels ...string) error {
	encoded, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("encode question kind=%s: %w", kind, err)
	}
	id, err := t.secret(10)
	if err != nil {
		return err
	}
	for i, label := range labels {
		m.Buttons = append(m.Buttons, chat.Button{Press: fmt.Sprintf("%s:%d", id, i+1), Label: label})
	}
	if t.record.Outcome == "" {
		t.record.Outcome = store.OutcomeAsked
	}
	t.putQuestion(store.Question{
		QuestionKey: t.questionKey(),
		ID:          id,
		Kind:        kind,
		Data:        encoded,
		Post:        t.post(t.in.Chat, t.replyTo(), m),
		Expires:     t.in.At.Add(questionLife),
	})
	return nil
}

func (t *turn) questionKey() store.QuestionKey { return questionKeyOf(t.in) }

// questionKeyOf names the question that a message may answer: that of its sender, in its chat.
func questionKeyOf(in chat.Incoming) store.QuestionKey {
	return store.QuestionKey{Chat: in.Chat.WithoutTopic(), Person: in.From}
}

// putQuestion makes the state of a question part of what the message causes.
func (t *turn) putQuestion(q store.Question) {
	q.Version = t.nextNumber()
	for i, other := range t.record.Effects.Questions {
		if other.QuestionKey == q.QuestionKey {
			t.record.Effects.Questions[i] = q
			return
		}
	}
	t.record.Effects.Questions = append(t.record.Effects.Questions, q)
}

// cancelQuestion closes the sender's open question: a new report takes its place.
func (t *turn) cancelQuestion(ctx context.Context) error {
	q, ok, err := t.question(ctx, t.questionKey())
	if err != nil || !ok || q.Closed {
		return err
	}
	q.Closed = true
	t.putQuestion(q)
	return nil
}

// press takes a press on a button. Keys are opaque and work once, for the person asked.
func (t *turn) press(ctx context.Context) error {
	id, number, _ := strings.Cut(t.in.Press, ":")
	choice, err := strconv.Atoi(number)
	if err != nil || choice < 1 {
		return nil
	}
	q, err := t.questionByID(ctx, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return t.pressRequest(ctx, id, choice)
	case err != nil:
		return err
	case q.Person != t.in.From:
		return t.refuse(t.Words.NotYourButton())
	case q.Closed || t.in.At.After(q.Expires):
		return t.refuse(t.Words.QuestionOver())
	}
	done, err := t.takeAnswer(ctx, q, reply{choice: choice})
	if err == nil && !done {
		return t.refuse(t.Words.QuestionOver())
	}
	return err
}

// questionByID finds a question in its newest version.
func (t *turn) questionByID(ctx context.Context, id string) (store.Question, error) {
	for _, q := range t.questions {
		if q.ID == id {
			return q, nil
		}
	}
	q, err := t.Store.QuestionByID(ctx, id)
	if err != nil {
		return q, fmt.Errorf("read question: %w", err)
	}
	newest, ok, err := t.question(ctx, q.QuestionKey)
	if err != nil || !ok {
		return q, err
	}
	if newest.ID != id {
		q.Closed = true
		return q, nil
	}
	return newest, nil
}

// takeAnswer hands an answer to the conversation that asked, and closes the question when it fits.
func (t *turn) takeAnswer(ctx context.Context, q store.Question, r reply) (bool, error) {
	answer, ok := t.answerers[q.Kind]
	if !ok {
		return false, fmt.Errorf("answer question id=%s: unknown kind %q", q.ID, q.Kind)
	}
	closed := q
	closed.Closed = true
	t.putQuestion(closed)
	done, err := answer(t, ctx, q, r)
	if !done {
		t.record.Effects.Questions = nil
	}
	return done, err
}

// secret returns n random characters that are easy to read and type.
func (b *Bot) secret(n int) (string, error) {
	raw := make([]byte, n)
	if _, err := io.ReadFull(b.Random, raw); err != nil {
		return "", fmt.Errorf("make code: %w", err)
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(raw))[:n], nil
}
