package mongo

import (
	"context"
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"

	"github.com/thiduabot/thiduabot/store"
)

// PlanNotices implements store.Notices. The insert of notices is the commit point; their posts follow. Notices that
// are there already, which is nearly all in nearly all calls, cost a look.
func (s *Store) PlanNotices(ctx context.Context, notices []store.Notice) ([]string, error) {
	var planned []string
	for len(notices) > 0 {
		n := fitting(notices)
		ids, err := s.planSome(ctx, notices[:n])
		planned = append(planned, ids...)
		if err != nil {
			return planned, fmt.Errorf("plan notices: %w", err)
		}
		notices = notices[n:]
	}
	return planned, ctx.Err()
}

// fitting returns how many notices go into one insert and one pending document, at least one.
func fitting(notices []store.Notice) int {
	size := 0
	for i, n := range notices {
		for _, p := range n.Posts {
			size += postSize(p)
		}
		if i == insertBatch || i > 0 && size > maxPending {
			return i
		}
	}
	return len(notices)
}

func (s *Store) planSome(ctx context.Context, notices []store.Notice) ([]string, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	fresh, err := s.unplanned(ctx, notices)
	if err != nil || len(fresh) == 0 {
		return nil, wrap(ctx, err, "look up notices")
	}
	batch := bson.NewObjectID().Hex()
	documents, items, err := encodeNotices(fresh, batch)
	if err != nil {
		return nil, err
	}
	pending, err := s.newPending(batch, s.notices.Name(), items)
	if err != nil {
		return nil, err
	}
	if _, err := s.pending.InsertOne(ctx, pending); err != nil {
		return nil, wrap(ctx, err, "announce notices")
	}
	return s.commitNotices(ctx, documents, pending, items)
}

func (s *Store) unplanned(ctx context.Context, notices []store.Notice) ([]store.Notice, error) {
	ids := make([]string, len(notices))
	for i, n := range notices {
		ids[i] = n.ID
	}
	known, err := findIDs[idDoc](ctx, s.notices, ids)
	seen := make(map[string]bool, len(notices))
	for _, d := range known {
		seen[d.ID] = true
	}
	var fresh []store.Notice
	for _, n := range notices {
		if !seen[n.ID] {
			fresh = append(fresh, n)
		}
		seen[n.ID] = true
	}
	return fresh, err
}

func encodeNotices(notices []store.Notice, batch string) (documents []noticeDoc, items []pendingItem, err error) {
	for _, n := range notices {
		d, err := encodeNotice(n, batch)
		if err != nil {
			return nil, nil, err
		}
		documents = append(documents, d)
		items = append(items, pendingItem{ID: n.ID, Effects: effects{Posts: n.Posts}})
	}
	return documents, items, nil
}

func (s *Store) commitNotices(
	ctx context.Context, documents []noticeDoc, pending pendingDoc, items []pendingItem,
) (planned []string, err error) {
	present, err := insertAbsent(ctx, s.notices, documents)
	if err != nil {
		return nil, wrap(ctx, err, "insert notices")
	}
	var done []effects
	for i, item := range items {
		if !present[i] {
			planned, done = append(planned, item.ID), append(done, item.Effects)
		}
	}
	if err := s.apply(ctx, done); err == nil {
		_ = s.dropPending(ctx, pending.ID)
	}
	return planned, nil
}
