package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

const (
	selectWaiting = selectPosts + `WHERE account = ? AND status = 'waiting' AND in_flight = 0 AND not_before <= ?
		ORDER BY priority, number LIMIT ?`
	selectNextWaiting = `SELECT min(not_before) FROM posts WHERE account = ? AND status = 'waiting' AND in_flight = 0`
	startAttempt      = `UPDATE posts SET attempts = ?, in_flight = 1 WHERE id = ?`
	insertAttempt     = `INSERT INTO attempts (post, n, at) VALUES (?, ?, ?)`
)

// Waiting implements store.Outbox. A post in flight does not wait.
func (s *Store) Waiting(ctx context.Context, account chat.Account, now time.Time, limit int) ([]store.Post, error) {
	rows, err := s.stmts.waiting.QueryContext(ctx, string(account), millis(now), max(limit, 0))
	posts, err := collect(rows, err, scanPost)
	if err != nil {
		return nil, fmt.Errorf("read waiting posts of %s: %w", account, s.fault(err))
	}
	return posts, nil
}

// NextWaiting implements store.Outbox.
func (s *Store) NextWaiting(ctx context.Context, account chat.Account) (at time.Time, ok bool, err error) {
	var ms sql.NullInt64
	if err := s.stmts.nextWaiting.QueryRowContext(ctx, string(account)).Scan(&ms); err != nil {
		return time.Time{}, false, fmt.Errorf("read next waiting post of %s: %w", account, s.fault(err))
	}
	if !ms.Valid {
		return time.Time{}, false, nil
	}
	return timeOf(ms.Int64), true, nil
}

// StartAttempt implements store.Outbox; ErrNotFound when there is no such post.
func (s *Store) StartAttempt(ctx context.Context, post string, n int, now time.Time) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.StmtContext(ctx, s.stmts.insertAttempt).ExecContext(ctx, post, n, millis(now))
		if isDuplicate(err) {
			return store.ErrExists
		}
		if err != nil {
			return err
		}
		return changed(tx.StmtContext(ctx, s.stmts.startAttempt).ExecContext(ctx, n, post))
	})
	if err != nil {
		return fmt.Errorf("start attempt %d of post %s: %w", n, printable(post), s.fault(err))
	}
	return nil
}

// changed says store.ErrNotFound for an update of nothing.
func changed(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		return store.ErrNotFound
	}
	return err
}

// FinishPosts implements store.Outbox; all of them or none.
func (s *Store) FinishPosts(ctx context.Context, posts []store.Post) error {
	if len(posts) == 0 {
		return ctx.Err()
	}
	err := s.update(ctx, func(tx *sql.Tx) error {
		finish := tx.StmtContext(ctx, s.stmts.finishPost)
		for _, p := range posts {
			if err := changed(execPost(ctx, finish, p)); err != nil {
				return fmt.Errorf("post %s: %w", printable(p.ID), err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("finish posts: %w", s.fault(err))
	}
	return nil
}

// InFlight implements store.Outbox.
func (s *Store) InFlight(ctx context.Context, account chat.Account) ([]store.Post, error) {
	const query = selectPosts + `WHERE account = ? AND in_flight = 1 ORDER BY number, id`
	rows, err := s.reader.QueryContext(ctx, query, string(account))
	posts, err := collect(rows, err, scanPost)
	if err != nil {
		return nil, fmt.Errorf("read posts in flight of %s: %w", account, s.fault(err))
	}
	return posts, nil
}
