package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"github.com/thiduabot/thiduabot/store"
)

// errStop ends a dump whose reader has had enough.
var errStop = errors.New("stop")

// dumpPart is one kind of item: a query and how its rows become items.
type dumpPart struct {
	query string
	scan  func(*sql.Rows) (store.Item, error)
}

// dumpParts are in the order that a person reading the file wants them.
var dumpParts = []dumpPart{
	{`SELECT revision, file, at FROM campaigns ORDER BY revision`, dumpCampaign},
	{selectRecord + `ORDER BY handled, stream, seq, key`, dumpRecord},
	{`SELECT kind, seq, body FROM settings ORDER BY kind, id`, dumpSetting},
	{`SELECT body FROM notices ORDER BY id`, dumpNotice},
	{selectPosts + `WHERE notice <> '' OR status = 'waiting' ORDER BY id`, dumpPost},
	{`SELECT name, value FROM meta ORDER BY name`, dumpMeta},
}

// Dump implements store.Maintenance. It is one view of the store, whatever is written meanwhile. A store in memory
// is collected first, because it has one connection and the caller may want it.
func (s *Store) Dump(ctx context.Context) iter.Seq2[store.Item, error] {
	if s.inMemory() {
		return s.dumpCollected(ctx)
	}
	return func(yield func(store.Item, error) bool) {
		s.dump(ctx, yield)
	}
}

func (s *Store) dumpCollected(ctx context.Context) iter.Seq2[store.Item, error] {
	return func(yield func(store.Item, error) bool) {
		var items []store.Item
		var fault error
		s.dump(ctx, func(item store.Item, err error) bool {
			if err != nil {
				fault = err
				return false
			}
			items = append(items, item)
			return true
		})
		for _, item := range items {
			if !yield(item, nil) {
				return
			}
		}
		if fault != nil {
			yield(store.Item{}, fault)
		}
	}
}

func (s *Store) dump(ctx context.Context, yield func(store.Item, error) bool) {
	err := s.view(ctx, func(tx *sql.Tx) error {
		for _, part := range dumpParts {
			if err := part.run(ctx, tx, yield); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, errStop) {
		yield(store.Item{}, fmt.Errorf("dump: %w", s.fault(err)))
	}
}

func (d dumpPart) run(ctx context.Context, tx *sql.Tx, yield func(store.Item, error) bool) error {
	rows, err := tx.QueryContext(ctx, d.query)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		item, err := d.scan(rows)
		if err != nil {
			return err
		}
		if !yield(item, nil) {
			return errStop
		}
	}
	return rows.Err()
}

func dumpCampaign(rows *sql.Rows) (store.Item, error) {
	var c store.CampaignItem
	var at int64
	err := rows.Scan(&c.Revision, &c.File, &at)
	c.At = timeOf(at)
	return store.Item{Campaign: &c}, err
}

func dumpRecord(rows *sql.Rows) (store.Item, error) {
	r, err := scanRecord(rows)
	return store.Item{Record: &r}, err
}

func dumpSetting(rows *sql.Rows) (store.Item, error) {
	d, err := scanSetting(rows)
	return store.Item{Setting: &d}, err
}

func dumpNotice(rows *sql.Rows) (store.Item, error) {
	n, err := scanNotice(rows)
	return store.Item{Notice: &n}, err
}

func dumpPost(rows *sql.Rows) (store.Item, error) {
	p, err := scanPost(rows)
	return store.Item{Post: &p}, err
}

func dumpMeta(rows *sql.Rows) (store.Item, error) {
	var m store.MetaItem
	err := rows.Scan(&m.Name, &m.Value)
	return store.Item{Meta: &m}, err
}
