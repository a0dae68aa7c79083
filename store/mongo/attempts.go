package mongo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/store"
)

// attemptDoc says that somebody sends or sent a post for the n-th time. Whoever inserts it may.
type attemptDoc struct {
	ID   string    `bson:"_id"`
	Post string    `bson:"post"`
	At   time.Time `bson:"at"`
}

func attemptID(post string, n int) string { return fmt.Sprintf("%s#%d", post, n) }

// StartAttempt implements store.Outbox; ErrNotFound when there is no such post.
func (s *Store) StartAttempt(ctx context.Context, post string, n int, now time.Time) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	return wrap(ctx, s.startAttempt(ctx, post, n, now), "start attempt %d of post %s", n, printable(post))
}

func (s *Store) startAttempt(ctx context.Context, post string, n int, now time.Time) error {
	id := attemptID(post, n)
	_, err := s.attempts.InsertOne(ctx, attemptDoc{ID: id, Post: post, At: now})
	if mongo.IsDuplicateKeyError(err) {
		return store.ErrExists
	}
	if err != nil {
		return err
	}
	before, err := s.markInFlight(ctx, post, n)
	if errors.Is(err, store.ErrNotFound) {
		_, failed := s.attempts.DeleteOne(ctx, byID(id))
		return errors.Join(err, failed)
	}
	if err == nil && before != store.PostWaiting {
		// While this program was held up, another one took it for dead and stored an outcome.
		_, err = s.posts.UpdateOne(ctx, byID(post), bson.D{{Key: "$unset", Value: bson.D{{Key: "in_flight", Value: ""}}}})
		return errors.Join(store.ErrExists, err)
	}
	return err
}

// markInFlight returns the status that the post had.
func (s *Store) markInFlight(ctx context.Context, post string, n int) (store.PostStatus, error) {
	mark := bson.D{
		{Key: "$set", Value: bson.D{{Key: "in_flight", Value: true}}}, {Key: "$max", Value: bson.D{{Key: "attempts", Value: n}}},
	}
	before := options.FindOneAndUpdate().SetReturnDocument(options.Before)
	var p store.Post
	err := found(s.posts.FindOneAndUpdate(ctx, byID(post), mark, before).Decode(&p))
	return p.Status, err
}

// started returns which of the next attempts of these posts are there.
func (s *Store) started(ctx context.Context, posts []store.Post) (map[string]bool, error) {
	ids := make([]string, len(posts))
	for i, p := range posts {
		ids[i] = attemptID(p.ID, p.Attempts+1)
	}
	found, err := findIDs[idDoc](ctx, s.attempts, ids)
	started := make(map[string]bool, len(found))
	for _, d := range found {
		started[d.ID] = true
	}
	return started, err
}
