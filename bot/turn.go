package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// turn is one message and what becomes of it.
type turn struct {
	*desk
	in chat.Incoming
	// now is the message's own time in the campaign's zone: every decision is as of it.
	now    time.Time
	today  campaign.Date
	member store.Member
	// registered means that the sender holds a seat today.
	registered bool

	// practising means that nothing is to be stored.
	practising bool

	place  int
	record store.Record
}

func (d *desk) newTurn(place int, in chat.Incoming) *turn {
	if in.Kind == chat.KindPress {
		// platforms tell no time of a press, only that of the message with the button.
		in.At = d.Now()
	}
	now := in.At.In(d.room.Location)
	t := &turn{desk: d, in: in, now: now, today: campaign.DateOf(now), place: place}
	if member, ok := d.settings.member(in.From); ok && !in.Anonymous {
		t.member = member
		t.registered = len(t.seats()) > 0
	}
	t.record = store.Record{
		Key:     keyOf(in),
		At:      in.At,
		Handled: d.Now(),
		Hash:    textHash(in),
		By:      t.member.ID,
	}
	return t
}

// textHash is a digest of what the message says, so that edits which change nothing are seen.
func textHash(in chat.Incoming) string {
	hash := sha256.New()
	_, _ = io.WriteString(hash, in.Text)
	_, _ = io.WriteString(hash, "\n"+in.Photo)
	return hex.EncodeToString(hash.Sum(nil)[:8])
}

// decide finds out what one message causes and puts its record on the desk.
func (d *desk) decide(ctx context.Context, place int, in chat.Incoming) error {
	key, isNew := d.identify(in)
	if !isNew {
		return nil
	}
	t := d.newTurn(place, in)
	t.record.Key = key
	if err := t.runSafely(ctx); err != nil {
		return fmt.Errorf("decide message=%s chat=%s: %w", in.ID, in.Chat.Chat, err)
	}
	if t.record.Outcome != "" {
		t.put()
	}
	return nil
}

// decideAll decides about a batch in order.
func (d *desk) decideAll(ctx context.Context, batch []chat.Incoming) error {
	for i, in := range batch {
		if err := d.decide(ctx, i, in); err != nil {
			return err
		}
	}
	return nil
}

// identify returns the key of the message, and whether it is one not handled before.
func (d *desk) identify(in chat.Incoming) (store.Key, bool) {
	key := keyOf(in)
	before, known := d.known[key]
	if !known {
		return key, true
	}
	if isRecordOf(before, in) {
		return key, false
	}
	d.Log.Info("message id used again", "account", in.Chat.Account, "chat", in.Chat.Chat, "message", in.ID)
	key = restartedKey(in)
	_, known = d.known[key]
	return key, !known
}

// sameTime compares times as far as stores keep them.
func sameTime(a, b time.Time) bool {
	return a.Truncate(time.Millisecond).Equal(b.Truncate(time.Millisecond))
}

// runSafely keeps a fault in the handling of one message from blocking all others.
func (t *turn) runSafely(ctx context.Context) (err error) {
	defer func() {
		if r := recover(); r != nil {
			t.Log.ErrorContext(ctx, "message handling panicked", "account", t.in.Chat.Account, "chat", t.in.Chat.Chat,
				"message", t.in.ID, "err", fmt.Sprint(r))
			t.fail()
			err = nil
		}
	}()
	return t.run(ctx)
}

// fail turns the record into one that says that the message could not be handled.
func (t *turn) fail() {
	t.record.Stream, t.record.Seq, t.record.Entries, t.record.Effects = "", 0, nil, store.Effects{}
	t.record.Outcome = store.OutcomeFailed
	if !t.in.Group || t.addressed() || t.commandHere() {
		t.post(t.in.Chat, t.replyTo(), t.Words.Failed())
	}
}

// commandHere reports whether the message is a command in a group that is known.
func (t *turn) commandHere() bool {
	_, linked := t.settings.chat(t.in.Chat)
	return linked && strings.HasPrefix(strings.TrimSpace(t.in.Text), "/")
}

// put lays the record on the desk, where the next message sees what it changes.
func (t *turn) put() {
	d, r := t.desk, t.record
	d.records = append(d.records, r)
	d.origin = append(d.origin, t.place)
	d.known[r.Key] = r
	if r.Stream != "" {
		d.heads[r.Stream] = r.Seq
	}
	if s := r.Effects.State; s != nil {
		d.states[s.Unit] = *s
	}
	if len(r.Effects.Settings) > 0 {
		d.settings = d.settings.with(r.Seq, r.Effects.Settings)
	}
	for _, q := range r.Effects.Questions {
		d.questions[q.QuestionKey] = q
	}
}

// change makes the settings documents part of what the message causes.
func (t *turn) change(changes ...store.Setting) {
	if t.record.Stream == "" {
		t.record.Stream = store.Settings
		t.record.Seq = t.heads[store.Settings] + 1
	}
	t.record.Effects.Settings = append(t.record.Effects.Settings, changes...)
}

// enter makes log entries part of what the message causes. State is the unit's state after them.
func (t *turn) enter(unit campaign.UnitID, entries []campaign.Entry, state campaign.State) {
	t.record.Stream = store.UnitStream(unit)
	t.record.Seq = t.heads[t.record.Stream] + 1
	t.record.Entries = entries
	t.record.Effects.State = &state
}

// number stamps entries with the number the unit's next message takes.
func (t *turn) number(unit campaign.UnitID, entries []campaign.Entry) []campaign.Entry {
	seq := t.heads[store.UnitStream(unit)] + 1
	for i := range entries {
		entries[i].Unit = unit
		entries[i].Seq = seq
		entries[i].Line = i + 1
		entries[i].By = t.member.ID
		entries[i].Revision = t.room.Revision
		entries[i].Evidence = t.in.Photo
		if entries[i].At.IsZero() {
			entries[i].At = t.in.At
		}
	}
	return entries
}
