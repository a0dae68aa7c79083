package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

const (
	insertRecord = `INSERT INTO records (key, at, handled, hash, outcome, member, stream, seq, entries)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	selectRecord = `SELECT key, at, handled, hash, outcome, member, stream, seq, entries FROM records `
	selectKnown  = selectRecord + `WHERE key IN (SELECT value FROM json_each(?))`
)

func execRecord(ctx context.Context, insert *sql.Stmt, r store.Record) error {
	entries, err := encodeEntries(r.Entries)
	if err != nil {
		return err
	}
	_, err = insert.ExecContext(ctx, r.Key.String(), millis(r.At), millis(r.Handled), r.Hash, string(r.Outcome),
		int64(r.By), string(r.Stream), r.Seq, entries)
	return err
}

func scanRecord(rows *sql.Rows) (r store.Record, err error) {
	var key string
	var at, handled int64
	var entries sql.RawBytes
	err = rows.Scan(&key, &at, &handled, &r.Hash, &r.Outcome, &r.By, &r.Stream, &r.Seq, &entries)
	if err != nil {
		return r, err
	}
	r.Key, r.At, r.Handled = parseKey(key), timeOf(at), timeOf(handled)
	r.Entries, err = decodeEntries(entries)
	return r, err
}

// parseKey is the inverse of store.Key.String. A topic is no part of a key.
func parseKey(s string) store.Key {
	part := strings.SplitN(s, "\n", 4)
	return store.Key{Chat: chat.ChatID{Account: chat.Account(part[0]), Chat: part[1]}, Message: part[2], Revision: part[3]}
}

// Known implements store.Log.
func (s *Store) Known(ctx context.Context, keys []store.Key) (map[store.Key]store.Record, error) {
	known := make(map[store.Key]store.Record)
	if len(keys) == 0 {
		return known, nil
	}
	// Callers look up the key they asked for, topic and all.
	asked := make(map[string][]store.Key, len(keys))
	for _, k := range keys {
		asked[k.String()] = append(asked[k.String()], k)
	}
	rows, err := s.stmts.known.QueryContext(ctx, list(asked))
	records, err := collect(rows, err, scanRecord)
	if err != nil {
		return nil, fmt.Errorf("look up keys: %w", s.fault(err))
	}
	for _, r := range records {
		for _, k := range asked[r.Key.String()] {
			known[k] = r
		}
	}
	return known, nil
}

// list writes the keys of a set as a JSON array: one bound value for json_each, however many there are.
func list[K ~string, V any](set map[K]V) string {
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, string(k))
	}
	// Strings always marshal.
	data, _ := json.Marshal(keys)
	return string(data)
}

// RecentRecords implements store.Log.
func (s *Store) RecentRecords(ctx context.Context, stream store.Stream, limit int) ([]store.Record, error) {
	const query = selectRecord + `WHERE stream = ? AND stream <> '' ORDER BY seq DESC LIMIT ?`
	rows, err := s.reader.QueryContext(ctx, query, string(stream), max(limit, 0))
	records, err := collect(rows, err, scanRecord)
	if err != nil {
		return nil, fmt.Errorf("read recent records of %s: %w", stream, s.fault(err))
	}
	return records, nil
}

// Revisions implements store.Log. The revisions of a message are the keys that begin alike.
func (s *Store) Revisions(ctx context.Context, in chat.ChatID, message string) ([]store.Record, error) {
	const query = selectRecord + `WHERE key >= ? AND key < ? ORDER BY handled, key`
	from := store.Key{Chat: in, Message: message}.String()
	// The byte after the line break that ends the message id.
	until := strings.TrimSuffix(from, "\n") + "\v"
	rows, err := s.reader.QueryContext(ctx, query, from, until)
	records, err := collect(rows, err, scanRecord)
	if err != nil {
		return nil, fmt.Errorf("read revisions of message %s: %w", message, s.fault(err))
	}
	return records, nil
}

// unitOf returns the unit whose stream it is; false for the settings and for no stream.
func unitOf(stream store.Stream) (campaign.UnitID, bool) {
	return campaign.UnitID(stream), stream != "" && stream != store.Settings
}
