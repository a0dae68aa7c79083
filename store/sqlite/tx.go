package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// update runs do in a write transaction: everything in it is durable, or nothing.
func (s *Store) update(ctx context.Context, do func(*sql.Tx) error) error {
	return inTx(ctx, s.writer, nil, do)
}

// view runs do on one unchanging view of the database.
func (s *Store) view(ctx context.Context, do func(*sql.Tx) error) error {
	return inTx(ctx, s.reader, &sql.TxOptions{ReadOnly: true}, do)
}

func inTx(ctx context.Context, db *sql.DB, o *sql.TxOptions, do func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	// After a commit there is nothing to roll back; after a fault that fault is what counts.
	defer func() { _ = tx.Rollback() }()
	if err := do(tx); err != nil {
		if errors.Is(err, sql.ErrTxDone) && ctx.Err() != nil {
			return ctx.Err() // it was rolled back under way because the context ended
		}
		return err
	}
	return tx.Commit()
}

// collect reads all rows of a query; query is a prepared statement's or a transaction's.
func collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []T
	for rows.Next() {
		x, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, rows.Err()
}
