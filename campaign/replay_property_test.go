package campaign_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	. "github.com/thiduabot/thiduabot/campaign"
)

// anyMessage draws one message of Tân Hào at a time.
func anyMessage(t *rapid.T, seq int64, when time.Time) []Entry {
	lines := make([]Entry, rapid.IntRange(1, 3).Draw(t, "lines"))
	for i := range lines {
		e := total("tanhao", seq, friday, rapid.SampledFrom(counted).Draw(t, "indicator"), rapid.Int64Range(0, 30).Draw(t, "n"))
		e.At = when
		e.Action = rapid.SampledFrom([]Action{ActionReport, ActionReport, ActionReport, ActionCorrect, ActionImport}).Draw(t, "action")
		switch rapid.IntRange(0, 5).Draw(t, "mode") {
		case 0, 1:
			e.Mode = ModeIncrement
		case 2:
			e.Action, e.Mode, e.HasQuantity, e.Quantity = ActionNil, ModeNil, false, Quantity{}
		}
		if rapid.IntRange(0, 9).Draw(t, "dated") == 0 {
			e.AsOf = DateOf(when).AddDays(-rapid.IntRange(0, 20).Draw(t, "days"))
		}
		lines[i] = e
	}
	return message(lines...)
}

// anyLog draws messages whose times mostly rise.
func anyLog(t *rapid.T) []Entry {
	var log []Entry
	when := at("2024-05-01 08:00")
	for seq := range rapid.Int64Range(0, 12).Draw(t, "messages") {
		when = when.Add(time.Duration(rapid.IntRange(-600, 6000).Draw(t, "minutes")) * time.Minute)
		log = append(log, anyMessage(t, seq+1, when)...)
	}
	return log
}

// replacing draws entries that withdraw or edit entries of a log, in chains as well.
func replacing(t *rapid.T, log []Entry) []Entry {
	for range rapid.IntRange(0, 5).Draw(t, "replacing") {
		if len(log) == 0 {
			return log
		}
		old := rapid.SampledFrom(log).Draw(t, "old")
		seq := log[len(log)-1].Seq + 1
		if rapid.Bool().Draw(t, "edit") {
			e := edit(anyMessage(t, seq, old.At)[0], seq, old.Ref())
			log = append(log, e)
			continue
		}
		w := withdrawal("tanhao", seq, friday, old.Ref())
		w.At = old.At.Add(time.Hour)
		log = append(log, w)
	}
	return log
}

func same(t *rapid.T, want, got State) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
}

func TestReplayIsTheSameInAnyOrderAndWithRepeats(t *testing.T) {
	t.Parallel()
	c := New(draft())
	rapid.Check(t, func(t *rapid.T) {
		log := replacing(t, anyLog(t))
		want := c.Replay("tanhao", slices.Values(log))
		again := append(slices.Clone(log), log[:rapid.IntRange(0, len(log)).Draw(t, "repeated")]...)
		same(t, want, c.Replay("tanhao", slices.Values(rapid.Permutation(again).Draw(t, "order"))))
	})
}

func TestApplyGivesWhatReplayGives(t *testing.T) {
	t.Parallel()
	c := New(draft())
	rapid.Check(t, func(t *rapid.T) {
		log := replacing(t, anyLog(t))
		s := State{Unit: "tanhao"}
		for i := 0; i < len(log); {
			n := i + 1
			for n < len(log) && log[n].Seq == log[i].Seq {
				n++
			}
			before := fmt.Sprint(s)
			next, ok := c.Apply(s, log[i:n]...)
			if fmt.Sprint(s) != before {
				t.Fatal("Apply changed its argument")
			}
			want := c.Replay("tanhao", slices.Values(log[:n]))
			if ok {
				same(t, want, next)
			}
			s, i = want, n
		}
	})
}

func TestWithdrawnMessageLeavesNoTrace(t *testing.T) {
	t.Parallel()
	c := New(draft())
	rapid.Check(t, func(t *rapid.T) {
		log := anyLog(t)
		if len(log) == 0 {
			return
		}
		gone := rapid.SampledFrom(log).Draw(t, "gone").Seq
		head := log[len(log)-1].Seq + 1
		rest := slices.DeleteFunc(slices.Clone(log), func(e Entry) bool { return e.Seq == gone })
		for _, e := range log {
			if e.Seq == gone {
				w := withdrawal("tanhao", head, "2024-08-01 08:00", e.Ref())
				w.Line = e.Line
				log = append(log, w)
			}
		}
		want := c.Replay("tanhao", slices.Values(rest))
		want.Head = head
		same(t, want, c.Replay("tanhao", slices.Values(log)))
	})
}

func TestStateSurvivesJSON(t *testing.T) {
	t.Parallel()
	c := New(draft())
	rapid.Check(t, func(t *rapid.T) {
		want := c.Replay("tanhao", slices.Values(anyLog(t)))
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got State
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		same(t, want, got)
	})
}
