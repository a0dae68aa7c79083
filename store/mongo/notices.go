package mongo

import (
	"context"
	"fmt"
	"iter"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// noticeDoc is a store.Notice without its posts.
type noticeDoc struct {
	ID      string           `bson:"_id"`
	Job     campaign.JobID   `bson:"job"`
	Period  string           `bson:"period"`
	Kind    campaign.JobKind `bson:"kind"`
	Target  string           `bson:"target"`
	Due     time.Time        `bson:"due"`
	Skipped string           `bson:"skipped"`
	Body    string           `bson:"body"`
	// Batch is the pending document that holds the posts of this notice.
	Batch string `bson:"batch,omitempty"`
}

func encodeNotice(n store.Notice, batch string) (noticeDoc, error) {
	n.Due, n.Useful, n.Planned = whole(n.Due), whole(n.Useful), whole(n.Planned)
	n.Posts = nil
	body, err := encode(n)
	if err != nil {
		return noticeDoc{}, fmt.Errorf("encode notice %s: %w", n.ID, err)
	}
	return noticeDoc{
		ID: n.ID, Job: n.Job, Period: n.Period, Kind: n.Kind, Target: n.Target.String(), Due: n.Due, Skipped: n.Skipped,
		Body: body, Batch: batch,
	}, nil
}

func (d noticeDoc) notice() (store.Notice, error) { return decode[store.Notice](d.Body) }

// NoticesOf implements store.Notices. Their posts are read with NoticePosts.
func (s *Store) NoticesOf(ctx context.Context, job campaign.JobID, period string) ([]store.Notice, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	filter := bson.D{{Key: "job", Value: job}, {Key: "period", Value: period}}
	var notices []store.Notice
	for d, err := range each[noticeDoc](ctx, s.notices, filter, options.Find().SetSort(order("_id"))) {
		n, err := noticeOf(d, err)
		if err != nil {
			return nil, wrap(ctx, err, "read notices of %s %s", job, period)
		}
		notices = append(notices, n)
	}
	return notices, nil
}

func noticeOf(d noticeDoc, err error) (store.Notice, error) {
	if err != nil {
		return store.Notice{}, err
	}
	return d.notice()
}

// LastNotice implements store.Notices.
func (s *Store) LastNotice(ctx context.Context, kind campaign.JobKind, target store.Target, before time.Time) (store.Notice, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	filter := bson.D{
		{Key: "kind", Value: kind},
		{Key: "target", Value: target.String()},
		{Key: "skipped", Value: ""},
		{Key: "due", Value: bson.D{{Key: "$lt", Value: before}}},
	}
	newest := options.FindOne().SetSort(bson.D{{Key: "due", Value: -1}, {Key: "_id", Value: -1}})
	var d noticeDoc
	if err := found(s.notices.FindOne(ctx, filter, newest).Decode(&d)); err != nil {
		return store.Notice{}, wrap(ctx, err, "read last notice %s for %s", kind, target)
	}
	return d.notice()
}

// AllNotices implements store.Notices.
func (s *Store) AllNotices(ctx context.Context) iter.Seq2[store.Notice, error] {
	return func(yield func(store.Notice, error) bool) {
		for d, err := range each[noticeDoc](ctx, s.notices, bson.D{}, options.Find().SetSort(order("_id"))) {
			n, err := noticeOf(d, err)
			if !yield(n, wrap(ctx, err, "read notices")) || err != nil {
				return
			}
		}
	}
}
