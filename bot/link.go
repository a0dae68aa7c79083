package bot

import (
	"context"
	"strings"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// link (/lienket) says whose chat this group is: /lienket cum2, /lienket lanhdao, /lienket bo.
func (t *turn) link(_ context.Context, rest string) error {
	linked, known := t.settings.chat(t.in.Chat)
	word := strings.ReplaceAll(reading.Fold(rest), " ", "")
	switch groups := t.room.vocabulary.FindGroup(rest); {
	case word == "":
		return t.say(t.Words.LinkHow(t.linkLabel(linked, known)))
	case word == "bo" || word == "huy":
		return t.unlink(linked, known)
	case word == "lanhdao":
		linked.Leaders, linked.Group = true, ""
	case len(groups) == 1:
		linked.Leaders, linked.Group = false, groups[0]
	default:
		return t.refuse(t.Words.LinkWhat())
	}
	if !known {
		linked.ID = t.settings.nextChat()
	}
	// the topic in which the office types is where posts go.
	linked.Addresses = append(without(linked.Addresses, t.in.Chat), t.in.Chat)
	linked.Linked, linked.Inactive, linked.Gone = t.in.At, false, false
	t.changeChat(linked)
	t.answer(store.OutcomeChanged, t.Words.Linked(t.linkLabel(linked, true)))
	return nil
}

func (t *turn) unlink(linked store.Chat, known bool) error {
	if !known {
		return t.refuse(t.Words.LinkHow(messages.Link{}))
	}
	linked.Gone = true
	t.changeChat(linked)
	t.answer(store.OutcomeChanged, t.Words.Unlinked())
	return nil
}

// without returns the addresses other than those of the same chat, whatever the topic.
func without(addresses []chat.ChatID, one chat.ChatID) []chat.ChatID {
	var others []chat.ChatID
	for _, a := range addresses {
		if a.WithoutTopic() != one.WithoutTopic() {
			others = append(others, a)
		}
	}
	return others
}

func (d *desk) linkLabel(c store.Chat, known bool) messages.Link {
	label := messages.Link{Known: known, Leaders: c.Leaders}
	if g, ok := d.room.Group(c.Group); ok {
		label.Group = messages.LowerFirst(g.Name)
	}
	return label
}
