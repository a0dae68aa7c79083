package sqlite

import (
	"path/filepath"
	"testing"

	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/storetest"
)

// TestStore runs two programs on one file, as check and serve do.
func TestStore(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t testing.TB) storetest.Open {
		path := filepath.Join(t.TempDir(), "a folder", "thi đua #1 100%.db")
		return func(t testing.TB) store.Store { return open(t, Options{Path: path}) }
	})
}

// TestMemory runs two users of one store: memory cannot be shared by programs.
func TestMemory(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t testing.TB) storetest.Open {
		s := open(t, Options{Path: Memory})
		t.Cleanup(func() { _ = s.Close() })
		return func(testing.TB) store.Store { return kept{s} }
	})
}

// kept outlives the Close of one of its users.
type kept struct{ *Store }

func (kept) Close() error { return nil }

func open(t testing.TB, o Options) *Store {
	t.Helper()
	o.Rebuild = storetest.Rebuild
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
