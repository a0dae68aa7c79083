package sqlite

import (
	"context"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// AcquireLease implements store.Maintenance. A lease that ends at now has ended.
func (s *Store) AcquireLease(ctx context.Context, lease store.Lease, now time.Time) (bool, error) {
	const query = `INSERT INTO leases (account, holder, until) VALUES (?, ?, ?)
		ON CONFLICT (account) DO UPDATE SET holder = excluded.holder, until = excluded.until
		WHERE holder = excluded.holder OR until <= ?`
	result, err := s.writer.ExecContext(ctx, query, string(lease.Account), lease.Holder, millis(lease.Until), millis(now))
	if err != nil {
		return false, fmt.Errorf("acquire lease of %s: %w", lease.Account, s.fault(err))
	}
	n, err := result.RowsAffected()
	if err != nil {
		return false, fmt.Errorf("acquire lease of %s: %w", lease.Account, err)
	}
	return n > 0, nil
}

// ReleaseLease implements store.Maintenance.
func (s *Store) ReleaseLease(ctx context.Context, account chat.Account, holder string) error {
	_, err := s.writer.ExecContext(ctx, `DELETE FROM leases WHERE account = ? AND holder = ?`, string(account), holder)
	if err != nil {
		return fmt.Errorf("release lease of %s: %w", account, s.fault(err))
	}
	return nil
}
