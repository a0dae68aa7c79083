package sqlite

import (
	"context"
	"fmt"
)

const saveMeta = `INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`

// Meta implements store.Maintenance.
func (s *Store) Meta(ctx context.Context, name string) (string, error) {
	var value string
	err := found(s.reader.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = ?`, name).Scan(&value))
	if err != nil {
		return "", fmt.Errorf("read meta %s: %w", name, s.fault(err))
	}
	return value, nil
}

// SetMeta implements store.Maintenance.
func (s *Store) SetMeta(ctx context.Context, name, value string) error {
	if _, err := s.writer.ExecContext(ctx, saveMeta, name, value); err != nil {
		return fmt.Errorf("set meta %s: %w", name, s.fault(err))
	}
	return nil
}

// Sweep implements store.Maintenance. Effects are stored with their record, so there is nothing to apply; it only
// makes sure of that.
func (s *Store) Sweep(ctx context.Context) error {
	const query = `SELECT count(*) FROM streams WHERE state IS NOT NULL AND state_head <> head`
	var behind int
	if err := s.reader.QueryRowContext(ctx, query).Scan(&behind); err != nil {
		return fmt.Errorf("sweep: %w", s.fault(err))
	}
	if behind > 0 {
		return fmt.Errorf("sweep: %s: states of %d units are not those of their last report: run check", s.path, behind)
	}
	return nil
}
