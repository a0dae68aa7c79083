package main

import (
	"context"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/web"
)

// timedStore measures the operations on which answers wait.
type timedStore struct {
	store.Store
	metrics *web.Metrics
}

func (s *timedStore) took(operation string, began time.Time) {
	s.metrics.StoreTook(operation, time.Since(began))
}

// Append stores records and measures how long it took.
func (s *timedStore) Append(ctx context.Context, records []store.Record) (int, error) {
	defer s.took("append", time.Now())
	return s.Store.Append(ctx, records)
}

// Known looks keys up and measures how long it took.
func (s *timedStore) Known(ctx context.Context, keys []store.Key) (map[store.Key]store.Record, error) {
	defer s.took("known", time.Now())
	return s.Store.Known(ctx, keys)
}

// States reads states and measures how long it took.
func (s *timedStore) States(ctx context.Context, units []campaign.UnitID) (map[campaign.UnitID]campaign.State, error) {
	defer s.took("states", time.Now())
	return s.Store.States(ctx, units)
}

// Waiting reads the outbox and measures how long it took.
func (s *timedStore) Waiting(ctx context.Context, account chat.Account, now time.Time, limit int) ([]store.Post, error) {
	defer s.took("waiting", time.Now())
	return s.Store.Waiting(ctx, account, now, limit)
}

// FinishPosts stores outcomes and measures how long it took.
func (s *timedStore) FinishPosts(ctx context.Context, posts []store.Post) error {
	defer s.took("finish_posts", time.Now())
	return s.Store.FinishPosts(ctx, posts)
}
