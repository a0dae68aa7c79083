package mongotest_test

import (
	"fmt"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/mongo/mongotest"
)

const (
	benchUnits = 150
	benchBatch = 100
)

// loaded is the state of a unit with 30 figures and a year of weeks.
func loaded(unit campaign.UnitID, head int64) campaign.State {
	st := campaign.State{Unit: unit, Head: head, Last: start}
	for i := range 30 {
		st.Figures = append(st.Figures, campaign.Figure{
			Indicator: campaign.IndicatorID(fmt.Sprint("chitieu", i)), Year: 2024, Quantity: campaign.Number(int64(i)), At: start,
			Changed: start, Seq: head, Increment: 1, IncrementAt: start,
		})
	}
	for i := range 52 {
		st.Weeks = append(st.Weeks, campaign.WeekMark{Week: campaign.Week{Year: 2024, Number: i + 1}, At: start})
	}
	return st
}

// writer makes batches of one report for each of a hundred units.
type writer struct{ seq int64 }

func (w *writer) batch(b *testing.B) []store.Record {
	b.Helper()
	w.seq++
	records := make([]store.Record, benchBatch)
	for i := range records {
		unit := campaign.UnitID(fmt.Sprint("unit", i))
		r := report(b, unit, 1)
		st := loaded(unit, w.seq)
		r.Key.Message = fmt.Sprintf("%s-%d", unit, w.seq)
		r.Seq, r.Entries[0].Seq, r.Effects.State = w.seq, w.seq, &st
		r.Effects.Posts = []store.Post{answer(r.Key)}
		records[i] = r
	}
	return records
}

func BenchmarkAppend(b *testing.B) {
	uri := mongotest.Start(b)
	s := open(b, uri)
	var w writer
	for b.Loop() {
		if _, err := s.Append(b.Context(), w.batch(b)); err != nil {
			b.Fatal(err)
		}
	}
	perSecond(b)
}

// BenchmarkAppendBare makes the same writes without the store: what BenchmarkAppend is measured by.
func BenchmarkAppendBare(b *testing.B) {
	uri := mongotest.Start(b)
	open(b, uri)
	db := database(b, uri)
	var w writer
	for b.Loop() {
		bare(b, db, w.batch(b))
	}
	perSecond(b)
}

func perSecond(b *testing.B) {
	b.Helper()
	b.ReportMetric(float64(b.N*benchBatch)/b.Elapsed().Seconds(), "reports/s")
}

// bare writes reports, values and answers, a hundred reports at a time.
func bare(b *testing.B, db *driver.Database, records []store.Record) {
	b.Helper()
	var reports, answers []any
	var values []driver.WriteModel
	for _, r := range records {
		reports = append(reports, bson.D{
			{Key: "_id", Value: r.Key.String()},
			{Key: "slot", Value: fmt.Sprintf("%s#%d", r.Stream, r.Seq)},
			{Key: "at", Value: r.At},
			{Key: "handled", Value: r.Handled},
			{Key: "entries", Value: r.Entries},
		})
		value := bson.D{{Key: "$set", Value: bson.D{{Key: "head", Value: r.Seq}, {Key: "body", Value: make([]byte, stateSize)}}}}
		values = append(values, driver.NewUpdateOneModel().SetFilter(bson.D{{Key: "_id", Value: r.Stream}}).SetUpdate(value).SetUpsert(true))
		answers = append(answers, r.Effects.Posts[0])
	}
	_, err := db.Collection("records").InsertMany(b.Context(), reports)
	for i := 0; i < len(values) && err == nil; i += 50 {
		_, err = db.Collection("states").BulkWrite(b.Context(), values[i:i+50], options.BulkWrite().SetOrdered(false))
	}
	if err == nil {
		_, err = db.Collection("posts").InsertMany(b.Context(), answers)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// stateSize is what the store takes for a state of 30 figures and 52 weeks.
const stateSize = 1950

// statesOf fills a store with the states of all units.
func statesOf(b *testing.B) (uri string, units []campaign.UnitID) {
	b.Helper()
	uri = mongotest.Start(b)
	s := open(b, uri)
	for i := range benchUnits {
		unit := campaign.UnitID(fmt.Sprint("unit", i))
		r := report(b, unit, 1)
		st := loaded(unit, 1)
		r.Effects.State = &st
		if _, err := s.Append(b.Context(), []store.Record{r}); err != nil {
			b.Fatal(err)
		}
		units = append(units, unit)
	}
	return uri, units
}

func BenchmarkStates(b *testing.B) {
	uri, units := statesOf(b)
	s := open(b, uri)
	for b.Loop() {
		if states, err := s.States(b.Context(), units); err != nil || len(states[units[9]].Figures) != 30 {
			b.Fatal(err)
		}
	}
}

// BenchmarkStatesBare reads the same documents and leaves them as they come.
func BenchmarkStatesBare(b *testing.B) {
	uri, units := statesOf(b)
	c := database(b, uri).Collection("states")
	for b.Loop() {
		bareRead(b, c, units)
	}
}

func bareRead(b *testing.B, c *driver.Collection, units []campaign.UnitID) {
	b.Helper()
	cursor, err := c.Find(b.Context(), bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: units}}}})
	var list []bson.Raw
	if err == nil {
		err = cursor.All(b.Context(), &list)
	}
	if err != nil || len(list) != len(units) {
		b.Fatal(len(list), err)
	}
}

func BenchmarkKnown(b *testing.B) {
	uri := mongotest.Start(b)
	s := open(b, uri)
	var w writer
	var keys []store.Key
	for range 10 {
		if _, err := s.Append(b.Context(), w.batch(b)); err != nil {
			b.Fatal(err)
		}
	}
	for _, r := range w.batch(b) {
		keys = append(keys, r.Key)
	}
	for b.Loop() {
		if known, err := s.Known(b.Context(), keys); err != nil || len(known) > 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		server, err := mongotest.Run(b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		server.Close()
	}
}

func BenchmarkOpenEmpty(b *testing.B) {
	var took time.Duration
	for b.Loop() {
		uri := mongotest.Start(b)
		begin := time.Now()
		open(b, uri)
		took += time.Since(begin)
	}
	b.ReportMetric(float64(took.Milliseconds())/float64(b.N), "ms/open")
}
