package mongotest

import (
	"bytes"
	"encoding/binary"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
)

func message(tb testing.TB, body bson.D) frame {
	tb.Helper()
	data, err := bson.Marshal(body)
	if err != nil {
		tb.Fatal(err)
	}
	f := make(frame, headerSize+5, headerSize+5+len(data))
	binary.LittleEndian.PutUint32(f[12:], opMessage)
	f = append(f, data...)
	binary.LittleEndian.PutUint32(f, uint32(len(f)))
	return f
}

func TestCommand(t *testing.T) {
	t.Parallel()
	update := message(t, bson.D{{Key: "update", Value: "states"}, {Key: "$db", Value: "x"}})
	compressed := message(t, bson.D{{Key: "update", Value: "states"}})
	binary.LittleEndian.PutUint32(compressed[12:], 2012)
	for want, f := range map[string]frame{"update": update, "": compressed} {
		read, err := readFrame(bytes.NewReader(f))
		if err != nil || read.command() != want {
			t.Errorf("want %q, got %q, %v", want, read.command(), err)
		}
	}
}

func FuzzFrame(f *testing.F) {
	f.Add([]byte(message(f, bson.D{{Key: "find", Value: "states"}})))
	f.Add([]byte{16, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := readFrame(bytes.NewReader(data))
		if err != nil {
			return
		}
		if len(read.command()) > len(data) || read.moreToCome() && !read.isMessage() {
			t.Errorf("%q", data)
		}
	})
}
