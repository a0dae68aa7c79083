package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/thiduabot/thiduabot/store"
)

// Append implements store.Log. Records and effects are one transaction, so nothing is ever left undone.
func (s *Store) Append(ctx context.Context, records []store.Record) (int, error) {
	if len(records) == 0 {
		return 0, ctx.Err()
	}
	var n int
	var stop error
	changed := changesAhead(records)
	err := s.update(ctx, func(tx *sql.Tx) (err error) {
		// The driver watches a context with a goroutine for each statement, which costs more than most of these do.
		ctx := context.WithoutCancel(ctx)
		if n, stop, err = s.insertRecords(ctx, tx, records); err != nil {
			return err
		}
		return s.applyEffects(ctx, tx, records[:n], changed(n))
	})
	if err != nil {
		return 0, fmt.Errorf("append records: %w", s.fault(err))
	}
	s.heads.raise(records[:n])
	if stop != nil {
		s.heads.forget() // somebody else wrote, and whoever decides anew must see it
		return n, fmt.Errorf("append records: record %d of %d: %w", n+1, len(records), stop)
	}
	return n, nil
}

// insertRecords returns how many are in, and why the one after them is not: a known key or a taken slot.
func (s *Store) insertRecords(ctx context.Context, tx *sql.Tx, records []store.Record) (n int, stop, err error) {
	insert := tx.StmtContext(ctx, s.stmts.insertRecord)
	for i, r := range records {
		err := execRecord(ctx, insert, r)
		if isDuplicate(err) {
			return i, conflict(ctx, tx, r.Key), nil
		}
		if err != nil {
			return i, nil, err
		}
	}
	return len(records), nil, nil
}

// conflict tells the two apart. A record that is stored already also holds its slot, so the key is asked first.
func conflict(ctx context.Context, tx *sql.Tx, key store.Key) error {
	var one int
	err := tx.QueryRowContext(ctx, `SELECT 1 FROM records WHERE key = ?`, key.String()).Scan(&one)
	if err == nil {
		return store.ErrKnownKey
	}
	return store.ErrSlotTaken
}

func (s *Store) applyEffects(ctx context.Context, tx *sql.Tx, records []store.Record, changes []streamChange) error {
	if err := s.saveStreams(ctx, tx, changes); err != nil {
		return err
	}
	posts := tx.StmtContext(ctx, s.stmts.insertPost)
	for _, r := range records {
		if err := insertPosts(ctx, posts, r.Effects.Posts); err != nil {
			return err
		}
		if err := s.saveSettings(ctx, tx, r.Seq, r.Effects.Settings); err != nil {
			return err
		}
		if err := s.saveQuestions(ctx, tx, r.Effects.Questions); err != nil {
			return err
		}
	}
	return nil
}
