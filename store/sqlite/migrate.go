package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

// applicationID is "tdua" in the header of the file: it tells our databases from those of other programs.
const applicationID = 0x74647561

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables to the newest version; each migration is a file, applied in the order of names.
func (s *Store) migrate(ctx context.Context) error {
	scripts, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	current, err := s.schemaVersion(ctx)
	if err != nil || current == len(scripts) {
		return err
	}
	return s.update(ctx, func(tx *sql.Tx) error {
		// Another program may have migrated while we waited for the write lock.
		current, err := version(ctx, tx)
		if err != nil {
			return err
		}
		if current > len(scripts) {
			return fmt.Errorf("%s was written by a newer thiduabot (schema %d, this program knows %d): update the program",
				s.path, current, len(scripts))
		}
		return runScripts(ctx, tx, scripts[current:], len(scripts))
	})
}

func runScripts(ctx context.Context, tx *sql.Tx, scripts []string, version int) error {
	for _, name := range scripts {
		script, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("run %s: %w", name, err)
		}
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version))
	return err
}

// schemaVersion returns 0 for an empty file and refuses a database that is not ours.
func (s *Store) schemaVersion(ctx context.Context) (int, error) {
	var application, tables int
	const query = `SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`
	if err := s.writer.QueryRowContext(ctx, query).Scan(&application, &tables); err != nil {
		return 0, err
	}
	if tables > 0 && application != applicationID {
		return 0, fmt.Errorf("%s is a database of another program: choose another path", s.path)
	}
	return version(ctx, s.writer)
}

// version reads the schema version of the file.
func version(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
},
) (v int, err error) {
	err = db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&v)
	return v, err
}
