package sqlite

import (
	"errors"
	"fmt"
	"os"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// advice says what the operator can do about a fault of the database, by its primary result code.
var advice = map[int]string{
	lib.SQLITE_FULL:     "free some space on its disk",
	lib.SQLITE_READONLY: "give this user the right to write the file and its folder",
	lib.SQLITE_CANTOPEN: "make it a file that this user may read and write, in a folder that this user may write",
	lib.SQLITE_PERM:     "give this user the right to write the file and its folder",
	lib.SQLITE_NOTADB:   "it is no database; choose another path or restore a backup",
	lib.SQLITE_CORRUPT:  "the file is damaged; keep it and restore a backup",
	lib.SQLITE_BUSY:     "another program has been writing for too long; stop it",
	lib.SQLITE_IOERR:    "check its disk",
}

// fault adds the path of the database, and what to do, to an error that came from below.
func (s *Store) fault(err error) error {
	if errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("%s: %s: %w", s.path, advice[lib.SQLITE_PERM], err)
	}
	cause, ok := errors.AsType[*driver.Error](err)
	if !ok {
		return err
	}
	// The low byte is the primary code.
	if what, ok := advice[cause.Code()&0xff]; ok {
		return fmt.Errorf("%s: %s: %w", s.path, what, err)
	}
	return fmt.Errorf("%s: %w", s.path, err)
}

// isDuplicate reports whether err says that a unique value is there already.
func isDuplicate(err error) bool {
	cause, ok := errors.AsType[*driver.Error](err)
	if !ok {
		return false
	}
	code := cause.Code()
	return code == lib.SQLITE_CONSTRAINT_UNIQUE || code == lib.SQLITE_CONSTRAINT_PRIMARYKEY
}
