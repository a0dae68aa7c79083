package backup_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/backup"
	"github.com/thiduabot/thiduabot/store/sqlite"
	"github.com/thiduabot/thiduabot/store/storetest"
)

// TestRoundTrip fills a store, backs it up, loads it into another and backs that up: the same items, and the same values.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	first, second := open(t), open(t)
	fill(t, first)
	dump := dumped(t, first)
	_, items, err := backup.Read(bytes.NewReader(dump))
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Load(t.Context(), items); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(all(t, dump), all(t, dumped(t, second))); diff != "" {
		t.Errorf("items (-first +second):\n%s", diff)
	}
	if diff := cmp.Diff(states(t, first), states(t, second)); diff != "" {
		t.Errorf("states (-first +second):\n%s", diff)
	}
}

// TestCutShortLoadsNothing: the store behind a backup that ends too early stays empty and takes the whole one.
func TestCutShortLoadsNothing(t *testing.T) {
	t.Parallel()
	first, second := open(t), open(t)
	fill(t, first)
	dump := dumped(t, first)
	for _, n := range []int{len(dump) / 4, len(dump) / 2, len(dump) - 9, len(dump) - 1} {
		_, items, err := backup.Read(bytes.NewReader(dump[:n]))
		if err != nil {
			t.Fatal(err)
		}
		if err := second.Load(t.Context(), items); err == nil {
			t.Fatalf("%d of %d bytes were loaded", n, len(dump))
		}
		for item, err := range second.Dump(t.Context()) {
			t.Fatalf("left behind: %+v, %v", item, err)
		}
	}
	_, items, err := backup.Read(bytes.NewReader(dump))
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Load(t.Context(), items); err != nil {
		t.Error(err)
	}
}

func open(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "a.db"), Rebuild: storetest.Rebuild})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

const units, reports = 3, 20

// fill stores a campaign, a named value, and reports with their answers.
func fill(t *testing.T, s *sqlite.Store) {
	t.Helper()
	now := time.Date(2024, 6, 14, 8, 30, 0, 0, time.UTC)
	if err := s.SaveCampaign(t.Context(), 1, []byte("[campaign]\n"), now); err != nil {
		t.Fatal(err)
	}
	if err := s.SetMeta(t.Context(), "name", "value"); err != nil {
		t.Fatal(err)
	}
	for i := range units * reports {
		if _, err := s.Append(t.Context(), []store.Record{record(t.Context(), t, i, now.Add(time.Duration(i)*time.Minute))}); err != nil {
			t.Fatal(err)
		}
	}
}

func record(ctx context.Context, t *testing.T, i int, at time.Time) store.Record {
	t.Helper()
	unit := unitID(i % units)
	var entries []campaign.Entry
	for seq := range i/units + 1 {
		entries = append(entries, campaign.Entry{
			Unit: unit, Seq: int64(seq + 1), Line: 1, Indicator: "ketnap", Year: 2024, Action: campaign.ActionReport, Mode: campaign.ModeTotal,
			Quantity: campaign.Number(int64(seq + 1)), HasQuantity: true, At: at.Add(-time.Duration(i/units-seq) * units * time.Minute), By: 7, Revision: 1,
		})
	}
	state, err := storetest.Rebuild(ctx, unit, entries)
	if err != nil {
		t.Fatal(err)
	}
	last := entries[len(entries)-1]
	key := store.Key{Chat: chat.ChatID{Account: "telegram/1", Chat: "-100"}, Message: fmt.Sprint(i)}
	return store.Record{
		Key: key, At: at, Handled: at, Outcome: store.OutcomeReported, By: 7,
		Stream: store.UnitStream(unit), Seq: last.Seq, Entries: []campaign.Entry{last}, Effects: store.Effects{State: &state},
	}
}

func unitID(i int) campaign.UnitID { return campaign.UnitID(fmt.Sprint("dv", i)) }

func dumped(t *testing.T, s *sqlite.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := backup.Write(t.Context(), &b, s, time.Time{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func all(t *testing.T, dump []byte) (items []store.Item) {
	t.Helper()
	_, each, err := backup.Read(bytes.NewReader(dump))
	if err != nil {
		t.Fatal(err)
	}
	for item, err := range each {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

func states(t *testing.T, s *sqlite.Store) map[campaign.UnitID]campaign.State {
	t.Helper()
	found, err := s.States(t.Context(), []campaign.UnitID{unitID(0), unitID(1), unitID(2)})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
