package sqlite

import (
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// readers is how many reads run side by side; on the machines this runs on more would only wait for the disk.
const readers = 4

// prepareFile makes the folder, takes the lock and creates the file where it is missing.
func (s *Store) prepareFile(exclusive bool) error {
	if s.inMemory() {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o750); err != nil {
		return err
	}
	if exclusive {
		l, err := lock(s.path + ".lock")
		if err != nil {
			return err
		}
		s.closers = append(s.closers, l)
	}
	return createPrivate(s.path)
}

// createPrivate creates a file that only we can read, because it will name people. An existing one must not be
// opened here: closing it again would drop the POSIX locks that SQLite holds on it elsewhere in this process.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if os.IsExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

func (s *Store) connect() error {
	// A write transaction begins as one, because a transaction that turns into one half-way cannot wait for another
	// writer. The writer touches the same pages again and again; cache sizes are in kibibytes when negative.
	writer, err := openPool(s.address("_txlock=immediate", "_pragma=cache_size(-8192)"), 1)
	if err != nil {
		return err
	}
	s.closers = append(s.closers, writer)
	s.writer, s.reader = writer, writer
	if s.inMemory() {
		return nil
	}
	reader, err := openPool(s.address("_txlock=deferred", "_pragma=query_only(1)", "_pragma=cache_size(-2048)"), readers)
	if err != nil {
		return err
	}
	s.closers = append(s.closers, reader)
	s.reader = reader
	return nil
}

// openPool keeps its connections: opening one costs more than most queries.
func openPool(address string, size int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", address)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	return db, nil
}

// address writes the data source name with these and the common settings. The driver applies pragmas in the order of
// their names.
func (s *Store) address(settings ...string) string {
	query := append(settings,
		"_pragma=busy_timeout(10000)",
		"_pragma=journal_mode(WAL)",
		"_pragma=synchronous(FULL)",
		"_pragma=foreign_keys(1)",
		// 16 MiB of log between two checkpoints, each of which costs two more syncs.
		"_pragma=wal_autocheckpoint(4096)",
	)
	if s.inMemory() {
		return Memory + "?" + strings.Join(query, "&")
	}
	// file: makes SQLite decode the path, so that one with ? or # in it is the file that was meant.
	path := (&url.URL{Path: filepath.ToSlash(s.path)}).EscapedPath()
	if strings.HasPrefix(path, "/") {
		// An empty host, so that a network share of Windows is not taken for one.
		path = "//" + path
	}
	return "file:" + path + "?" + strings.Join(query, "&")
}
