package bottest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// How long the server keeps what nobody fetched: https://core.telegram.org/bots/api#getting-updates
// and, for presses, the server's source.
const (
	keepUpdates = 24 * time.Hour
	keepPresses = 150 * time.Second
)

// cutAnswer is about where the server cuts an answer, in bytes.
const cutAnswer = 4 << 20

// queued is an update that waits for its bot.
type queued struct {
	id   int64
	kind string
	raw  json.RawMessage
	at   time.Time
}

// defaultUpdates leaves out what is only sent when asked for.
func (b *TelegramBot) wants(kind string) bool {
	if b.allowed == nil {
		return kind != "chat_member" && kind != "message_reaction" && kind != "message_reaction_count"
	}
	return slices.Contains(b.allowed, kind)
}

// push queues an update. The lock is held.
func (b *TelegramBot) push(kind string, content any) {
	if !b.wants(kind) {
		return
	}
	b.pushRaw(kind, marshal(object{"update_id": b.nextID, kind: content}))
}

func (b *TelegramBot) pushRaw(kind string, raw json.RawMessage) int64 {
	id := b.nextID
	b.nextID++
	b.queue = append(b.queue, queued{id: id, kind: kind, raw: raw, at: b.t.now()})
	b.t.touch()
	return id
}

// PushMembers queues an update with these members after its id, such as `"message":"nonsense"`.
func (b *TelegramBot) PushMembers(members string) int64 {
	b.t.mu.Lock()
	defer b.t.mu.Unlock()
	return b.pushRaw("", json.RawMessage(fmt.Sprintf(`{"update_id":%d,%s}`, b.nextID, members)))
}

// PushVerbatim queues text in the place of an update, whatever it is. It takes an id all the same.
func (b *TelegramBot) PushVerbatim(text string) int64 {
	b.t.mu.Lock()
	defer b.t.mu.Unlock()
	return b.pushRaw("", json.RawMessage(text))
}

// Repeat queues the update that was queued last once more, under a new id.
func (b *TelegramBot) Repeat() {
	b.t.mu.Lock()
	defer b.t.mu.Unlock()
	if len(b.queue) == 0 {
		b.t.tb.Fatal("bottest: no update to repeat")
	}
	var fields map[string]json.RawMessage
	last := b.queue[len(b.queue)-1]
	if err := json.Unmarshal(last.raw, &fields); err != nil {
		b.t.tb.Fatal("bottest: last update is no object: ", err)
	}
	fields["update_id"] = json.RawMessage(strconv.FormatInt(b.nextID, 10))
	b.pushRaw(last.kind, marshal(fields))
}

// RestartIDs lets ids begin anew at next, as after a week without updates. Nothing may wait.
func (b *TelegramBot) RestartIDs(next int64) {
	b.t.mu.Lock()
	defer b.t.mu.Unlock()
	if len(b.queue) > 0 {
		b.t.tb.Fatal("bottest: update ids only restart when no update waits")
	}
	b.nextID = next
}

// Waiting is the number of updates that are not confirmed.
func (b *TelegramBot) Waiting() int {
	b.t.mu.Lock()
	defer b.t.mu.Unlock()
	return len(b.queue)
}

// confirm forgets what lies before offset. An offset beyond the end means that ids restarted: the
// server falls back to the head. A negative one keeps only so many. The lock is held.
func (b *TelegramBot) confirm(offset int64) {
	switch {
	case offset < 0:
		b.queue = b.queue[max(0, len(b.queue)+int(max(offset, -1<<20))):]
	case offset <= b.nextID:
		b.queue = slices.DeleteFunc(b.queue, func(u queued) bool { return u.id < offset })
	}
}

// expire forgets what was not fetched in time. The lock is held.
func (b *TelegramBot) expire() {
	if b.t.options.KeepUpdates {
		return
	}
	now := b.t.now()
	b.queue = slices.DeleteFunc(b.queue, func(u queued) bool {
		keep := keepUpdates
		if u.kind == "callback_query" {
			keep = keepPresses
		}
		return now.Sub(u.at) > keep
	})
}

// head returns the first updates, at most limit of them and about 4 MiB. The lock is held.
func (b *TelegramBot) head(limit int) []json.RawMessage {
	raws, size := []json.RawMessage{}, 0
	for _, u := range b.queue[:min(limit, len(b.queue))] {
		size += len(u.raw)
		if size > cutAnswer && len(raws) > 0 {
			break
		}
		raws = append(raws, u.raw)
	}
	return raws
}
