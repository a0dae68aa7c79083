package sqlite

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	driver "modernc.org/sqlite"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/storetest"
)

// complains wants an error that holds all of these.
func complains(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("want an error with %q", parts)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("want %q in the error, got: %v", part, err)
		}
	}
}

func openFails(t *testing.T, path string, parts ...string) {
	t.Helper()
	s, err := Open(t.Context(), Options{Path: path})
	if err == nil {
		_ = s.Close()
	}
	complains(t, err, append(parts, "open store", path)...)
}

func TestNoDatabase(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "notes.txt")
	text := []byte(strings.Repeat("Giao ước thi đua năm 2024\n", 100))
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	openFails(t, path, "choose another path or restore a backup")
	left, err := os.ReadFile(path)
	if err != nil || string(left) != string(text) {
		t.Errorf("the file was changed: %v", err)
	}
}

func TestForeignDatabase(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "other.db")
	execRaw(t, path, `CREATE TABLE t (x)`)
	openFails(t, path, "another program")
}

func TestNewerSchema(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new.db")
	if err := open(t, Options{Path: path}).Close(); err != nil {
		t.Fatal(err)
	}
	execRaw(t, path, `PRAGMA user_version = 99`)
	openFails(t, path, "newer thiduabot", "99", "update the program")
}

func execRaw(t *testing.T, path, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(t.Context(), query); err != nil {
		t.Fatal(err)
	}
}

func TestFolderInTheWay(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.db")
	if err := os.Mkdir(path, 0o750); err != nil {
		t.Fatal(err)
	}
	openFails(t, path, "make it a file")
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), Options{Path: filepath.Join(file, "a.db")})
	complains(t, err, "open store", file)
}

// TestFullDisk fills a database whose size is limited, and goes on when there is room again.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "full.db")
	s := open(t, Options{Path: path})
	defer func() { _ = s.Close() }()
	limit(t, s, 60)
	r := newReporter(3)
	stored := 0
	var full error
	var batch []store.Record
	for full == nil {
		batch = r.batch(5)
		var n int
		n, full = s.Append(t.Context(), batch)
		stored += n
	}
	complains(t, full, "append records", path, "free some space")
	limit(t, s, 1_000_000)
	if n, err := s.Append(t.Context(), batch); err != nil || n != len(batch) {
		t.Fatalf("append when there is room: %d, %v", n, err)
	}
	counts, err := s.PostCounts(t.Context())
	if err != nil || counts[store.PostWaiting] != int64(stored+len(batch)) {
		t.Errorf("want %d answers, got %v, %v", stored+len(batch), counts, err)
	}
}

func limit(t *testing.T, s *Store, pages int) {
	t.Helper()
	var got int
	if err := s.writer.QueryRowContext(t.Context(), "PRAGMA max_page_count = "+campaign.Number(int64(pages)).String()).Scan(&got); err != nil {
		t.Fatal(err)
	}
}

// TestFailedLoad wants nothing left of a dump that cannot be loaded whole.
func TestFailedLoad(t *testing.T) {
	t.Parallel()
	s := open(t, Options{Path: filepath.Join(t.TempDir(), "load.db")})
	defer func() { _ = s.Close() }()
	record := newReporter(1).record()
	record.Effects = store.Effects{}
	broken := errors.New("cut short")
	items := func(yield func(store.Item, error) bool) {
		_ = yield(store.Item{Record: &record}, nil) && yield(store.Item{}, broken)
	}
	if err := s.Load(t.Context(), items); !errors.Is(err, broken) {
		t.Errorf("want %v, got %v", broken, err)
	}
	twice := func(yield func(store.Item, error) bool) {
		for range 2 {
			if !yield(store.Item{Record: &record}, nil) {
				return
			}
		}
	}
	if err := s.Load(t.Context(), twice); !errors.Is(err, store.ErrKnownKey) {
		t.Errorf("want %v, got %v", store.ErrKnownKey, err)
	}
	complains(t, s.Load(t.Context(), func(yield func(store.Item, error) bool) { yield(store.Item{}, nil) }), "item 1", "empty")
	for item, err := range s.Dump(t.Context()) {
		t.Errorf("want an empty store, got %+v, %v", item, err)
	}
}

func TestLoadNeedsRebuild(t *testing.T) {
	t.Parallel()
	s, err := Open(t.Context(), Options{Path: Memory})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	complains(t, s.Load(t.Context(), func(func(store.Item, error) bool) {}), "rebuild")
}

func TestSweepFindsDamage(t *testing.T) {
	t.Parallel()
	s, err := Open(t.Context(), Options{Path: Memory, Rebuild: storetest.Rebuild})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if _, err := s.Append(t.Context(), newReporter(1).batch(2)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.writer.ExecContext(t.Context(), `UPDATE streams SET state_head = 1`); err != nil {
		t.Fatal(err)
	}
	complains(t, s.Sweep(t.Context()), "sweep", "run check")
}

// TestFaultsKeepTheirCause makes sure that the cause can still be told by code.
func TestFaultsKeepTheirCause(t *testing.T) {
	t.Parallel()
	s := &Store{path: "a.db"}
	if err := s.fault(store.ErrNotFound); err != store.ErrNotFound { //nolint:errorlint // the very same
		t.Errorf("want the error as it is, got %v", err)
	}
	_, ok := errors.AsType[*driver.Error](s.fault(&driver.Error{}))
	if !ok {
		t.Error("want the driver's error inside")
	}
}
