package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
)

type metaDoc struct {
	Name  string `bson:"_id"`
	Value string `bson:"value"`
}

// Meta implements store.Maintenance.
func (s *Store) Meta(ctx context.Context, name string) (string, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	var d metaDoc
	err := found(s.meta.FindOne(ctx, byID(name)).Decode(&d))
	return d.Value, wrap(ctx, err, "read meta %s", name)
}

// SetMeta implements store.Maintenance.
func (s *Store) SetMeta(ctx context.Context, name, value string) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	set := bson.D{{Key: "$set", Value: bson.D{{Key: "value", Value: value}}}}
	model := mongo.NewUpdateOneModel().SetFilter(byID(name)).SetUpdate(set).SetUpsert(true)
	return wrap(ctx, s.update(ctx, s.meta, []mongo.WriteModel{model}), "set meta %s", name)
}
