package campaign_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	. "github.com/thiduabot/thiduabot/campaign"
)

// anyFigures draws what the units of the cluster report; some report nothing.
func anyFigures(t *rapid.T) map[UnitID][3]int64 {
	figures := make(map[UnitID][3]int64)
	for _, u := range cluster {
		if rapid.IntRange(0, 5).Draw(t, "silent") == 0 {
			continue
		}
		var f [3]int64
		for i := range f {
			f[i] = rapid.Int64Range(0, 2*u.pledges[i]).Draw(t, "figure")
		}
		figures[u.id] = f
	}
	return figures
}

func statesOf(c *Campaign, figures map[UnitID][3]int64) map[UnitID]State {
	states := make(map[UnitID]State)
	for unit, f := range figures {
		states[unit] = reported(c, unit, "2024-06-14 10:00", f)
	}
	return states
}

func written(s Standings) string {
	text, err := json.Marshal(s)
	return fmt.Sprint(string(text), err)
}

func TestStandingsDoNotDependOnTheOrderOfUnitsOrPledges(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draft()
		c := New(d)
		all := statesOf(c, anyFigures(t))
		want := written(c.Standings("cum2", all, at(friday), week(24)))
		d.Units = rapid.Permutation(slices.Clone(d.Units)).Draw(t, "units")
		d.Pledges = rapid.Permutation(slices.Clone(d.Pledges)).Draw(t, "pledges")
		if got := written(New(d).Standings("cum2", all, at(friday), week(24))); got != want {
			t.Fatalf("%s\n%s", got, want)
		}
	})
}

func TestRanksFollowBases(t *testing.T) {
	t.Parallel()
	c := New(draft())
	rapid.Check(t, func(t *rapid.T) {
		s := c.Standings("cum2", statesOf(c, anyFigures(t)), at(friday), week(24))
		if len(s.Rows)+len(s.Unranked) != len(cluster) {
			t.Fatalf("%d units", len(s.Rows)+len(s.Unranked))
		}
		for i, row := range s.Rows {
			ahead := 0
			for _, other := range s.Rows {
				if other.Base.Cmp(row.Base) > 0 {
					ahead++
				}
			}
			if row.Rank != ahead+1 || i > 0 && row.Base.Cmp(s.Rows[i-1].Base) > 0 {
				t.Fatalf("row %d has rank %d with %d ahead", i, row.Rank, ahead)
			}
			bounded(t, row)
		}
	})
}

func bounded(t *rapid.T, row Row) {
	if row.Base.Sign() < 0 || row.Base.Cmp(Whole(1)) > 0 || row.Base.Cmp(row.Uncapped) > 0 {
		t.Fatalf("base %v, uncapped %v", row.Base, row.Uncapped)
	}
	if row.Bonus.Sign() < 0 || row.Bonus.Cmp(Whole(50)) > 0 {
		t.Fatalf("bonus %v", row.Bonus)
	}
	if full := row.Base.Equal(Whole(1)); full != (row.Finished == len(row.Scores)) {
		t.Fatalf("base %v with %d of %d finished", row.Base, row.Finished, len(row.Scores))
	}
	if full := FormatPercent(row.Base) == "100%"; full != row.Base.Equal(Whole(1)) {
		t.Fatalf("%v is shown as %s", row.Base, FormatPercent(row.Base))
	}
}

func TestReportingMoreNeverLowersAUnit(t *testing.T) {
	t.Parallel()
	c := New(draft())
	rapid.Check(t, func(t *rapid.T) {
		figures := anyFigures(t)
		unit := rapid.SampledFrom(cluster).Draw(t, "unit").id
		before, had := c.Standings("", statesOf(c, figures), at(friday), week(24)).Row(unit)
		f := figures[unit]
		f[rapid.IntRange(0, 2).Draw(t, "indicator")] += rapid.Int64Range(0, 9).Draw(t, "more")
		figures[unit] = f
		after, _ := c.Standings("", statesOf(c, figures), at(friday), week(24)).Row(unit)
		if after.Base.Cmp(before.Base) < 0 || had && before.Rank > 0 && after.Rank > before.Rank {
			t.Fatalf("from %v (%d) to %v (%d)", before.Base, before.Rank, after.Base, after.Rank)
		}
	})
}
