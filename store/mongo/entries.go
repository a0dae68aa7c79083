package mongo

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

func encodeEntries(entries []campaign.Entry) (string, error) {
	if len(entries) == 0 {
		return "", nil
	}
	entries = slices.Clone(entries)
	for i := range entries {
		entries[i].At = whole(entries[i].At)
	}
	return encode(entries)
}

func decodeEntries(body string) ([]campaign.Entry, error) {
	if body == "" {
		return nil, nil
	}
	return decode[[]campaign.Entry](body)
}

// Entries implements store.Log.
func (s *Store) Entries(ctx context.Context, unit campaign.UnitID, from int64) iter.Seq2[campaign.Entry, error] {
	filter := slots(store.UnitStream(unit), from)
	return s.entries(ctx, fmt.Sprintf("read entries of %s", unit), filter, options.Find().SetSort(order("slot")))
}

// EntriesBetween implements store.Log.
func (s *Store) EntriesBetween(ctx context.Context, from, to time.Time) iter.Seq2[campaign.Entry, error] {
	filter := bson.D{{Key: "at", Value: bson.D{{Key: "$gt", Value: from}, {Key: "$lte", Value: to}}}}
	return s.entries(ctx, "read entries between times", filter, options.Find())
}

func (s *Store) entries(
	ctx context.Context, doing string, filter bson.D, o *options.FindOptionsBuilder,
) iter.Seq2[campaign.Entry, error] {
	return func(yield func(campaign.Entry, error) bool) {
		for d, err := range each[recordDoc](ctx, s.records, filter, o.SetProjection(only("entries"))) {
			entries, err := entriesOf(d, err)
			if err != nil {
				yield(campaign.Entry{}, wrap(ctx, err, "%s", doing))
				return
			}
			for _, e := range entries {
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

func entriesOf(d recordDoc, err error) ([]campaign.Entry, error) {
	if err != nil {
		return nil, err
	}
	return decodeEntries(d.Entries)
}
