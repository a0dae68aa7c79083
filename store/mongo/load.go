package mongo

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

var errEmptyItem = errors.New("item is empty")

// loader collects items of a dump and writes them a batch at a time.
type loader struct {
	*Store
	ctx      context.Context
	streams  map[store.Stream]streamDoc
	records  []recordDoc
	notices  []noticeDoc
	posts    []store.Post
	settings []mongo.WriteModel
	size     int
}

// Load implements store.Maintenance. What cannot be loaded whole leaves the store empty.
func (s *Store) Load(ctx context.Context, items iter.Seq2[store.Item, error]) error {
	if s.rebuild == nil {
		return errors.New("load dump: the store was opened without a way to rebuild states")
	}
	if err := s.requireEmpty(ctx); err != nil {
		return wrap(ctx, err, "load dump")
	}
	l := &loader{Store: s, ctx: ctx, streams: make(map[store.Stream]streamDoc)}
	err := l.load(items)
	if err != nil {
		err = errors.Join(err, s.clear(context.WithoutCancel(ctx)))
	}
	return wrap(ctx, err, "load dump")
}

// loaded is what Load fills. It does not mind named values and leases: a program that has only started leaves these.
func (s *Store) loaded() []*mongo.Collection {
	return []*mongo.Collection{s.records, s.campaigns, s.settings, s.notices, s.posts, s.states}
}

func (s *Store) requireEmpty(ctx context.Context) error {
	for _, c := range s.loaded() {
		err := c.FindOne(ctx, bson.D{}).Err()
		if err == nil {
			return fmt.Errorf("there are %s already: %w", c.Name(), store.ErrExists)
		}
		if !errors.Is(err, mongo.ErrNoDocuments) {
			return err
		}
	}
	return nil
}

func (s *Store) clear(ctx context.Context) error {
	for _, c := range s.loaded() {
		if _, err := c.DeleteMany(ctx, bson.D{}); err != nil {
			return fmt.Errorf("empty the store again: %w", err)
		}
	}
	return nil
}

func (l *loader) load(items iter.Seq2[store.Item, error]) error {
	n := 0
	for item, err := range items {
		n++
		if err != nil {
			return fmt.Errorf("read item %d: %w", n, err)
		}
		if err := l.add(item); err != nil {
			return fmt.Errorf("item %d: %w", n, err)
		}
	}
	if err := l.flush(); err != nil {
		return err
	}
	return l.rebuildStreams()
}

func (l *loader) add(item store.Item) error {
	switch {
	case item.Campaign != nil:
		return l.SaveCampaign(l.ctx, item.Campaign.Revision, item.Campaign.File, item.Campaign.At)
	case item.Record != nil:
		return l.addRecord(*item.Record)
	case item.Setting != nil:
		return l.addSetting(*item.Setting)
	case item.Notice != nil:
		return l.addNotice(*item.Notice)
	case item.Post != nil:
		l.posts = append(l.posts, *item.Post)
		return l.added(postSize(*item.Post))
	case item.Meta != nil:
		return l.SetMeta(l.ctx, item.Meta.Name, item.Meta.Value)
	default:
		return errEmptyItem
	}
}

func (l *loader) addRecord(r store.Record) error {
	d, err := encodeRecord(r, "")
	if err != nil {
		return err
	}
	l.records = append(l.records, d)
	if r.Stream != "" {
		l.streams[r.Stream] = l.streams[r.Stream].merge(streamDoc{Stream: r.Stream, Head: r.Seq})
	}
	return l.added(0)
}

func (l *loader) addSetting(item store.SettingItem) error {
	documents, err := encodeSettings(item.Seq, []store.Setting{item.Setting})
	for _, d := range documents {
		l.settings = append(l.settings, d.model())
	}
	return errors.Join(err, l.added(0))
}

// addNotice accepts one that still carries its posts.
func (l *loader) addNotice(n store.Notice) error {
	d, err := encodeNotice(n, "")
	l.notices, l.posts = append(l.notices, d), append(l.posts, n.Posts...)
	return errors.Join(err, l.added(0))
}

// added flushes when enough has come together.
func (l *loader) added(size int) error {
	l.size += size
	if l.size < maxPending && max(len(l.records), len(l.notices), len(l.posts), len(l.settings)) < insertBatch {
		return nil
	}
	return l.flush()
}

func (l *loader) flush() error {
	err := errors.Join(
		l.insertRecords(),
		insertNew(l.ctx, l.Store.notices, l.notices),
		insertNew(l.ctx, l.Store.posts, l.posts),
		l.update(l.ctx, l.Store.settings, l.settings),
	)
	l.records, l.notices, l.posts, l.settings, l.size = nil, nil, nil, nil, 0
	return err
}

// insertRecords says what is wrong with a dump that holds a message or a number twice.
func (l *loader) insertRecords() error {
	if len(l.records) == 0 {
		return nil
	}
	_, stop, err := l.Store.insertRecords(l.ctx, &batch{records: l.records})
	return errors.Join(stop, err)
}

func insertNew[T any](ctx context.Context, c *mongo.Collection, documents []T) error {
	_, err := insertAbsent(ctx, c, documents)
	return err
}

// rebuildStreams computes what follows from the records: the head of each stream and the state of each unit.
func (l *loader) rebuildStreams() error {
	for _, stream := range slices.Sorted(maps.Keys(l.streams)) {
		if stream == store.Settings {
			continue
		}
		unit := campaign.UnitID(stream)
		st, err := l.rebuildState(unit)
		if err != nil {
			return fmt.Errorf("rebuild state of %s: %w", unit, err)
		}
		l.streams[stream] = l.streams[stream].merge(streamDoc{
			Stream: stream, State: &stateDoc{Head: st.Head, Body: store.EncodeState(st)},
		})
	}
	return l.update(l.ctx, l.states, streamModels(l.streams))
}

func (l *loader) rebuildState(unit campaign.UnitID) (campaign.State, error) {
	var entries []campaign.Entry
	for e, err := range l.Entries(l.ctx, unit, 0) {
		if err != nil {
			return campaign.State{}, err
		}
		entries = append(entries, e)
	}
	return l.rebuild(l.ctx, unit, entries)
}
