package bot

import (
	"fmt"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// answer makes a message the answer to this one.
func (t *turn) answer(outcome store.Outcome, m chat.Message) {
	t.record.Outcome = outcome
	t.post(t.in.Chat, t.replyTo(), m)
}

// refuse answers that nothing was stored, and why.
func (t *turn) refuse(m chat.Message) error {
	t.answer(store.OutcomeRefused, m)
	return nil
}

// say answers with something asked for.
func (t *turn) say(m chat.Message) error {
	t.answer(store.OutcomeAnswered, m)
	return nil
}

// tell makes a message to somebody else part of what this one causes.
func (t *turn) tell(to chat.ChatID, m chat.Message) { t.post(to, "", m) }

// replyTo is the message an answer refers to. A press has no message of its own on some platforms.
func (t *turn) replyTo() string {
	if t.in.Kind == chat.KindPress && t.in.ReplyTo != "" {
		return t.in.ReplyTo
	}
	return t.in.ID
}

// post queues the parts of a message. It returns the id of the last part, the one that carries the buttons.
func (t *turn) post(to chat.ChatID, replyTo string, m chat.Message) string {
	m.ReplyTo = replyTo
	id := ""
	for _, part := range t.Parts(to.Account, m) {
		id = fmt.Sprintf("a/%s/%d", t.record.Key, len(t.record.Effects.Posts)+1)
		t.record.Effects.Posts = append(t.record.Effects.Posts, store.Post{
			ID:           id,
			To:           to,
			Part:         part,
			Number:       t.nextNumber(),
			Priority:     store.PriorityAnswer,
			Acknowledges: t.in.Group && len(part.Buttons) == 0,
			Status:       store.PostWaiting,
		})
	}
	return id
}

// nextNumber returns numbers that rise even while the clock stands still or goes back.
func (b *Bot) nextNumber() int64 {
	b.lastNumber = max(b.lastNumber+1, b.Now().UnixNano())
	return b.lastNumber
}
