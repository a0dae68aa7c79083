package mongo

import (
	"context"
	"iter"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// findIDs returns the documents with these ids, in no order. FerretDB 1 has a faster way to a single id.
func findIDs[T any](ctx context.Context, c *mongo.Collection, ids []string) ([]T, error) {
	switch len(ids) {
	case 0:
		return nil, ctx.Err()
	case 1:
		return find[T](ctx, c, byID(ids[0]), options.Find().SetLimit(1))
	default:
		return find[T](ctx, c, byID(in(ids)))
	}
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
