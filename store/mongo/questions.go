package mongo

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/store"
)

// questionDoc is the last question of a chat and person.
type questionDoc struct {
	Key string        `bson:"_id"`
	V   questionValue `bson:"v"`
}

// questionValue begins with its number, see raise.
type questionValue struct {
	Version int64  `bson:"version"`
	ID      string `bson:"id"`
	Body    string `bson:"body"`
}

func questionKey(k store.QuestionKey) string {
	return strings.Join([]string{string(k.Chat.Account), k.Chat.Chat, k.Chat.Topic, string(k.Person.Account), k.Person.ID}, "\n")
}

func encodeQuestions(questions []store.Question) ([]questionDoc, error) {
	var list []questionDoc
	for _, q := range questions {
		q.Expires = whole(q.Expires)
		body, err := encode(q)
		if err != nil {
			return nil, fmt.Errorf("encode question: %w", err)
		}
		list = append(list, questionDoc{questionKey(q.QuestionKey), questionValue{q.Version, q.ID, body}})
	}
	return list, nil
}

func (d questionDoc) model() mongo.WriteModel { return raise(d.Key, bson.D{{Key: "v", Value: d.V}}) }

// OpenQuestions implements store.Log.
func (s *Store) OpenQuestions(ctx context.Context, keys []store.QuestionKey) (map[store.QuestionKey]store.Question, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	open := make(map[store.QuestionKey]store.Question)
	if len(keys) == 0 {
		return open, ctx.Err()
	}
	if err := s.settle(ctx); err != nil {
		return nil, wrap(ctx, err, "read open questions")
	}
	documents, err := findIDs[questionDoc](ctx, s.questions, questionKeys(keys))
	if err != nil {
		return nil, wrap(ctx, err, "read open questions")
	}
	for _, d := range documents {
		q, err := decode[store.Question](d.V.Body)
		if err != nil {
			return nil, wrap(ctx, err, "read question %s", d.V.ID)
		}
		open[q.QuestionKey] = q
	}
	return open, nil
}

// questionKeys returns the ids of these questions, each once.
func questionKeys(keys []store.QuestionKey) []string {
	ids := make([]string, len(keys))
	for i, k := range keys {
		ids[i] = questionKey(k)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// QuestionByID implements store.Log.
func (s *Store) QuestionByID(ctx context.Context, id string) (store.Question, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	q, err := s.question(ctx, bson.D{{Key: "v.id", Value: id}})
	return q, wrap(ctx, err, "read question %s", id)
}

func (s *Store) question(ctx context.Context, filter bson.D) (store.Question, error) {
	if err := s.settle(ctx); err != nil {
		return store.Question{}, err
	}
	var d questionDoc
	newest := options.FindOne().SetSort(bson.D{{Key: "v.version", Value: -1}})
	if err := found(s.questions.FindOne(ctx, filter, newest).Decode(&d)); err != nil {
		return store.Question{}, err
	}
	return decode[store.Question](d.V.Body)
}
