package mongo

import (
	"context"
	"maps"
	"slices"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"golang.org/x/sync/errgroup"

	"github.com/thiduabot/thiduabot/store"
)

// effects is what follows from one record or notice, as it is written into the other collections.
type effects struct {
	Stream    *streamDoc    `bson:"stream,omitempty"`
	Settings  []settingDoc  `bson:"settings,omitempty"`
	Questions []questionDoc `bson:"questions,omitempty"`
	Posts     []store.Post  `bson:"posts,omitempty"`
}

func encodeEffects(r store.Record) (e effects, err error) {
	e.Stream, e.Posts = encodeStream(r), r.Effects.Posts
	if e.Settings, err = encodeSettings(r.Seq, r.Effects.Settings); err != nil {
		return e, err
	}
	e.Questions, err = encodeQuestions(r.Effects.Questions)
	return e, err
}

func (e effects) empty() bool {
	return e.Stream == nil && len(e.Settings) == 0 && len(e.Questions) == 0 && len(e.Posts) == 0
}

// size is about how many bytes the effects take.
func (e effects) size() int {
	n := 0
	if e.Stream != nil && e.Stream.State != nil {
		n += len(e.Stream.State.Body)
	}
	for _, p := range e.Posts {
		n += postSize(p)
	}
	for _, d := range e.Settings {
		n += len(d.V.Body)
	}
	for _, q := range e.Questions {
		n += len(q.V.Body)
	}
	return n
}

// apply writes the effects. It may be repeated, and run beside itself: streams, settings and questions never go
// back, and a post that is there stays as it is.
func (s *Store) apply(ctx context.Context, list []effects) error {
	streams := make(map[store.Stream]streamDoc)
	var settings, questions []mongo.WriteModel
	var posts []store.Post
	for _, e := range list {
		if e.Stream != nil {
			streams[e.Stream.Stream] = streams[e.Stream.Stream].merge(*e.Stream)
		}
		for _, d := range e.Settings {
			settings = append(settings, d.model())
		}
		for _, q := range e.Questions {
			questions = append(questions, q.model())
		}
		posts = append(posts, e.Posts...)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return s.update(ctx, s.states, streamModels(streams)) })
	group.Go(func() error { return s.update(ctx, s.settings, settings) })
	group.Go(func() error { return s.update(ctx, s.questions, questions) })
	group.Go(func() error {
		_, err := insertAbsent(ctx, s.posts, posts)
		return err
	})
	return group.Wait()
}

// streamModels writes each stream once, however many records of it there are.
func streamModels(streams map[store.Stream]streamDoc) []mongo.WriteModel {
	var models []mongo.WriteModel
	for _, stream := range slices.Sorted(maps.Keys(streams)) {
		models = append(models, streams[stream].model())
	}
	return models
}
