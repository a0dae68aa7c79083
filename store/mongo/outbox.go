package mongo

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// waiting is a filter for what waits to be sent and is not being sent.
func waiting(account chat.Account) bson.D {
	return bson.D{
		{Key: "to.account", Value: account},
		{Key: "status", Value: store.PostWaiting},
		{Key: "in_flight", Value: bson.D{{Key: "$ne", Value: true}}},
	}
}

// Waiting implements store.Outbox. A post in flight does not wait.
func (s *Store) Waiting(ctx context.Context, account chat.Account, now time.Time, limit int) ([]store.Post, error) {
	if limit <= 0 {
		return nil, ctx.Err()
	}
	ctx, cancel := s.bound(ctx)
	defer cancel()
	// Most posts have no time at all, and none is later than now.
	notLater := bson.D{{Key: "$not", Value: bson.D{{Key: "$gt", Value: now}}}}
	filter := append(waiting(account), bson.E{Key: "not_before", Value: notLater})
	first := options.Find().SetSort(order("priority", "number")).SetLimit(int64(limit))
	posts, err := find[store.Post](ctx, s.posts, filter, first)
	return posts, wrap(ctx, err, "read waiting posts of %s", account)
}

// NextWaiting implements store.Outbox. Posts without a time sort first.
func (s *Store) NextWaiting(ctx context.Context, account chat.Account) (at time.Time, ok bool, err error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	var p store.Post
	next := options.FindOne().SetSort(order("not_before")).SetProjection(only("not_before"))
	err = s.posts.FindOne(ctx, waiting(account), next).Decode(&p)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return time.Time{}, false, nil
	}
	return p.NotBefore, err == nil, wrap(ctx, err, "read next waiting post of %s", account)
}

// FinishPosts implements store.Outbox. A post that is not there is an error, after the others are stored.
func (s *Store) FinishPosts(ctx context.Context, posts []store.Post) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	models := make([]mongo.WriteModel, len(posts))
	for i, p := range posts {
		models[i] = mongo.NewReplaceOneModel().SetFilter(byID(p.ID)).SetReplacement(p)
	}
	matched := int64(0)
	for part := range slices.Chunk(models, s.batch) {
		result, err := s.posts.BulkWrite(ctx, part, options.BulkWrite().SetOrdered(false))
		if err != nil {
			return wrap(ctx, err, "finish posts")
		}
		matched += result.MatchedCount
	}
	if missing := int64(len(posts)) - matched; missing > 0 {
		return fmt.Errorf("finish posts: %d of %d: %w", missing, len(posts), store.ErrNotFound)
	}
	return wrap(ctx, ctx.Err(), "finish posts")
}

// InFlight implements store.Outbox. A program may have died between the attempt and the mark on its post: a waiting
// post whose next attempt is there is in flight as well.
func (s *Store) InFlight(ctx context.Context, account chat.Account) ([]store.Post, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	filter := bson.D{{Key: "to.account", Value: account}, {Key: "status", Value: store.PostWaiting}}
	posts, err := find[store.Post](ctx, s.posts, filter, inOrder())
	if err != nil {
		return nil, wrap(ctx, err, "read posts in flight of %s", account)
	}
	started, err := s.started(ctx, posts)
	if err != nil {
		return nil, wrap(ctx, err, "read attempts of %s", account)
	}
	var flying []store.Post
	for _, p := range posts {
		if started[attemptID(p.ID, p.Attempts+1)] {
			p.InFlight, p.Attempts = true, p.Attempts+1
		}
		if p.InFlight {
			flying = append(flying, p)
		}
	}
	return flying, nil
}
