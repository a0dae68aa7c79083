package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

var errEmptyItem = errors.New("item is empty")

// Load implements store.Maintenance. It is one transaction: what cannot be loaded whole leaves the store empty.
func (s *Store) Load(ctx context.Context, items iter.Seq2[store.Item, error]) error {
	if s.rebuild == nil {
		return errors.New("load dump: the store was opened without a way to rebuild states")
	}
	err := s.update(ctx, func(tx *sql.Tx) error {
		if err := requireEmpty(ctx, tx); err != nil {
			return err
		}
		if err := s.loadItems(ctx, tx, items); err != nil {
			return err
		}
		return s.rebuildStreams(ctx, tx)
	})
	s.heads.forget()
	if err != nil {
		return fmt.Errorf("load dump: %w", s.fault(err))
	}
	return nil
}

// requireEmpty does not mind named values and leases: a program that has only started leaves these.
func requireEmpty(ctx context.Context, tx *sql.Tx) error {
	const query = `SELECT EXISTS (SELECT 1 FROM records) OR EXISTS (SELECT 1 FROM campaigns) OR EXISTS (SELECT 1 FROM settings)
		OR EXISTS (SELECT 1 FROM notices) OR EXISTS (SELECT 1 FROM posts)`
	var filled bool
	if err := tx.QueryRowContext(ctx, query).Scan(&filled); err != nil {
		return err
	}
	if filled {
		return fmt.Errorf("the store is not empty: %w", store.ErrExists)
	}
	return nil
}

func (s *Store) loadItems(ctx context.Context, tx *sql.Tx, items iter.Seq2[store.Item, error]) error {
	l := loader{
		Store: s, tx: tx,
		records: tx.StmtContext(ctx, s.stmts.insertRecord), posts: tx.StmtContext(ctx, s.stmts.insertPost),
	}
	n := 0
	for item, err := range items {
		n++
		if err != nil {
			return fmt.Errorf("read item %d: %w", n, err)
		}
		if err := l.load(ctx, item); err != nil {
			return fmt.Errorf("item %d: %w", n, err)
		}
	}
	return nil
}

// rebuildStreams computes what follows from the records: the head of each stream and the state of each unit.
func (s *Store) rebuildStreams(ctx context.Context, tx *sql.Tx) error {
	const query = `SELECT stream, max(seq) FROM records WHERE stream <> '' GROUP BY stream`
	rows, err := tx.QueryContext(ctx, query)
	heads, err := collectHeads(rows, err)
	if err != nil {
		return err
	}
	save := tx.StmtContext(ctx, s.stmts.saveStream)
	for stream, head := range heads {
		state, err := s.rebuildState(ctx, tx, stream)
		if err != nil {
			return err
		}
		if err := newStreamChange(stream, head, state).exec(ctx, save); err != nil {
			return err
		}
	}
	return nil
}

// rebuildState returns nil for the settings, which have none.
func (s *Store) rebuildState(ctx context.Context, tx *sql.Tx, stream store.Stream) (*campaign.State, error) {
	unit, ok := unitOf(stream)
	if !ok {
		return nil, nil
	}
	const query = `SELECT seq, id, entries FROM records WHERE stream = ? AND stream <> '' ORDER BY seq`
	rows, err := tx.QueryContext(ctx, query, string(stream))
	records, err := collect(rows, err, scanRow)
	if err != nil {
		return nil, err
	}
	var entries []campaign.Entry
	for _, r := range records {
		entries = append(entries, r.entries...)
	}
	state, err := s.rebuild(ctx, unit, entries)
	if err != nil {
		return nil, fmt.Errorf("rebuild state of %s: %w", unit, err)
	}
	return &state, nil
}
