package bot

import (
	"slices"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// chatEvent keeps track of where we may write. A chat that was never linked is greeted, and nothing more.
func (t *turn) chatEvent() error {
	linked, known := t.settings.chat(t.in.Chat)
	switch {
	case t.in.Kind == chat.KindJoined && t.in.Group && !known:
		return t.say(t.Words.Greeting())
	case !known:
		return nil
	case t.in.Kind == chat.KindMoved:
		t.moved(linked)
	case t.in.Kind == chat.KindLeft && !linked.Inactive:
		linked.Inactive = true
		t.changeChat(linked)
	case t.in.Kind == chat.KindJoined && linked.Inactive:
		linked.Inactive = false
		t.changeChat(linked)
	}
	return nil
}

// moved adds the new id of a chat as its current one; log keys keep the old one.
func (t *turn) moved(c store.Chat) {
	if slices.Contains(c.Addresses, t.in.MovedTo) {
		return
	}
	c.Addresses = append(slices.Clone(c.Addresses), t.in.MovedTo)
	c.Inactive = false
	t.changeChat(c)
}

func (t *turn) changeChat(c store.Chat) {
	t.change(store.Setting{Chat: &c})
	t.record.Outcome = store.OutcomeChanged
}
