package sqlite

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

// TestReadOnly opens a database that this user may not write. Root may write everything, so the thread of the test
// becomes nobody for the file system; Go ends it with the test, because it is never unlocked.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "a.db")
	if err := open(t, Options{Path: path}).Close(); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{path: 0o444, folder: 0o555, filepath.Dir(folder): 0o755} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o700) })
	done := make(chan struct{})
	var opened, locked, missing error
	go func() {
		defer close(done)
		runtime.LockOSThread()
		if os.Geteuid() == 0 {
			_ = unix.Setfsuid(65534)
		}
		_, opened = Open(t.Context(), Options{Path: path})
		_, locked = Open(t.Context(), Options{Path: path, Exclusive: true})
		_, missing = Open(t.Context(), Options{Path: filepath.Join(folder, "new", "b.db")})
	}()
	<-done
	complains(t, opened, path, "right to write")
	complains(t, locked, path, "right to write")
	complains(t, missing, folder, "right to write")
}
