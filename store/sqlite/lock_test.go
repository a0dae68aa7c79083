package sqlite

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/store"
)

func TestLock(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.db")
	first := open(t, Options{Path: path, Exclusive: true})

	_, err := Open(t.Context(), Options{Path: path, Exclusive: true})
	if !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), path) {
		t.Errorf("want an error that names the path, got %v", err)
	}
	reader := open(t, Options{Path: path})
	if err := reader.Ping(t.Context()); err != nil {
		t.Errorf("a reader needs no lock: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second := open(t, Options{Path: path, Exclusive: true})
	for _, s := range []*Store{second, reader} {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := second.Close(); err != nil {
		t.Errorf("close again: %v", err)
	}
}

func TestLockOfMemory(t *testing.T) {
	t.Parallel()
	for range 2 {
		s := open(t, Options{Path: Memory, Exclusive: true})
		defer func() { _ = s.Close() }()
	}
}
