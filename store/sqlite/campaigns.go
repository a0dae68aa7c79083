package sqlite

import (
	"context"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/store"
)

const (
	insertCampaign = `INSERT INTO campaigns (revision, file, at) VALUES (?, ?, ?)`
	// selectRevision is asked for every batch of messages.
	selectRevision = `SELECT coalesce(max(revision), 0) FROM campaigns`
)

// CampaignRevision implements store.Campaigns.
func (s *Store) CampaignRevision(ctx context.Context) (int64, error) {
	var revision int64
	err := s.stmts.revision.QueryRowContext(ctx).Scan(&revision)
	if err != nil {
		return 0, fmt.Errorf("read campaign revision: %w", s.fault(err))
	}
	return revision, nil
}

// CampaignFile implements store.Campaigns.
func (s *Store) CampaignFile(ctx context.Context, revision int64) ([]byte, error) {
	var file []byte
	err := found(s.reader.QueryRowContext(ctx, `SELECT file FROM campaigns WHERE revision = ?`, revision).Scan(&file))
	if err != nil {
		return nil, fmt.Errorf("read campaign revision %d: %w", revision, s.fault(err))
	}
	return file, nil
}

// SaveCampaign implements store.Campaigns.
func (s *Store) SaveCampaign(ctx context.Context, revision int64, file []byte, at time.Time) error {
	_, err := s.writer.ExecContext(ctx, insertCampaign, revision, content(file), millis(at))
	if isDuplicate(err) {
		err = store.ErrExists
	}
	if err != nil {
		return fmt.Errorf("save campaign revision %d: %w", revision, s.fault(err))
	}
	return nil
}

// content is the file as it is bound: a nil slice would be NULL.
func content(file []byte) []byte {
	if file == nil {
		return []byte{}
	}
	return file
}
