package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// page is how many rows an iterator reads at a time. Between pages it holds no connection, so its caller may use
// the store, in memory too.
const page = 500

// row is one record's entries with where it stands.
type row struct {
	place, id int64
	entries   []campaign.Entry
}

func scanRow(rows *sql.Rows) (r row, err error) {
	var entries sql.RawBytes
	if err := rows.Scan(&r.place, &r.id, &entries); err != nil {
		return r, err
	}
	r.entries, err = decodeEntries(entries)
	return r, err
}

// Entries implements store.Log.
func (s *Store) Entries(ctx context.Context, unit campaign.UnitID, from int64) iter.Seq2[campaign.Entry, error] {
	const query = `SELECT seq, id, entries FROM records WHERE stream = ? AND stream <> '' AND seq >= ? ORDER BY seq LIMIT ?`
	return s.entries(fmt.Sprintf("read entries of %s", unit), func(last *row) ([]row, error) {
		start := from
		if last != nil {
			start = last.place + 1
		}
		rows, err := s.reader.QueryContext(ctx, query, string(unit), start, page)
		return collect(rows, err, scanRow)
	})
}

// EntriesBetween implements store.Log.
func (s *Store) EntriesBetween(ctx context.Context, from, to time.Time) iter.Seq2[campaign.Entry, error] {
	const query = `SELECT at, id, entries FROM records
		WHERE entries <> '' AND at <= ? AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?`
	return s.entries("read entries between times", func(last *row) ([]row, error) {
		// Ids are positive: this is after everything at from.
		after := row{place: millis(from) + 1}
		if last != nil {
			after = *last
		}
		rows, err := s.reader.QueryContext(ctx, query, millis(to), after.place, after.id, page)
		return collect(rows, err, scanRow)
	})
}

// entries yields page after page; next gets the last row of the page before.
func (s *Store) entries(doing string, next func(last *row) ([]row, error)) iter.Seq2[campaign.Entry, error] {
	return func(yield func(campaign.Entry, error) bool) {
		for e, err := range pages(next) {
			if err != nil {
				yield(campaign.Entry{}, fmt.Errorf("%s: %w", doing, s.fault(err)))
				return
			}
			for _, e := range e.entries {
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

// pages yields the rows of page after page until one is not full.
func pages[T any](next func(last *T) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var last *T
		for {
			rows, err := next(last)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, r := range rows {
				if !yield(r, nil) {
					return
				}
			}
			if len(rows) < page {
				return
			}
			last = &rows[len(rows)-1]
		}
	}
}
