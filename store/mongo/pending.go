package mongo

import (
	"context"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
)

const (
	// maxPending keeps a pending document well below the 16 MB of a document.
	maxPending = 4 << 20
	// forgetPending is when a pending document is given up whose commit never came. The commit follows within
	// the timeout of a method, so this leaves room for a program that was stopped in between and went on.
	forgetPending = 24 * time.Hour
)

// pendingDoc is written before records or notices are inserted and deleted when everything that follows from them is
// written. As long as it is there, nothing that follows is known to be complete; when it is not there, it is.
// One document for a batch costs one insert and one delete, where effects inside the records would cost an update of
// each record, and an index to find them.
type pendingDoc struct {
	ID string    `bson:"_id"`
	At time.Time `bson:"at"`
	// Of names the collection that commits: records or notices.
	Of   string `bson:"of"`
	Body []byte `bson:"body"`
}

// pendingItem is one record or notice with what follows from it.
type pendingItem struct {
	ID      string  `bson:"id"`
	Effects effects `bson:"effects"`
}

type pendingBody struct {
	Items []pendingItem `bson:"items"`
}

func (s *Store) newPending(id, of string, items []pendingItem) (pendingDoc, error) {
	body, err := bson.Marshal(pendingBody{items})
	if err != nil {
		return pendingDoc{}, fmt.Errorf("encode effects: %w", err)
	}
	return pendingDoc{ID: id, At: s.now(), Of: of, Body: body}, nil
}

// Sweep implements store.Maintenance.
func (s *Store) Sweep(ctx context.Context) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	return wrap(ctx, s.settle(ctx), "sweep")
}

// settle completes what others have begun. Every read of what follows from the log begins with it, so that it never
// sees less than what an acknowledged Append left. The pending documents must be read before the others: whatever is
// missing from them is complete already.
func (s *Store) settle(ctx context.Context) error {
	documents, err := find[pendingDoc](ctx, s.pending, bson.D{})
	if err != nil {
		return err
	}
	for _, d := range documents {
		if err := s.settleOne(ctx, d); err != nil {
			return fmt.Errorf("complete batch %s: %w", d.ID, err)
		}
	}
	return nil
}

func (s *Store) settleOne(ctx context.Context, d pendingDoc) error {
	var body pendingBody
	if err := bson.Unmarshal(d.Body, &body); err != nil {
		return err
	}
	committed, err := s.committed(ctx, d, body.Items)
	if err != nil {
		return err
	}
	var done []effects
	var open []pendingItem
	for _, item := range body.Items {
		if committed[item.ID] {
			done = append(done, item.Effects)
		} else {
			open = append(open, item)
		}
	}
	if err := s.apply(ctx, done); err != nil {
		return err
	}
	return s.keepPending(ctx, d, open, len(done))
}

// committed returns which items were stored by this very batch. Another batch may have stored the same key, and then
// what follows from it is its own.
func (s *Store) committed(ctx context.Context, d pendingDoc, items []pendingItem) (map[string]bool, error) {
	type owned struct {
		ID    string `bson:"_id"`
		Batch string `bson:"batch"`
	}
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = item.ID
	}
	stored, err := findIDs[owned](ctx, s.collectionOf(d), ids)
	committed := make(map[string]bool)
	for _, o := range stored {
		if o.Batch == d.ID {
			committed[o.ID] = true
		}
	}
	return committed, err
}

func (s *Store) collectionOf(d pendingDoc) *mongo.Collection {
	if d.Of == s.notices.Name() {
		return s.notices
	}
	return s.records
}

// keepPending leaves what may still be committed: an ordered insert that is under way, or was cut off.
func (s *Store) keepPending(ctx context.Context, d pendingDoc, open []pendingItem, done int) error {
	if len(open) == 0 || s.now().Sub(d.At) > forgetPending {
		return s.dropPending(ctx, d.ID)
	}
	if done == 0 {
		return nil
	}
	rest, err := s.newPending(d.ID, d.Of, open)
	if err != nil {
		return err
	}
	rest.At = d.At
	_, err = s.pending.ReplaceOne(ctx, byID(d.ID), rest)
	return err
}

func (s *Store) dropPending(ctx context.Context, id string) error {
	_, err := s.pending.DeleteOne(ctx, byID(id))
	return err
}
