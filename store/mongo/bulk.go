package mongo

import (
	"context"
	"errors"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// insertBatch is how many documents are inserted by one command. FerretDB 1 goes on after a duplicate when an ordered
// insert is longer.
const insertBatch = 100

// raise is an update that replaces fields by greater values only. Documents compare by their first field first, so
// one that begins with a number is replaced only by one with a higher number, whichever comes first. The filter is
// the _id alone: an upsert that also asked for a lower number would try to insert a second document when there is a
// higher one.
func raise(id any, fields bson.D) mongo.WriteModel {
	return mongo.NewUpdateOneModel().SetFilter(byID(id)).SetUpdate(bson.D{{Key: "$max", Value: fields}}).SetUpsert(true)
}

// update runs updates that may be repeated, in any order.
func (s *Store) update(ctx context.Context, c *mongo.Collection, models []mongo.WriteModel) error {
	for part := range slices.Chunk(models, s.batch) {
		_, err := c.BulkWrite(ctx, part, options.BulkWrite().SetOrdered(false))
		if mongo.IsDuplicateKeyError(err) {
			// Two programs upserted the same document at once: it is there by now.
			_, err = c.BulkWrite(ctx, part, options.BulkWrite().SetOrdered(false))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// insertAbsent inserts the documents whose _id is not there yet and returns the places of those that are.
func insertAbsent[T any](ctx context.Context, c *mongo.Collection, documents []T) (present map[int]bool, err error) {
	present = make(map[int]bool)
	for i := 0; i < len(documents); i += insertBatch {
		part := documents[i:min(i+insertBatch, len(documents))]
		_, err := c.InsertMany(ctx, part, options.InsertMany().SetOrdered(false))
		duplicates, err := onlyDuplicates(err)
		if err != nil {
			return nil, err
		}
		for _, d := range duplicates {
			present[i+d] = true
		}
	}
	return present, nil
}

// onlyDuplicates returns the places of documents refused as duplicates, or err when there is more to it.
func onlyDuplicates(err error) ([]int, error) {
	if err == nil {
		return nil, nil
	}
	bulk, ok := errors.AsType[mongo.BulkWriteException](err)
	if !ok || bulk.WriteConcernError != nil || len(bulk.WriteErrors) == 0 {
		return nil, err
	}
	places := make([]int, len(bulk.WriteErrors))
	for i, e := range bulk.WriteErrors {
		if !mongo.IsDuplicateKeyError(e) {
			return nil, err
		}
		places[i] = e.Index
	}
	return places, nil
}
