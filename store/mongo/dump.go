package mongo

import (
	"context"
	"errors"
	"iter"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/store"
)

// errStop ends a dump whose reader has had enough.
var errStop = errors.New("stop")

// dumper yields items part by part. There is no common view of all collections, so the order in which they are read
// keeps them together: settings before the records that changed them, posts after the records and notices they
// belong to.
type dumper struct {
	*Store
	ctx   context.Context
	yield func(store.Item, error) bool
}

// Dump implements store.Maintenance. What is stored while it runs may be in it or not, but never in parts.
func (s *Store) Dump(ctx context.Context) iter.Seq2[store.Item, error] {
	return func(yield func(store.Item, error) bool) {
		d := dumper{s, ctx, yield}
		if err := d.run(); err != nil && !errors.Is(err, errStop) {
			yield(store.Item{}, wrap(ctx, err, "dump"))
		}
	}
}

func (d dumper) run() error {
	snapshot, settings, err := d.readSettings(d.ctx)
	if err != nil {
		return err
	}
	for _, part := range []func() error{
		d.campaigns,
		func() error { return d.records(snapshot.Head) },
		func() error { return d.settings(settings) },
		d.notices, d.posts, d.meta,
	} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

func (d dumper) put(item store.Item) error {
	if !d.yield(item, nil) {
		return errStop
	}
	return nil
}

// all puts an item for each document of a query.
func all[T any](d dumper, documents iter.Seq2[T, error], item func(T) (store.Item, error)) error {
	for doc, err := range documents {
		if err != nil {
			return err
		}
		i, err := item(doc)
		if err != nil {
			return err
		}
		if err := d.put(i); err != nil {
			return err
		}
	}
	return nil
}

func (d dumper) campaigns() error {
	revisions := each[campaignDoc](d.ctx, d.Store.campaigns, bson.D{}, options.Find().SetSort(order("_id")))
	return all(d, revisions, func(c campaignDoc) (store.Item, error) {
		file, err := d.file(d.ctx, c.Digest)
		return store.Item{Campaign: &store.CampaignItem{Revision: c.Revision, File: file, At: c.At}}, err
	})
}

// records leaves changes out that came after the settings were read: their documents would be missing.
func (d dumper) records(settingsHead int64) error {
	slot := slotOf(store.Settings, settingsHead, "")
	filter := bson.D{{Key: "$or", Value: bson.A{
		bson.D{{Key: "stream", Value: bson.D{{Key: "$ne", Value: store.Settings}}}},
		bson.D{{Key: "slot", Value: bson.D{{Key: "$lte", Value: slot}}}},
	}}}
	log := each[recordDoc](d.ctx, d.Store.records, filter, options.Find().SetSort(order("at", "_id")))
	return all(d, log, func(doc recordDoc) (store.Item, error) {
		r, err := doc.record()
		return store.Item{Record: &r}, err
	})
}

func (d dumper) settings(items []store.SettingItem) error {
	for _, s := range items {
		if err := d.put(store.Item{Setting: &s}); err != nil {
			return err
		}
	}
	return nil
}

func (d dumper) notices() error {
	for n, err := range d.AllNotices(d.ctx) {
		if err != nil {
			return err
		}
		if err := d.put(store.Item{Notice: &n}); err != nil {
			return err
		}
	}
	return nil
}

// posts leaves out answers that are done.
func (d dumper) posts() error {
	filter := bson.D{{Key: "$or", Value: bson.A{
		bson.D{{Key: "status", Value: store.PostWaiting}}, bson.D{{Key: "notice", Value: bson.D{{Key: "$exists", Value: true}}}},
	}}}
	posts := each[store.Post](d.ctx, d.Store.posts, filter, options.Find().SetSort(order("_id")))
	return all(d, posts, func(p store.Post) (store.Item, error) { return store.Item{Post: &p}, nil })
}

func (d dumper) meta() error {
	values := each[metaDoc](d.ctx, d.Store.meta, bson.D{}, options.Find().SetSort(order("_id")))
	return all(d, values, func(m metaDoc) (store.Item, error) {
		return store.Item{Meta: &store.MetaItem{Name: m.Name, Value: m.Value}}, nil
	})
}
