package mongo

import (
	"context"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// purgeBatch is how many posts are deleted at a time.
const purgeBatch = 500

func postSize(p store.Post) int {
	n := len(p.ID) + len(p.Part.Text)
	for _, f := range []*chat.File{p.Part.Picture, p.Part.Document} {
		if f != nil {
			n += len(f.Data)
		}
	}
	return n
}

// Post implements store.Outbox.
func (s *Store) Post(ctx context.Context, id string) (p store.Post, err error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	err = found(s.posts.FindOne(ctx, byID(id)).Decode(&p))
	return p, wrap(ctx, err, "read post %s", printable(id))
}

// SentPost implements store.Outbox. Platforms number the messages of a chat, whichever topic they are in. When
// answers were merged into one message, it is the first of them.
func (s *Store) SentPost(ctx context.Context, in chat.ChatID, messageID string) (p store.Post, err error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	if messageID == "" {
		return p, wrap(ctx, store.ErrNotFound, "read post sent without id")
	}
	filter := bson.D{
		{Key: "sent_id", Value: messageID}, {Key: "to.chat", Value: in.Chat}, {Key: "to.account", Value: in.Account},
	}
	first := options.FindOne().SetSort(order("number", "_id"))
	err = found(s.posts.FindOne(ctx, filter, first).Decode(&p))
	return p, wrap(ctx, err, "read post sent as %s", messageID)
}

// PostCounts implements store.Outbox.
func (s *Store) PostCounts(ctx context.Context) (map[store.PostStatus]int64, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	group := bson.D{{Key: "_id", Value: "$status"}, {Key: "n", Value: bson.D{{Key: "$sum", Value: 1}}}}
	cursor, err := s.posts.Aggregate(ctx, mongo.Pipeline{{{Key: "$group", Value: group}}})
	if err != nil {
		return nil, wrap(ctx, err, "count posts")
	}
	var rows []struct {
		Status store.PostStatus `bson:"_id"`
		N      int64            `bson:"n"`
	}
	err = cursor.All(ctx, &rows)
	counts := make(map[store.PostStatus]int64, len(rows))
	for _, r := range rows {
		counts[r.Status] = r.N
	}
	return counts, wrap(ctx, err, "count posts")
}

// NoticePosts implements store.Notices.
func (s *Store) NoticePosts(ctx context.Context, notice string) ([]store.Post, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	if notice == "" {
		return nil, ctx.Err()
	}
	posts, err := find[store.Post](ctx, s.posts, bson.D{{Key: "notice", Value: notice}}, inOrder())
	return posts, wrap(ctx, err, "read posts of notice %s", notice)
}

// UnknownPosts implements store.Notices.
func (s *Store) UnknownPosts(ctx context.Context) ([]store.Post, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	filter := bson.D{{Key: "status", Value: store.PostUnknown}, {Key: "notice", Value: bson.D{{Key: "$exists", Value: true}}}}
	posts, err := find[store.Post](ctx, s.posts, filter, inOrder())
	return posts, wrap(ctx, err, "read unknown posts")
}

func inOrder() *options.FindOptionsBuilder { return options.Find().SetSort(order("number", "_id")) }

// PurgePosts implements store.Outbox. Attempts go with their post, and only after it: an attempt that is missing
// would allow a second one.
func (s *Store) PurgePosts(ctx context.Context, before time.Time) error {
	filter := bson.D{
		{Key: "status", Value: bson.D{{Key: "$ne", Value: store.PostWaiting}}},
		{Key: "done", Value: bson.D{{Key: "$lt", Value: before}}},
		{Key: "notice", Value: bson.D{{Key: "$exists", Value: false}}},
	}
	var ids []string
	for d, err := range each[idDoc](ctx, s.posts, filter, options.Find().SetProjection(only("_id"))) {
		if err != nil {
			return wrap(ctx, err, "purge posts")
		}
		ids = append(ids, d.ID)
	}
	for part := range slices.Chunk(ids, purgeBatch) {
		if err := s.deletePosts(ctx, part); err != nil {
			return wrap(ctx, err, "purge posts")
		}
	}
	return nil
}

type idDoc struct {
	ID string `bson:"_id"`
}

func (s *Store) deletePosts(ctx context.Context, ids []string) error {
	if _, err := s.posts.DeleteMany(ctx, byID(in(ids))); err != nil {
		return err
	}
	_, err := s.attempts.DeleteMany(ctx, bson.D{{Key: "post", Value: in(ids)}})
	return err
}
