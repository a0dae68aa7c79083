package mongo

import (
	"context"
	"errors"
	"iter"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"golang.org/x/sync/errgroup"
)

// lookups is how many documents are asked for at the same time where each is asked for alone.
const lookups = 4

// findIDs returns the documents with these ids, in no order. Where everything else would be a scan, each of
// up to `single` ids is asked for alone.
func findIDs[T any](ctx context.Context, s *Store, c *mongo.Collection, ids []string, single int) ([]T, error) {
	if len(ids) == 0 {
		return nil, ctx.Err()
	}
	if s.scans && len(ids) <= single {
		return findEach[T](ctx, c, ids)
	}
	return find[T](ctx, c, byID(in(ids)))
}

func findEach[T any](ctx context.Context, c *mongo.Collection, ids []string) ([]T, error) {
	all := make([]*T, len(ids))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(lookups)
	for i, id := range ids {
		group.Go(func() error {
			var one T
			err := c.FindOne(ctx, byID(id)).Decode(&one)
			if errors.Is(err, mongo.ErrNoDocuments) {
				return nil
			}
			all[i] = &one
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	var list []T
	for _, one := range all {
		if one != nil {
			list = append(list, *one)
		}
	}
	return list, nil
}

// find returns all documents of a query.
func find[T any](ctx context.Context, c *mongo.Collection, filter any, o ...options.Lister[options.FindOptions]) ([]T, error) {
	cursor, err := c.Find(ctx, filter, o...)
	if err != nil {
		return nil, err
	}
	var list []T
	err = cursor.All(ctx, &list)
	if len(list) == 0 {
		return nil, err
	}
	return list, err
}

// each yields the documents of a query without holding all of them.
func each[T any](ctx context.Context, c *mongo.Collection, filter any, o ...options.Lister[options.FindOptions]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		cursor, err := c.Find(ctx, filter, o...)
		if err != nil {
			yield(none, err)
			return
		}
		// The cursor is closed on the server even when the caller's context has ended.
		defer func() { _ = cursor.Close(context.WithoutCancel(ctx)) }()
		for cursor.Next(ctx) {
			var one T
			if err := cursor.Decode(&one); err != nil {
				yield(none, err)
				return
			}
			if !yield(one, nil) {
				return
			}
		}
		if err := cursor.Err(); err != nil {
			yield(none, err)
		}
	}
}
