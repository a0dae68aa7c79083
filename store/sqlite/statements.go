package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io"
)

// statements are the queries of the busy paths, prepared once; all others are prepared when they are used.
type statements struct {
	insertRecord, saveStream, saveSetting, saveQuestion, insertPost, finishPost *sql.Stmt
	startAttempt, insertAttempt                                                 *sql.Stmt

	heads, states, known, questions, waiting, nextWaiting, post, revision *sql.Stmt
}

func (s *Store) prepare(ctx context.Context) error {
	st := &s.stmts
	for _, p := range []struct {
		db    *sql.DB
		into  **sql.Stmt
		query string
	}{
		{s.writer, &st.insertRecord, insertRecord},
		{s.writer, &st.saveStream, saveStream},
		{s.writer, &st.saveSetting, saveSetting},
		{s.writer, &st.saveQuestion, saveQuestion},
		{s.writer, &st.insertPost, insertPost},
		{s.writer, &st.finishPost, finishPost},
		{s.writer, &st.startAttempt, startAttempt},
		{s.writer, &st.insertAttempt, insertAttempt},
		{s.reader, &st.heads, selectHeads},
		{s.reader, &st.states, selectStates},
		{s.reader, &st.known, selectKnown},
		{s.reader, &st.questions, selectQuestions},
		{s.reader, &st.waiting, selectWaiting},
		{s.reader, &st.nextWaiting, selectNextWaiting},
		{s.reader, &st.post, selectPost},
		{s.reader, &st.revision, selectRevision},
	} {
		stmt, err := p.db.PrepareContext(ctx, p.query)
		if err != nil {
			return fmt.Errorf("prepare %q: %w", p.query, err)
		}
		*p.into = stmt
		s.closers = append(s.closers, io.Closer(stmt))
	}
	return nil
}
