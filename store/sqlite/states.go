package sqlite

import (
	"context"
	"database/sql"
	"errors"
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

// streamChange is what a batch does to one stream; the settings have no state.
type streamChange struct {
	stream    store.Stream
	head      int64
	stateHead int64
	state     []byte
}

func newStreamChange(stream store.Stream, head int64, state *campaign.State) streamChange {
	c := streamChange{stream: stream, head: head, stateHead: -1}
	if state != nil {
		c.stateHead, c.state = state.Head, store.EncodeState(*state)
	}
	return c
}

// changesOf writes each stream once, however many records of it there are.
func changesOf(records []store.Record) []streamChange {
	heads := make(map[store.Stream]int64, len(records))
	states := make(map[store.Stream]*campaign.State, len(records))
	for _, r := range records {
		if r.Stream == "" {
			continue
		}
		heads[r.Stream] = max(heads[r.Stream], r.Seq)
		if st, old := r.Effects.State, states[r.Stream]; st != nil && (old == nil || st.Head >= old.Head) {
			states[r.Stream] = st
		}
	}
	changes := make([]streamChange, 0, len(heads))
	for stream, head := range heads {
		changes = append(changes, newStreamChange(stream, head, states[stream]))
	}
	return changes
}

// changesAhead begins to encode what records do to their streams, so that it is done when they are inserted. The
// function it returns tells the changes of the first n records.
func changesAhead(records []store.Record) (first func(n int) []streamChange) {
	all := make(chan []streamChange, 1)
	go func() { all <- changesOf(records) }()
	return func(n int) []streamChange {
		if n < len(records) {
			return changesOf(records[:n])
		}
		return <-all
	}
}

func (s *Store) saveStreams(ctx context.Context, tx *sql.Tx, changes []streamChange) error {
	save := tx.StmtContext(ctx, s.stmts.saveStream)
	for _, c := range changes {
		if err := c.exec(ctx, save); err != nil {
			return err
		}
	}
	return nil
}

func (c streamChange) exec(ctx context.Context, save *sql.Stmt) error {
	_, err := save.ExecContext(ctx, string(c.stream), c.head, c.stateHead, c.state)
	return err
}

// Heads implements store.Log.
func (s *Store) Heads(ctx context.Context) (map[store.Stream]int64, error) {
	heads, err := s.heads.get(func() (map[store.Stream]int64, error) { return s.readHeads(ctx) })
	if err == nil && s.heads.keep {
		err = s.readSettingsHead(ctx, heads)
	}
	if err != nil {
		return nil, fmt.Errorf("read heads: %w", s.fault(err))
	}
	return heads, nil
}

// readSettingsHead reads what `campaign load` changes beside the program that writes everything else.
func (s *Store) readSettingsHead(ctx context.Context, heads map[store.Stream]int64) error {
	var head int64
	err := s.reader.QueryRowContext(ctx, `SELECT head FROM streams WHERE stream = ?`, string(store.Settings)).Scan(&head)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		heads[store.Settings] = head
	}
	return err
}

func (s *Store) readHeads(ctx context.Context) (map[store.Stream]int64, error) {
	rows, err := s.stmts.heads.QueryContext(ctx)
	return collectHeads(rows, err)
}

// collectHeads reads rows of a stream and a number each.
func collectHeads(rows *sql.Rows, err error) (map[store.Stream]int64, error) {
	heads := make(map[store.Stream]int64)
	_, err = collect(rows, err, func(rows *sql.Rows) (none struct{}, err error) {
		var stream store.Stream
		var head int64
		err = rows.Scan(&stream, &head)
		heads[stream] = head
		return none, err
	})
	return heads, err
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
