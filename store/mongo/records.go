package mongo

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// recordDoc is a store.Record. Slots are written so that they sort by number within a stream: the unique index is
// also the way to read a stream in order.
type recordDoc struct {
	Key     string            `bson:"_id"`
	Slot    string            `bson:"slot"`
	At      time.Time         `bson:"at"`
	Handled time.Time         `bson:"handled"`
	Hash    string            `bson:"hash,omitempty"`
	Outcome store.Outcome     `bson:"outcome,omitempty"`
	By      campaign.MemberID `bson:"by,omitempty"`
	Stream  store.Stream      `bson:"stream,omitempty"`
	Seq     int64             `bson:"seq,omitempty"`
	Entries string            `bson:"entries,omitempty"`
	// Batch is the pending document that holds the effects of this record.
	Batch string `bson:"batch,omitempty"`
}

// slotOf returns the number a record takes; a record without a stream takes none, and its key serves.
func slotOf(stream store.Stream, seq int64, key string) string {
	if stream == "" {
		return key
	}
	return fmt.Sprintf("%s#%019d", stream, seq)
}

// slots is a filter for the records of a stream from a number on. '$' comes right after '#'.
func slots(stream store.Stream, from int64) bson.D {
	return bson.D{{Key: "slot", Value: bson.D{
		{Key: "$gte", Value: slotOf(stream, max(from, 0), "")}, {Key: "$lt", Value: string(stream) + "$"},
	}}}
}

func encodeRecord(r store.Record, batch string) (recordDoc, error) {
	entries, err := encodeEntries(r.Entries)
	if err != nil {
		return recordDoc{}, fmt.Errorf("encode record: %w", err)
	}
	key := r.Key.String()
	return recordDoc{
		Key: key, Slot: slotOf(r.Stream, r.Seq, key), At: r.At, Handled: r.Handled, Hash: r.Hash, Outcome: r.Outcome,
		By: r.By, Stream: r.Stream, Seq: r.Seq, Entries: entries, Batch: batch,
	}, nil
}

func (d recordDoc) record() (store.Record, error) {
	entries, err := decodeEntries(d.Entries)
	return store.Record{
		Key: parseKey(d.Key), At: d.At, Handled: d.Handled, Hash: d.Hash, Outcome: d.Outcome, By: d.By,
		Stream: d.Stream, Seq: d.Seq, Entries: entries,
	}, err
}

func recordsOf(documents []recordDoc) ([]store.Record, error) {
	var records []store.Record
	for _, d := range documents {
		r, err := d.record()
		if err != nil {
			return nil, fmt.Errorf("read record %s: %w", printable(d.Key), err)
		}
		records = append(records, r)
	}
	return records, nil
}

// parseKey is the inverse of store.Key.String. A topic is no part of a key.
func parseKey(s string) store.Key {
	part := slices.Concat(strings.SplitN(s, "\n", 4), make([]string, 4))
	return store.Key{Chat: chat.ChatID{Account: chat.Account(part[0]), Chat: part[1]}, Message: part[2], Revision: part[3]}
}

// Known implements store.Log.
func (s *Store) Known(ctx context.Context, keys []store.Key) (map[store.Key]store.Record, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	// Callers look up the key they asked for, topic and all.
	asked := make(map[string][]store.Key, len(keys))
	ids := make([]string, 0, len(keys))
	for _, k := range keys {
		id := k.String()
		if asked[id] == nil {
			ids = append(ids, id)
		}
		asked[id] = append(asked[id], k)
	}
	documents, err := findIDs[recordDoc](ctx, s.records, ids)
	if err != nil {
		return nil, wrap(ctx, err, "look up keys")
	}
	records, err := recordsOf(documents)
	known := make(map[store.Key]store.Record, len(records))
	for _, r := range records {
		for _, k := range asked[r.Key.String()] {
			known[k] = r
		}
	}
	return known, err
}

// RecentRecords implements store.Log.
func (s *Store) RecentRecords(ctx context.Context, stream store.Stream, limit int) ([]store.Record, error) {
	if limit <= 0 || stream == "" {
		return nil, ctx.Err()
	}
	ctx, cancel := s.bound(ctx)
	defer cancel()
	newest := options.Find().SetSort(bson.D{{Key: "slot", Value: -1}}).SetLimit(int64(limit))
	documents, err := find[recordDoc](ctx, s.records, slots(stream, 0), newest)
	if err != nil {
		return nil, wrap(ctx, err, "read recent records of %s", stream)
	}
	return recordsOf(documents)
}

// Revisions implements store.Log. The revisions of a message are the keys that begin alike.
func (s *Store) Revisions(ctx context.Context, in chat.ChatID, message string) ([]store.Record, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	from := store.Key{Chat: in, Message: message}.String()
	// The byte after the line break that ends the message id.
	until := strings.TrimSuffix(from, "\n") + "\v"
	filter := byID(bson.D{{Key: "$gte", Value: from}, {Key: "$lt", Value: until}})
	documents, err := find[recordDoc](ctx, s.records, filter, options.Find().SetSort(order("handled", "_id")))
	if err != nil {
		return nil, wrap(ctx, err, "read revisions of message %s", message)
	}
	return recordsOf(documents)
}
