package sqlite

import (
	"fmt"
	"os"

	"github.com/thiduabot/thiduabot/store"
)

// lock takes the lock file for this process. The system gives it back when the process ends, however it ends;
// the file itself stays, because removing it could take it from under the next holder.
func lock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	taken, err := tryLock(f)
	if err == nil && taken {
		return f, nil
	}
	_ = f.Close()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return nil, fmt.Errorf("lock %s: stop the other program first: %w", path, store.ErrInUse)
}
