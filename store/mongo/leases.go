package mongo

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

type leaseDoc struct {
	Account chat.Account `bson:"_id"`
	Holder  string       `bson:"holder"`
	Until   time.Time    `bson:"until"`
}

// AcquireLease implements store.Maintenance. A lease that ends at now has ended.
func (s *Store) AcquireLease(ctx context.Context, lease store.Lease, now time.Time) (bool, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	ok, err := s.acquireLease(ctx, lease, now)
	return ok, wrap(ctx, err, "acquire lease of %s", lease.Account)
}

func (s *Store) acquireLease(ctx context.Context, lease store.Lease, now time.Time) (bool, error) {
	free := bson.A{
		bson.D{{Key: "holder", Value: lease.Holder}},
		bson.D{{Key: "until", Value: bson.D{{Key: "$lte", Value: now}}}},
	}
	filter := bson.D{{Key: "_id", Value: lease.Account}, {Key: "$or", Value: free}}
	held := bson.D{{Key: "holder", Value: lease.Holder}, {Key: "until", Value: lease.Until}}
	result, err := s.leases.UpdateOne(ctx, filter, bson.D{{Key: "$set", Value: held}})
	if err != nil || result.MatchedCount > 0 {
		return err == nil, err
	}
	_, err = s.leases.InsertOne(ctx, leaseDoc{lease.Account, lease.Holder, lease.Until})
	if mongo.IsDuplicateKeyError(err) {
		return false, nil
	}
	return err == nil, err
}

// ReleaseLease implements store.Maintenance.
func (s *Store) ReleaseLease(ctx context.Context, account chat.Account, holder string) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	_, err := s.leases.DeleteOne(ctx, bson.D{{Key: "_id", Value: account}, {Key: "holder", Value: holder}})
	return wrap(ctx, err, "release lease of %s", account)
}
