package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/thiduabot/thiduabot/store"
)

const (
	// saveQuestion leaves a question alone that is newer.
	saveQuestion = `INSERT INTO questions (key, id, version, body) VALUES (?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET id = excluded.id, version = excluded.version, body = excluded.body
		WHERE excluded.version >= version`
	selectQuestions = `SELECT body FROM questions WHERE key IN (SELECT value FROM json_each(?))`
)

func questionKey(k store.QuestionKey) string {
	return strings.Join([]string{string(k.Chat.Account), k.Chat.Chat, k.Chat.Topic, string(k.Person.Account), k.Person.ID}, "\n")
}

func (s *Store) saveQuestions(ctx context.Context, tx *sql.Tx, questions []store.Question) error {
	if len(questions) == 0 {
		return nil
	}
	save := tx.StmtContext(ctx, s.stmts.saveQuestion)
	for _, q := range questions {
		body, err := encodeQuestion(q)
		if err != nil {
			return err
		}
		if _, err := save.ExecContext(ctx, questionKey(q.QuestionKey), q.ID, q.Version, body); err != nil {
			return err
		}
	}
	return nil
}

// OpenQuestions implements store.Log.
func (s *Store) OpenQuestions(ctx context.Context, keys []store.QuestionKey) (map[store.QuestionKey]store.Question, error) {
	open := make(map[store.QuestionKey]store.Question)
	if len(keys) == 0 {
		return open, nil
	}
	asked := make(map[string]bool, len(keys))
	for _, k := range keys {
		asked[questionKey(k)] = true
	}
	rows, err := s.stmts.questions.QueryContext(ctx, list(asked))
	found, err := collect(rows, err, func(rows *sql.Rows) (store.Question, error) { return scanQuestion(rows) })
	if err != nil {
		return nil, fmt.Errorf("read open questions: %w", s.fault(err))
	}
	for _, q := range found {
		open[q.QuestionKey] = q
	}
	return open, nil
}

// QuestionByID implements store.Log.
func (s *Store) QuestionByID(ctx context.Context, id string) (store.Question, error) {
	const query = `SELECT body FROM questions WHERE id = ? ORDER BY version DESC LIMIT 1`
	q, err := scanQuestion(s.reader.QueryRowContext(ctx, query, id))
	if err != nil {
		return store.Question{}, fmt.Errorf("read question %s: %w", id, s.fault(err))
	}
	return q, nil
}

func scanQuestion(r interface{ Scan(...any) error }) (store.Question, error) {
	var body []byte
	if err := found(r.Scan(&body)); err != nil {
		return store.Question{}, err
	}
	return decode[store.Question](body)
}

// found says store.ErrNotFound for a query without a row.
func found(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return store.ErrNotFound
	}
	return err
}
