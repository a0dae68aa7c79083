package bot

import (
	"context"
	"errors"
	"fmt"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// Handle decides about a batch and returns nil once everything it caused is durable. Each message sees
// what the one before it changed. After an error the whole batch may be delivered again.
func (b *Bot) Handle(ctx context.Context, batch []chat.Incoming) error {
	b.intake.Lock()
	defer b.intake.Unlock()
	for len(batch) > 0 {
		done, err := b.handleSome(ctx, batch)
		if err != nil {
			return fmt.Errorf("handle messages: %w", err)
		}
		batch = batch[done:]
	}
	return nil
}

// handleSome decides about the batch on one reading of the store and returns how many messages of it are
// dealt with. A slot that another program took in between ends the round early; what fails in a healthy store is
// handled message by message.
func (b *Bot) handleSome(ctx context.Context, batch []chat.Incoming) (int, error) {
	d, err := b.openDesk(ctx, batch)
	if err != nil {
		return 0, err
	}
	stored, err := 0, d.decideAll(ctx, batch)
	if err == nil {
		stored, err = b.append(ctx, d.records)
	}
	if err == nil {
		b.keep(d)
		return len(batch), nil
	}
	b.forget()
	switch {
	case errors.Is(err, store.ErrSlotTaken), errors.Is(err, store.ErrKnownKey):
		return d.origin[stored], nil
	case ctx.Err() != nil || b.Store.Ping(ctx) != nil:
		return 0, err
	case len(batch) == 1:
		return 1, b.handleFailed(ctx, batch[0], err)
	}
	for i, in := range batch {
		if err := b.handleAlone(ctx, in); err != nil {
			return i, err
		}
	}
	return len(batch), nil
}

// handleAlone handles one message of a batch that failed in a healthy store.
func (b *Bot) handleAlone(ctx context.Context, in chat.Incoming) error {
	for {
		done, err := b.handleSome(ctx, []chat.Incoming{in})
		if done == 1 || err != nil {
			return err
		}
	}
}

// handleFailed records a message that fails alone in a healthy store, so that it blocks nobody.
func (b *Bot) handleFailed(ctx context.Context, in chat.Incoming, cause error) error {
	b.Log.ErrorContext(ctx, "message handling failed", "account", in.Chat.Account, "chat", in.Chat.Chat, "message", in.ID, "err", cause)
	d, err := b.openDesk(ctx, []chat.Incoming{in})
	if err != nil {
		return err
	}
	key, isNew := d.identify(in)
	if !isNew {
		return nil
	}
	t := d.newTurn(0, in)
	t.record.Key = key
	t.fail()
	t.put()
	if _, err := b.append(ctx, d.records); err != nil && !errors.Is(err, store.ErrKnownKey) {
		return err
	}
	return nil
}

func (b *Bot) append(ctx context.Context, records []store.Record) (int, error) {
	if len(records) == 0 {
		return 0, nil
	}
	n, err := b.Store.Append(ctx, records)
	if n > 0 {
		b.tell(records[:n])
	}
	return n, err
}

// tell lets the others know what is durable.
func (b *Bot) tell(records []store.Record) {
	for _, r := range records {
		if b.Metrics != nil {
			b.Metrics.MessageHandled(string(r.Outcome))
		}
	}
	if b.Stored != nil {
		b.Stored(records)
	}
	if b.Wake != nil {
		b.Wake()
	}
}

// keep remembers what the batch left behind; forget makes the next one read everything again.
func (b *Bot) keep(d *desk) {
	b.cache.settings, b.cache.states = d.settings, d.states
}

func (b *Bot) forget() { b.cache.settings, b.cache.states = nil, nil }
