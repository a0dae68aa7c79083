package mongo

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"github.com/thiduabot/thiduabot/store"
)

var errEmptySetting = errors.New("settings document is empty")

// settingDoc is one document of the settings.
type settingDoc struct {
	// ID is the kind and the document's own id.
	ID string       `bson:"_id"`
	V  settingValue `bson:"v"`
}

// settingValue begins with its number, see raise.
type settingValue struct {
	Seq  int64  `bson:"seq"`
	Body string `bson:"body"`
}

func encodeSettings(seq int64, documents []store.Setting) ([]settingDoc, error) {
	var list []settingDoc
	for _, d := range documents {
		id, err := settingID(d)
		if err != nil {
			return nil, err
		}
		body, err := encode(wholeSetting(d))
		if err != nil {
			return nil, fmt.Errorf("encode setting: %w", err)
		}
		list = append(list, settingDoc{ID: id, V: settingValue{Seq: seq, Body: body}})
	}
	return list, nil
}

func settingID(d store.Setting) (string, error) {
	switch {
	case d.Member != nil:
		return fmt.Sprintf("member/%d", d.Member.ID), nil
	case d.Chat != nil:
		return fmt.Sprintf("chat/%d", d.Chat.ID), nil
	case d.Code != nil:
		return "code/" + d.Code.ID, nil
	case d.Request != nil:
		return fmt.Sprintf("request/%d", d.Request.ID), nil
	default:
		return "", errEmptySetting
	}
}

// wholeSetting cuts the times of a copy.
func wholeSetting(d store.Setting) store.Setting {
	switch {
	case d.Member != nil:
		m := *d.Member
		m.Consented = whole(m.Consented)
		d.Member = &m
	case d.Chat != nil:
		c := *d.Chat
		c.Linked = whole(c.Linked)
		d.Chat = &c
	case d.Code != nil:
		c := *d.Code
		c.Expires = whole(c.Expires)
		d.Code = &c
	case d.Request != nil:
		r := *d.Request
		r.Asked = whole(r.Asked)
		d.Request = &r
	}
	return d
}

func (d settingDoc) model() mongo.WriteModel { return raise(d.ID, bson.D{{Key: "v", Value: d.V}}) }

// Settings implements store.Settingses. The head is read first: documents of a later change are seen again with it.
func (s *Store) Settings(ctx context.Context) (store.SettingsSnapshot, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	snapshot, _, err := s.readSettings(ctx)
	return snapshot, wrap(ctx, err, "read settings")
}

func (s *Store) readSettings(ctx context.Context) (snapshot store.SettingsSnapshot, items []store.SettingItem, err error) {
	if err := s.settle(ctx); err != nil {
		return snapshot, nil, err
	}
	var stream streamDoc
	err = found(s.states.FindOne(ctx, byID(store.Settings)).Decode(&stream))
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return snapshot, nil, err
	}
	documents, err := find[settingDoc](ctx, s.settings, bson.D{})
	if err != nil {
		return snapshot, nil, err
	}
	snapshot.Head = stream.Head
	for _, d := range documents {
		setting, err := decode[store.Setting](d.V.Body)
		if err != nil {
			return store.SettingsSnapshot{}, nil, fmt.Errorf("read setting %s: %w", d.ID, err)
		}
		items = append(items, store.SettingItem{Seq: d.V.Seq, Setting: setting})
		snapshot.Add(setting)
	}
	sortSettings(&snapshot)
	return snapshot, items, nil
}

func sortSettings(s *store.SettingsSnapshot) {
	slices.SortFunc(s.Members, func(a, b store.Member) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Chats, func(a, b store.Chat) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Codes, func(a, b store.Code) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Requests, func(a, b store.Request) int { return cmp.Compare(a.ID, b.ID) })
}
