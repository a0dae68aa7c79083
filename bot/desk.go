package bot

import (
	"context"
	"fmt"
	"maps"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// desk is one round of decisions: what the store held when it began, and what the messages decided so
// far have changed. Nothing of it is true before its records are stored.
type desk struct {
	*Bot
	room     *room
	settings *settings
	heads    map[store.Stream]int64
	states   map[campaign.UnitID]campaign.State
	known    map[store.Key]store.Record

	records []store.Record
	// origin holds for each record the place of its message in the batch.
	origin    []int
	questions map[store.QuestionKey]store.Question
	// asked holds the chats and persons whose questions were read, so that those without one are not read again.
	asked map[store.QuestionKey]bool
}

// openDesk reads what every decision needs, in as few requests as there can be.
func (b *Bot) openDesk(ctx context.Context, batch []chat.Incoming) (*desk, error) {
	c, err := b.Campaign(ctx)
	if err != nil {
		return nil, fmt.Errorf("read campaign: %w", err)
	}
	if b.cache.room == nil || b.cache.room.Campaign != c {
		b.cache.room = newRoom(c)
	}
	d := &desk{
		Bot: b, room: b.cache.room, records: make([]store.Record, 0, len(batch)),
		questions: make(map[store.QuestionKey]store.Question), asked: make(map[store.QuestionKey]bool),
	}
	if d.heads, err = b.Store.Heads(ctx); err != nil {
		return nil, fmt.Errorf("read heads: %w", err)
	}
	if d.settings, err = b.currentSettings(ctx, d.heads[store.Settings]); err != nil {
		return nil, err
	}
	if err := d.lookUp(ctx, batch); err != nil {
		return nil, err
	}
	if err := d.readQuestions(ctx, questionKeysOf(batch)); err != nil {
		return nil, err
	}
	d.states = make(map[campaign.UnitID]campaign.State, len(b.cache.states))
	for unit, s := range b.cache.states {
		if s.Head == d.heads[store.UnitStream(unit)] {
			d.states[unit] = s
		}
	}
	return d, nil
}

func (b *Bot) currentSettings(ctx context.Context, head int64) (*settings, error) {
	if b.cache.settings != nil && b.cache.settings.head == head {
		return b.cache.settings, nil
	}
	snapshot, err := b.Store.Settings(ctx)
	if err != nil {
		return nil, fmt.Errorf("read settings: %w", err)
	}
	return newSettings(snapshot), nil
}

// lookUp finds out which messages of the batch are known, and for those whose id another message had before, whether
// they are.
func (d *desk) lookUp(ctx context.Context, batch []chat.Incoming) (err error) {
	keys := make([]store.Key, len(batch))
	for i, in := range batch {
		keys[i] = keyOf(in)
	}
	if d.known, err = d.Store.Known(ctx, keys); err != nil {
		return fmt.Errorf("look up messages: %w", err)
	}
	var restarted []store.Key
	for _, in := range batch {
		if before, known := d.known[keyOf(in)]; known && !isRecordOf(before, in) {
			restarted = append(restarted, restartedKey(in))
		}
	}
	if len(restarted) == 0 {
		return nil
	}
	more, err := d.Store.Known(ctx, restarted)
	if err != nil {
		return fmt.Errorf("look up messages: %w", err)
	}
	maps.Copy(d.known, more)
	return nil
}

// isRecordOf reports whether the record is that of the message and not of an older one with the same id.
func isRecordOf(r store.Record, in chat.Incoming) bool {
	return sameTime(r.At, in.At) || in.Kind == chat.KindPress
}

// keyOf returns the identity of a message.
func keyOf(in chat.Incoming) store.Key {
	return store.Key{Chat: in.Chat.WithoutTopic(), Message: in.ID, Revision: in.Revision}
}

// restartedKey is the identity of a message whose id another message had before: ids restart when a bot is
// replaced, and the time tells the two apart.
func restartedKey(in chat.Incoming) store.Key {
	key := keyOf(in)
	key.Message = fmt.Sprintf("%s@%d", in.ID, in.At.Unix())
	return key
}

// state returns the unit's state as the messages decided so far leave it.
func (d *desk) state(ctx context.Context, unit campaign.UnitID) (campaign.State, error) {
	if s, ok := d.states[unit]; ok {
		return s, nil
	}
	states, err := d.Store.States(ctx, []campaign.UnitID{unit})
	if err != nil {
		return campaign.State{}, fmt.Errorf("read state unit=%s: %w", unit, err)
	}
	s := states[unit]
	d.states[unit] = s
	// the state may be newer than the heads read before it; the slot must follow the state.
	d.heads[store.UnitStream(unit)] = s.Head
	return s, nil
}

// allStates returns the states of the given units.
func (d *desk) allStates(ctx context.Context, units []campaign.Unit) (map[campaign.UnitID]campaign.State, error) {
	var missing []campaign.UnitID
	for _, u := range units {
		if _, ok := d.states[u.ID]; !ok {
			missing = append(missing, u.ID)
		}
	}
	if len(missing) > 0 {
		states, err := d.Store.States(ctx, missing)
		if err != nil {
			return nil, fmt.Errorf("read states: %w", err)
		}
		for unit, s := range states {
			d.states[unit] = s
			d.heads[store.UnitStream(unit)] = s.Head
		}
	}
	return d.states, nil
}

// entriesOf returns the log of a unit from seq on, with what this round adds.
func (d *desk) entriesOf(ctx context.Context, unit campaign.UnitID, from int64) ([]campaign.Entry, error) {
	var entries []campaign.Entry
	for e, err := range d.Store.Entries(ctx, unit, from) {
		if err != nil {
			return nil, fmt.Errorf("read log unit=%s: %w", unit, err)
		}
		entries = append(entries, e)
	}
	for _, r := range d.records {
		for _, e := range r.Entries {
			if e.Unit == unit {
				entries = append(entries, e)
			}
		}
	}
	return entries, nil
}

// question returns the question that waits in a chat for a person, if there is one.
func (d *desk) question(ctx context.Context, key store.QuestionKey) (store.Question, bool, error) {
	if err := d.readQuestions(ctx, []store.QuestionKey{key}); err != nil {
		return store.Question{}, false, err
	}
	q, ok := d.questions[key]
	return q, ok, nil
}

// readQuestions reads what waits, as far as it is not known yet. What this round has changed stays.
func (d *desk) readQuestions(ctx context.Context, keys []store.QuestionKey) error {
	var missing []store.QuestionKey
	for _, key := range keys {
		if _, changed := d.questions[key]; !changed && !d.asked[key] {
			missing = append(missing, key)
			d.asked[key] = true
		}
	}
	if len(missing) == 0 {
		return nil
	}
	found, err := d.Store.OpenQuestions(ctx, missing)
	if err != nil {
		return fmt.Errorf("read questions: %w", err)
	}
	maps.Copy(d.questions, found)
	return nil
}

// questionKeysOf returns whose questions the messages of a batch may answer.
func questionKeysOf(batch []chat.Incoming) []store.QuestionKey {
	keys := make([]store.QuestionKey, len(batch))
	for i, in := range batch {
		keys[i] = questionKeyOf(in)
	}
	return keys
}
