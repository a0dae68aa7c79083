package bot

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// resend (/guilai) lists the scheduled posts whose delivery is unknown, or sends one of them again: /guilai 1.
func (t *turn) resend(ctx context.Context, rest string) error {
	posts, err := t.Store.UnknownPosts(ctx)
	if err != nil {
		return fmt.Errorf("read unknown posts: %w", err)
	}
	slices.SortFunc(posts, func(a, b store.Post) int { return cmp.Compare(a.ID, b.ID) })
	word := strings.TrimSpace(rest)
	if word == "" || t.Resend == nil {
		return t.say(t.Words.UnknownPosts(t.unknownLines(posts)))
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 || n > len(posts) {
		return t.refuse(t.Words.ResendUnknown())
	}
	if err := t.Resend(ctx, posts[n-1].ID); err != nil {
		return fmt.Errorf("resend post=%s: %w", posts[n-1].ID, err)
	}
	t.answer(store.OutcomeChanged, t.Words.Resent())
	return nil
}

func (t *turn) unknownLines(posts []store.Post) []messages.UnknownLine {
	lines := make([]messages.UnknownLine, len(posts))
	for i, p := range posts {
		// the first line of a post says what it is.
		first, _, _ := strings.Cut(p.Part.Text, "\n")
		lines[i] = messages.UnknownLine{Title: first, Sent: p.Done.In(t.room.Location)}
		if linked, ok := t.settings.chat(p.To); ok {
			lines[i].Chat = t.linkLabel(linked, true)
		}
	}
	return lines
}
