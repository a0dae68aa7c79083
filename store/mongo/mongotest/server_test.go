package mongotest_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/mongo"
	"github.com/thiduabot/thiduabot/store/sqlite"
	"github.com/thiduabot/thiduabot/store/storetest"
)

// TestUpdatesAreAtomic is what the relay is for.
func TestUpdatesAreAtomic(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, uri string) {
		const writers, each = 8, 60
		c := database(t, uri).Collection("counters")
		if _, err := c.InsertOne(t.Context(), bson.D{{Key: "_id", Value: "x"}}); err != nil {
			t.Fatal(err)
		}
		increase := bson.D{{Key: "$inc", Value: bson.D{{Key: "n", Value: 1}}}}
		var all sync.WaitGroup
		for range writers {
			all.Go(func() {
				for range each {
					if _, err := c.UpdateOne(t.Context(), bson.D{{Key: "_id", Value: "x"}}, increase); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		var got struct{ N int }
		if err := c.FindOne(t.Context(), bson.D{}).Decode(&got); err != nil || got.N != writers*each {
			t.Errorf("want %d, got %d, %v", writers*each, got.N, err)
		}
	})
}

// TestLongBatches takes more records than one insert holds, and more pictures than one document.
func TestLongBatches(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, uri string) {
		s := open(t, uri)
		var batch []store.Record
		for i := range 230 {
			r := report(t, campaign.UnitID(fmt.Sprint("unit", i)), 1)
			if i%20 == 0 {
				r.Effects.Posts[0].Part.Picture = &chat.File{Name: "a.png", Data: bytes.Repeat([]byte{1}, 1<<20)}
			}
			batch = append(batch, r)
		}
		last := batch[len(batch)-1].Key
		batch[210].Key = batch[3].Key
		n, err := s.Append(t.Context(), batch)
		if n != 210 || !errors.Is(err, store.ErrKnownKey) {
			t.Fatalf("want the 210 records before the repeated key, got %d, %v", n, err)
		}
		known, err := s.Known(t.Context(), []store.Key{batch[209].Key, last})
		if len(known) != 1 || err != nil {
			t.Errorf("want what is before the repeated key and nothing after, got %v, %v", known, err)
		}
		if left := count(t, database(t, uri), "pending"); left != 0 {
			t.Errorf("%d pending documents left", left)
		}
	})
}

// TestOtherIndexes refuses a database whose index would let a number be taken twice.
func TestOtherIndexes(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, uri string) {
		keys := driver.IndexModel{Keys: bson.D{{Key: "slot", Value: 1}}, Options: options.Index().SetName("slot_1")}
		if _, err := database(t, uri).Collection("records").Indexes().CreateOne(t.Context(), keys); err != nil {
			t.Fatal(err)
		}
		_, err := mongo.Open(t.Context(), mongo.Options{URI: uri})
		if err == nil || !strings.Contains(err.Error(), "slot_1") {
			t.Errorf("want an error that names the index, got %v", err)
		}
	})
}

// TestMoveBetweenStores moves a campaign to SQLite and back.
func TestMoveBetweenStores(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, uri string) {
		from := open(t, uri)
		records := []store.Record{report(t, "tanhao", 1), report(t, "tanhao", 2), report(t, "phuocmy", 1), change(1)}
		if _, err := from.Append(t.Context(), records); err != nil {
			t.Fatal(err)
		}
		between, err := sqlite.Open(t.Context(), sqlite.Options{Path: sqlite.Memory, Rebuild: storetest.Rebuild})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = between.Close() })
		to := open(t, another(t, uri))
		if err := errors.Join(between.Load(t.Context(), from.Dump(t.Context())), to.Load(t.Context(), between.Dump(t.Context()))); err != nil {
			t.Fatal(err)
		}
		units := []campaign.UnitID{"tanhao", "phuocmy"}
		want, err := from.States(t.Context(), units)
		if err != nil {
			t.Fatal(err)
		}
		got, err := to.States(t.Context(), units)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("states: %v %s", err, diff)
		}
	})
}

// TestBrokenDump leaves the store as empty as it was.
func TestBrokenDump(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, uri string) {
		s := open(t, uri)
		broken := errors.New("broken")
		err := s.Load(t.Context(), func(yield func(store.Item, error) bool) {
			for i := range 150 {
				r := report(t, campaign.UnitID(fmt.Sprint("unit", i)), 1)
				if !yield(store.Item{Record: &r}, nil) {
					return
				}
			}
			yield(store.Item{}, broken)
		})
		if !errors.Is(err, broken) {
			t.Errorf("want %v, got %v", broken, err)
		}
		if left := count(t, database(t, uri), "records"); left != 0 {
			t.Errorf("%d records left", left)
		}
	})
}

// another is the address of a second database on the same server.
func another(tb testing.TB, uri string) string {
	tb.Helper()
	name := database(tb, uri).Name()
	second := strings.Replace(uri, "/"+name, "/"+name+"_2", 1)
	db := database(tb, second)
	tb.Cleanup(func() { _ = db.Drop(tb.Context()) })
	return second
}
