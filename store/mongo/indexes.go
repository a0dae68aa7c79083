package mongo

import (
	"context"
	"fmt"
	"strings"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// index is a way to find documents; its name says its fields.
type index struct {
	fields []string
	unique bool
}

func by(fields ...string) index { return index{fields: fields} }

func (i index) name() string { return strings.Join(i.fields, "_1_") + "_1" }

func (i index) model() mongo.IndexModel {
	return mongo.IndexModel{Keys: order(i.fields...), Options: options.Index().SetName(i.name()).SetUnique(i.unique)}
}

// makeIndexes makes what is missing. A record is safe only behind its unique index, so any doubt ends the start.
func (s *Store) makeIndexes(ctx context.Context) error {
	for _, c := range []struct {
		in   *mongo.Collection
		want []index
	}{
		{s.records, []index{{fields: []string{"slot"}, unique: true}, by("at", "_id")}},
		{s.questions, []index{by("v.id")}},
		{s.posts, []index{
			by("to.account", "status", "priority", "number"), by("to.account", "status", "not_before"),
			by("sent_id"), by("notice"), by("status", "done"),
		}},
		{s.attempts, []index{by("post")}},
		{s.notices, []index{by("job", "period"), by("kind", "target", "due")}},
	} {
		if err := makeMissing(ctx, c.in, c.want); err != nil {
			return fmt.Errorf("make indexes of %s: %w", c.in.Name(), err)
		}
	}
	return nil
}

// makeMissing looks first: FerretDB 1 ends the connection when all indexes asked for are there. When making them
// fails, another program may have made them meanwhile.
func makeMissing(ctx context.Context, c *mongo.Collection, want []index) error {
	missing, err := missingIndexes(ctx, c, want)
	if err != nil || len(missing) == 0 {
		return err
	}
	if _, err = c.Indexes().CreateMany(ctx, missing); err == nil {
		return nil
	}
	if missing, again := missingIndexes(ctx, c, want); again != nil || len(missing) > 0 {
		return err
	}
	return nil
}

func missingIndexes(ctx context.Context, c *mongo.Collection, want []index) ([]mongo.IndexModel, error) {
	present, err := presentIndexes(ctx, c)
	if err != nil {
		return nil, err
	}
	var missing []mongo.IndexModel
	for _, i := range want {
		unique, ok := present[i.name()]
		switch {
		case !ok:
			missing = append(missing, i.model())
		case unique != i.unique:
			return nil, fmt.Errorf("index %s is there with other options: drop it and start again", i.name())
		}
	}
	return missing, nil
}

// presentIndexes says by name whether an index is unique.
func presentIndexes(ctx context.Context, c *mongo.Collection) (map[string]bool, error) {
	specifications, err := c.Indexes().ListSpecifications(ctx)
	if err != nil {
		return nil, err
	}
	present := make(map[string]bool)
	for _, i := range specifications {
		present[i.Name] = i.Unique != nil && *i.Unique
	}
	return present, nil
}
