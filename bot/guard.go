package bot

import (
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// commandsPerMinute is how many messages of one person are answered in a minute, reports apart.
const commandsPerMinute = 20

// guard remembers who asked for how much lately. Times are those of the messages.
type guard struct {
	recent map[chat.PersonID][]asking
}

type asking struct {
	key store.Key
	at  time.Time
}

// admits reports whether one more message of a person is to be answered. A message that is decided about a second
// time counts once.
func (g *guard) admits(person chat.PersonID, key store.Key, at time.Time) bool {
	g.forgetBefore(at.Add(-time.Minute))
	asked := g.recent[person]
	if slices.ContainsFunc(asked, func(a asking) bool { return a.key == key }) {
		return true
	}
	if len(asked) >= commandsPerMinute {
		return false
	}
	if g.recent == nil {
		g.recent = make(map[chat.PersonID][]asking)
	}
	g.recent[person] = append(asked, asking{key, at})
	return true
}

func (g *guard) forgetBefore(then time.Time) {
	for person, asked := range g.recent {
		asked = slices.DeleteFunc(asked, func(a asking) bool { return !a.at.After(then) })
		if g.recent[person] = asked; len(asked) == 0 {
			delete(g.recent, person)
		}
	}
}

// flooding reports whether the sender asks for more than is answered. The office is trusted: it may link fifty groups
// in a minute. The console has no such limit (design.md §8).
func (t *turn) flooding() bool {
	return t.in.Chat.Account != chat.Console && !t.office() && !t.guard.admits(t.in.From, t.record.Key, t.in.At)
}

// chatter refuses what is no report, unless there is too much of it.
func (t *turn) chatter(m chat.Message) error {
	if t.flooding() {
		return nil
	}
	return t.refuse(m)
}
