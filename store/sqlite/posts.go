package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

const (
	postColumns = `id, notice, account, chat, topic, part, number, priority, acknowledges,
		status, not_before, attempts, in_flight, sent_id, reason, done`
	// insertPost leaves a post alone that exists: it may have been sent since.
	insertPost = `INSERT INTO posts (` + postColumns + `) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO NOTHING`
	finishPost = `UPDATE posts SET notice = ?2, account = ?3, chat = ?4, topic = ?5, part = ?6, number = ?7, priority = ?8,
		acknowledges = ?9, status = ?10, not_before = ?11, attempts = ?12, in_flight = ?13, sent_id = ?14, reason = ?15,
		done = ?16 WHERE id = ?1`
	selectPosts = `SELECT ` + postColumns + ` FROM posts `
	selectPost  = selectPosts + `WHERE id = ?`
)

func insertPosts(ctx context.Context, insert *sql.Stmt, posts []store.Post) error {
	for _, p := range posts {
		if _, err := execPost(ctx, insert, p); err != nil {
			return err
		}
	}
	return nil
}

// execPost runs a statement that takes all columns of a post in order.
func execPost(ctx context.Context, stmt *sql.Stmt, p store.Post) (sql.Result, error) {
	part, err := encode(p.Part)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, p.ID, p.Notice, string(p.To.Account), p.To.Chat, p.To.Topic, part, p.Number, int64(p.Priority),
		p.Acknowledges, string(p.Status), millis(p.NotBefore), p.Attempts, p.InFlight, p.SentID, p.Reason, millis(p.Done))
}

func scanPost(rows *sql.Rows) (p store.Post, err error) {
	var part sql.RawBytes
	var notBefore, done int64
	err = rows.Scan(&p.ID, &p.Notice, &p.To.Account, &p.To.Chat, &p.To.Topic, &part, &p.Number, &p.Priority,
		&p.Acknowledges, &p.Status, &notBefore, &p.Attempts, &p.InFlight, &p.SentID, &p.Reason, &done)
	if err != nil {
		return p, err
	}
	p.NotBefore, p.Done = timeOf(notBefore), timeOf(done)
	p.Part, err = decode[chat.Message](part)
	return p, err
}

// one turns the rows of a query for one post into that post.
func one(rows *sql.Rows, err error) (store.Post, error) {
	posts, err := collect(rows, err, scanPost)
	if err != nil {
		return store.Post{}, err
	}
	if len(posts) == 0 {
		return store.Post{}, store.ErrNotFound
	}
	return posts[0], nil
}

// Post implements store.Outbox.
func (s *Store) Post(ctx context.Context, id string) (store.Post, error) {
	p, err := one(s.stmts.post.QueryContext(ctx, id))
	if err != nil {
		return store.Post{}, fmt.Errorf("read post %s: %w", printable(id), s.fault(err))
	}
	return p, nil
}

// printable keeps an id on one line: those of answers hold the line breaks of a message key.
func printable(id string) string { return strings.ReplaceAll(id, "\n", "/") }

// SentPost implements store.Outbox. Platforms number the messages of a chat, whichever topic they are in. When
// answers were merged into one message, it is the first of them.
func (s *Store) SentPost(ctx context.Context, in chat.ChatID, messageID string) (store.Post, error) {
	const query = selectPosts + `WHERE sent_id = ? AND sent_id <> '' AND chat = ? AND account = ? ORDER BY number, id LIMIT 1`
	p, err := one(s.reader.QueryContext(ctx, query, messageID, in.Chat, string(in.Account)))
	if err != nil {
		return store.Post{}, fmt.Errorf("read post sent as %s: %w", messageID, s.fault(err))
	}
	return p, nil
}

// PostCounts implements store.Outbox. Each half counts along an index.
func (s *Store) PostCounts(ctx context.Context) (map[store.PostStatus]int64, error) {
	const query = `SELECT status, count(*) FROM posts WHERE status <> 'waiting' GROUP BY status
		UNION ALL SELECT 'waiting', count(*) FROM posts WHERE status = 'waiting' AND in_flight = 0
		UNION ALL SELECT 'waiting', count(*) FROM posts WHERE status = 'waiting' AND in_flight = 1`
	counts := make(map[store.PostStatus]int64)
	rows, err := s.reader.QueryContext(ctx, query)
	_, err = collect(rows, err, func(rows *sql.Rows) (none struct{}, err error) {
		var status store.PostStatus
		var n int64
		if err := rows.Scan(&status, &n); err != nil {
			return none, err
		}
		if n > 0 {
			counts[status] += n
		}
		return none, nil
	})
	if err != nil {
		return nil, fmt.Errorf("count posts: %w", s.fault(err))
	}
	return counts, nil
}

// PurgePosts implements store.Outbox.
func (s *Store) PurgePosts(ctx context.Context, before time.Time) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
		const old = ` FROM posts WHERE status <> 'waiting' AND done < ? AND notice = ''`
		const attempts = `DELETE FROM attempts WHERE post IN (SELECT id` + old + `)`
		if _, err := tx.ExecContext(ctx, attempts, millis(before)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE`+old, millis(before))
		return err
	})
	if err != nil {
		return fmt.Errorf("purge posts: %w", s.fault(err))
	}
	return nil
}
