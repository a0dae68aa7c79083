package mongo

import (
	"context"
	"errors"
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"github.com/thiduabot/thiduabot/store"
)

// batch is records that are committed by one insert.
type batch struct {
	id      string
	records []recordDoc
	items   []pendingItem
	effects []effects
	size    int
}

// Append implements store.Log.
func (s *Store) Append(ctx context.Context, records []store.Record) (int, error) {
	n := 0
	for n < len(records) {
		b, err := newBatch(records[n:])
		if err != nil {
			return n, fmt.Errorf("append records: %w", err)
		}
		stored, err := s.appendBatch(ctx, b)
		n += stored
		if err != nil {
			return n, fmt.Errorf("append records: record %d of %d: %w", n+1, len(records), err)
		}
	}
	return n, ctx.Err()
}

// newBatch takes as many records as fit into one insert and one pending document, and at least one.
func newBatch(records []store.Record) (*batch, error) {
	b := &batch{id: bson.NewObjectID().Hex()}
	for _, r := range records[:min(len(records), insertBatch)] {
		e, err := encodeEffects(r)
		if err != nil {
			return nil, err
		}
		size := e.size()
		if len(b.records) > 0 && b.size+size > maxPending {
			break
		}
		d, err := encodeRecord(r, b.id)
		if err != nil {
			return nil, err
		}
		b.add(d, e, size)
	}
	return b, nil
}

func (b *batch) add(d recordDoc, e effects, size int) {
	b.records, b.effects, b.size = append(b.records, d), append(b.effects, e), b.size+size
	if !e.empty() {
		b.items = append(b.items, pendingItem{ID: d.Key, Effects: e})
	}
}

// appendBatch returns how many records are stored. When what follows from them cannot be written any more, the
// pending document stays and they are stored nevertheless.
func (s *Store) appendBatch(ctx context.Context, b *batch) (int, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	if err := s.announce(ctx, b); err != nil {
		return 0, wrap(ctx, err, "announce batch")
	}
	n, stop, err := s.insertRecords(ctx, b)
	if err != nil {
		// Nobody knows whether the insert arrived; the pending document is for the case that it did.
		return n, wrap(ctx, err, "insert")
	}
	if err := s.apply(ctx, b.effects[:n]); err == nil && len(b.items) > 0 {
		// One that stays is found and deleted by the next reader.
		_ = s.dropPending(ctx, b.id)
	}
	return n, stop
}

func (s *Store) announce(ctx context.Context, b *batch) error {
	if len(b.items) == 0 {
		return ctx.Err()
	}
	d, err := s.newPending(b.id, s.records.Name(), b.items)
	if err != nil {
		return err
	}
	_, err = s.pending.InsertOne(ctx, d)
	return err
}

// insertRecords is the commit point. It returns how many are in, and why the one after them is not: a known key or a
// taken slot.
func (s *Store) insertRecords(ctx context.Context, b *batch) (n int, stop, err error) {
	_, err = s.records.InsertMany(ctx, b.records)
	if err == nil {
		return len(b.records), nil, nil
	}
	duplicates, err := onlyDuplicates(err)
	if err != nil {
		return 0, nil, err
	}
	n = duplicates[0]
	stop, err = s.conflict(ctx, b.records[n].Key)
	return n, stop, err
}

// conflict tells the two apart. A record that is stored already also holds its slot, so the key is asked first.
func (s *Store) conflict(ctx context.Context, key string) (stop, err error) {
	err = s.records.FindOne(ctx, byID(key)).Err()
	switch {
	case errors.Is(err, mongo.ErrNoDocuments):
		return store.ErrSlotTaken, nil
	case err != nil:
		return nil, err
	default:
		return store.ErrKnownKey, nil
	}
}
