// Package sqlite remembers everything in one file beside the program: the store for one machine.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// Memory is the path of a database that lives and dies with its Store.
const Memory = ":memory:"

var _ store.Store = (*Store)(nil)

// Options says which database to open and how.
type Options struct {
	// Path is the file of the database; a missing folder is created. Memory keeps everything in memory.
	Path string
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Exclusive takes the lock beside the file, so that a second program with Exclusive gets store.ErrInUse.
	Exclusive bool
	// Rebuild computes a unit's state from all its entries, ordered by seq and line. Load needs it and calls
	// it inside its transaction: it must not use the store.
	Rebuild func(ctx context.Context, unit campaign.UnitID, entries []campaign.Entry) (campaign.State, error)
}

// Store is a database file. It implements store.Store.
type Store struct {
	path    string
	now     func() time.Time
	rebuild func(context.Context, campaign.UnitID, []campaign.Entry) (campaign.State, error)

	// writer has one connection, so that writes queue here and not in SQLite's busy loop.
	writer *sql.DB
	// reader is the same as writer for a database in memory.
	reader  *sql.DB
	stmts   statements
	heads   heads
	closers []io.Closer
}

// Open opens or creates the database and brings its tables up to date.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := &Store{path: o.Path, now: o.Now, rebuild: o.Rebuild, heads: heads{keep: o.Exclusive}}
	if s.now == nil {
		s.now = time.Now
	}
	if err := s.open(ctx, o.Exclusive); err != nil {
		return nil, fmt.Errorf("open store: %w", errors.Join(s.fault(err), s.Close()))
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, exclusive bool) error {
	if err := s.prepareFile(exclusive); err != nil {
		return err
	}
	if err := s.connect(); err != nil {
		return err
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if exclusive {
		// nobody else can hold a lease: what stands there is of a program that died.
		if _, err := s.writer.ExecContext(ctx, `DELETE FROM leases`); err != nil {
			return fmt.Errorf("clear leases: %w", err)
		}
	}
	return s.prepare(ctx)
}

func (s *Store) inMemory() bool { return s.path == Memory }

// Ping implements store.Store by writing: a full disk or a read-only file still answers reads.
func (s *Store) Ping(ctx context.Context) error {
	const query = `INSERT INTO pings (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at`
	if _, err := s.writer.ExecContext(ctx, query, millis(s.now())); err != nil {
		return fmt.Errorf("ping store: %w", s.fault(err))
	}
	return nil
}

// Close closes the database and gives up the lock.
func (s *Store) Close() error {
	var errs []error
	// In reverse: the lock was taken first and goes last.
	for _, c := range slices.Backward(s.closers) {
		errs = append(errs, c.Close())
	}
	s.closers = nil
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close store: %w", s.fault(err))
	}
	return nil
}
