package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

const (
	// saveStream never goes back: neither head nor state gives way to an older one.
	saveStream = `INSERT INTO streams (stream, head, state_head, state) VALUES (?, ?, ?, ?)
		ON CONFLICT (stream) DO UPDATE SET
			head = max(head, excluded.head),
			state = iif(excluded.state_head >= state_head, excluded.state, state),
			state_head = max(state_head, excluded.state_head)`
	selectHeads  = `SELECT stream, head FROM streams`
	selectStates = `SELECT stream, state FROM streams WHERE stream IN (SELECT value FROM json_each(?)) AND state IS NOT NULL`
)

// streamChange is what a batch does to one stream.
type streamChange struct {
	head  int64
	state *campaign.State
}

// saveStreams writes each stream once, however many records of it the batch holds.
func (s *Store) saveStreams(ctx context.Context, tx *sql.Tx, records []store.Record) error {
	changes := make(map[store.Stream]streamChange)
	for _, r := range records {
		if r.Stream == "" {
			continue
		}
		c := changes[r.Stream]
		c.head = max(c.head, r.Seq)
		if st := r.Effects.State; st != nil && (c.state == nil || st.Head >= c.state.Head) {
			c.state = st
		}
		changes[r.Stream] = c
	}
	if len(changes) == 0 {
		return nil
	}
	save := tx.StmtContext(ctx, s.stmts.saveStream)
	for stream, c := range changes {
		if err := execStream(ctx, save, stream, c); err != nil {
			return err
		}
	}
	return nil
}

// execStream writes a stream; the settings have no state.
func execStream(ctx context.Context, save *sql.Stmt, stream store.Stream, c streamChange) error {
	var stateHead int64 = -1
	var state []byte
	if c.state != nil {
		stateHead, state = c.state.Head, store.EncodeState(*c.state)
	}
	_, err := save.ExecContext(ctx, string(stream), c.head, stateHead, state)
	return err
}

// Heads implements store.Log.
func (s *Store) Heads(ctx context.Context) (map[store.Stream]int64, error) {
	heads := make(map[store.Stream]int64)
	rows, err := s.stmts.heads.QueryContext(ctx)
	_, err = collect(rows, err, func(rows *sql.Rows) (none struct{}, err error) {
		var stream store.Stream
		var head int64
		err = rows.Scan(&stream, &head)
		heads[stream] = head
		return none, err
	})
	if err != nil {
		return nil, fmt.Errorf("read heads: %w", s.fault(err))
	}
	return heads, nil
}

// States implements store.Log.
func (s *Store) States(ctx context.Context, units []campaign.UnitID) (map[campaign.UnitID]campaign.State, error) {
	states := make(map[campaign.UnitID]campaign.State, len(units))
	for _, u := range units {
		states[u] = campaign.State{Unit: u}
	}
	if len(units) == 0 {
		return states, nil
	}
	rows, err := s.stmts.states.QueryContext(ctx, list(states))
	found, err := collect(rows, err, scanState)
	if err != nil {
		return nil, fmt.Errorf("read states: %w", s.fault(err))
	}
	for _, st := range found {
		states[st.Unit] = st
	}
	return states, nil
}

func scanState(rows *sql.Rows) (campaign.State, error) {
	var unit campaign.UnitID
	var state sql.RawBytes
	if err := rows.Scan(&unit, &state); err != nil {
		return campaign.State{}, err
	}
	return store.DecodeState(unit, state)
}
