package mongo

import (
	"encoding/json"

	"go.mongodb.org/mongo-driver/v2/bson"
)

// Documents that nothing is looked for in are kept as JSON. Their times are cut to whole milliseconds on the way in,
// so that what is read back is the same from every store.

func encode(document any) (string, error) {
	data, err := json.Marshal(document)
	return string(data), err
}

func decode[T any](body string) (document T, err error) {
	err = json.Unmarshal([]byte(body), &document)
	return document, err
}

func byID(id any) bson.D { return bson.D{{Key: "_id", Value: id}} }

func in[T any](list []T) bson.D { return bson.D{{Key: "$in", Value: list}} }

func order(fields ...string) bson.D {
	keys := make(bson.D, len(fields))
	for i, f := range fields {
		keys[i] = bson.E{Key: f, Value: 1}
	}
	return keys
}

func only(fields ...string) bson.D { return order(fields...) }
