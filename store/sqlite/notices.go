package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// PlanNotices implements store.Notices. Racing planners queue for the write transaction, so one of them is first.
func (s *Store) PlanNotices(ctx context.Context, notices []store.Notice) ([]string, error) {
	if len(notices) == 0 {
		return nil, ctx.Err()
	}
	var planned []string
	err := s.update(ctx, func(tx *sql.Tx) error {
		posts := tx.StmtContext(ctx, s.stmts.insertPost)
		for _, n := range notices {
			fresh, err := insertNotice(ctx, tx, n)
			if err != nil {
				return err
			}
			if !fresh {
				continue
			}
			planned = append(planned, n.ID)
			if err := insertPosts(ctx, posts, n.Posts); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("plan notices: %w", s.fault(err))
	}
	return planned, nil
}

// insertNotice reports whether the notice was not there yet.
func insertNotice(ctx context.Context, tx *sql.Tx, n store.Notice) (bool, error) {
	const query = `INSERT INTO notices (id, job, period, kind, target, due, skipped, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO NOTHING`
	body, err := encodeNotice(n)
	if err != nil {
		return false, err
	}
	result, err := tx.ExecContext(ctx, query, n.ID, string(n.Job), n.Period, string(n.Kind), n.Target.String(),
		millis(n.Due), n.Skipped, body)
	if err != nil {
		return false, err
	}
	added, err := result.RowsAffected()
	return added > 0, err
}

func scanNotice(rows *sql.Rows) (store.Notice, error) {
	var body sql.RawBytes
	if err := rows.Scan(&body); err != nil {
		return store.Notice{}, err
	}
	return decode[store.Notice](body)
}

// NoticesOf implements store.Notices. Their posts are read with NoticePosts.
func (s *Store) NoticesOf(ctx context.Context, job campaign.JobID, period string) ([]store.Notice, error) {
	const query = `SELECT body FROM notices WHERE job = ? AND period = ? ORDER BY id`
	rows, err := s.reader.QueryContext(ctx, query, string(job), period)
	notices, err := collect(rows, err, scanNotice)
	if err != nil {
		return nil, fmt.Errorf("read notices of %s %s: %w", job, period, s.fault(err))
	}
	return notices, nil
}

// LastNotice implements store.Notices.
func (s *Store) LastNotice(ctx context.Context, kind campaign.JobKind, target store.Target, before time.Time) (store.Notice, error) {
	const query = `SELECT body FROM notices WHERE kind = ? AND target = ? AND due < ? AND skipped = ''
		ORDER BY due DESC, id DESC LIMIT 1`
	var body []byte
	err := found(s.reader.QueryRowContext(ctx, query, string(kind), target.String(), millis(before)).Scan(&body))
	if err != nil {
		return store.Notice{}, fmt.Errorf("read last notice %s for %s: %w", kind, target, s.fault(err))
	}
	return decode[store.Notice](body)
}

// AllNotices implements store.Notices.
func (s *Store) AllNotices(ctx context.Context) iter.Seq2[store.Notice, error] {
	const query = `SELECT body FROM notices WHERE id > ? ORDER BY id LIMIT ?`
	next := func(last *store.Notice) ([]store.Notice, error) {
		var after string
		if last != nil {
			after = last.ID
		}
		rows, err := s.reader.QueryContext(ctx, query, after, page)
		notices, err := collect(rows, err, scanNotice)
		if err != nil {
			return nil, fmt.Errorf("read notices: %w", s.fault(err))
		}
		return notices, nil
	}
	return pages(next)
}

// NoticePosts implements store.Notices.
func (s *Store) NoticePosts(ctx context.Context, notice string) ([]store.Post, error) {
	const query = selectPosts + `WHERE notice = ? AND notice <> '' ORDER BY number, id`
	rows, err := s.reader.QueryContext(ctx, query, notice)
	posts, err := collect(rows, err, scanPost)
	if err != nil {
		return nil, fmt.Errorf("read posts of notice %s: %w", notice, s.fault(err))
	}
	return posts, nil
}

// UnknownPosts implements store.Notices.
func (s *Store) UnknownPosts(ctx context.Context) ([]store.Post, error) {
	const query = selectPosts + `WHERE status = 'unknown' AND status <> 'waiting' AND notice <> '' ORDER BY number, id`
	rows, err := s.reader.QueryContext(ctx, query)
	posts, err := collect(rows, err, scanPost)
	if err != nil {
		return nil, fmt.Errorf("read unknown posts: %w", s.fault(err))
	}
	return posts, nil
}
