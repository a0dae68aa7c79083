package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// streamDoc is where a stream stands. The settings have no state.
type streamDoc struct {
	Stream store.Stream `bson:"_id"`
	Head   int64        `bson:"head"`
	State  *stateDoc    `bson:"v,omitempty"`
}

// stateDoc begins with its number, see raise.
type stateDoc struct {
	Head int64  `bson:"head"`
	Body []byte `bson:"body"`
}

func encodeStream(r store.Record) *streamDoc {
	if r.Stream == "" {
		return nil
	}
	d := &streamDoc{Stream: r.Stream, Head: r.Seq}
	if st := r.Effects.State; st != nil {
		d.State = &stateDoc{Head: st.Head, Body: store.EncodeState(*st)}
	}
	return d
}

// merge returns what stands after both.
func (d streamDoc) merge(e streamDoc) streamDoc {
	d.Stream, d.Head = e.Stream, max(d.Head, e.Head)
	if e.State != nil && (d.State == nil || e.State.Head >= d.State.Head) {
		d.State = e.State
	}
	return d
}

func (d streamDoc) model() mongo.WriteModel {
	fields := bson.D{{Key: "head", Value: d.Head}}
	if d.State != nil {
		fields = append(fields, bson.E{Key: "v", Value: d.State})
	}
	return raise(d.Stream, fields)
}

// Heads implements store.Log.
func (s *Store) Heads(ctx context.Context) (map[store.Stream]int64, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	if err := s.settle(ctx); err != nil {
		return nil, wrap(ctx, err, "read heads")
	}
	documents, err := find[streamDoc](ctx, s.states, bson.D{}, options.Find().SetProjection(only("head")))
	heads := make(map[store.Stream]int64, len(documents))
	for _, d := range documents {
		heads[d.Stream] = d.Head
	}
	return heads, wrap(ctx, err, "read heads")
}

// States implements store.Log.
func (s *Store) States(ctx context.Context, units []campaign.UnitID) (map[campaign.UnitID]campaign.State, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	states := make(map[campaign.UnitID]campaign.State, len(units))
	ids := make([]string, len(units))
	for i, u := range units {
		states[u], ids[i] = campaign.State{Unit: u}, string(u)
	}
	if err := s.settle(ctx); err != nil {
		return nil, wrap(ctx, err, "read states")
	}
	documents, err := findIDs[streamDoc](ctx, s.states, ids)
	if err != nil {
		return nil, wrap(ctx, err, "read states")
	}
	for _, d := range documents {
		if d.State == nil {
			continue
		}
		unit := campaign.UnitID(d.Stream)
		if states[unit], err = store.DecodeState(unit, d.State.Body); err != nil {
			return nil, err
		}
	}
	return states, nil
}
