package campaign_test

import (
	"encoding/json"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "github.com/thiduabot/thiduabot/campaign"
)

const friday = "2024-06-14 16:00"

func board(c *Campaign) Standings {
	return c.Standings("cum2", states(c), at(friday), week(24))
}

// TestWorkedExample is the table of domain.md §2.4, every column.
func TestWorkedExample(t *testing.T) {
	t.Parallel()
	want := []struct {
		unit                        UnitID
		base, uncapped, bonus, pace string
		status                      Status
	}{
		{"hungle", "80%", "80%", "0", "1,76", StatusAhead},
		{"tanhao", "67,6%", "67,6%", "0", "1,49", StatusAhead},
		{"thanhphudong", "57,1%", "57,1%", "0", "1,26", StatusAhead},
		{"tanthanh", "54,3%", "75,7%", "21,4", "1,2", StatusAhead},
		{"hungnhuong", "48,6%", "48,6%", "0", "1,07", StatusOnTrack},
		{"longmy", "38,6%", "38,6%", "0", "0,85", StatusSlightlyBehind},
		{"tanloithanh", "30,7%", "30,7%", "0", "0,68", StatusBehind},
	}
	got := board(New(draft()))
	mustBe(t, "elapsed", FormatPercent(got.Elapsed), "45,4%")
	if len(got.Rows) != len(want) {
		t.Fatalf("%d rows, want %d", len(got.Rows), len(want))
	}
	for i, w := range want {
		row := got.Rows[i]
		mustBe(t, "unit", string(row.Unit), string(w.unit))
		mustBe(t, "base", FormatPercent(row.Base), w.base)
		mustBe(t, "uncapped", FormatPercent(row.Uncapped), w.uncapped)
		mustBe(t, "bonus", FormatFraction(row.Bonus, 1), w.bonus)
		mustBe(t, "pace", FormatFraction(row.Pace, 2), w.pace)
		mustBe(t, "status", string(row.Status), string(w.status))
		if row.Rank != i+1 {
			t.Errorf("%s has rank %d, want %d", row.Unit, row.Rank, i+1)
		}
	}
}

func TestStandingsMarkOldFigures(t *testing.T) {
	t.Parallel()
	for _, row := range board(New(draft())).Rows {
		want := Date{}
		if row.Unit == "tanloithanh" {
			want = NewDate(2024, 5, 31)
		}
		if row.Stale != want {
			t.Errorf("%s is stale since %q, want %q", row.Unit, row.Stale, want)
		}
	}
}

func TestReportForALaterWeekIsNotOld(t *testing.T) {
	t.Parallel()
	c := New(draft())
	s, _ := c.Apply(states(c)["tanloithanh"], nothingNew("tanloithanh", 2, "2024-06-18 09:00"))
	row, _ := c.Standings("", replaced(states(c), s), at("2024-06-18 10:00"), week(24)).Row("tanloithanh")
	mustBe(t, "stale", row.Stale.String(), "")
}

// TestBasesAreComparedExactly: two amounts that differ in the nineteenth decimal are not equal.
func TestBasesAreComparedExactly(t *testing.T) {
	t.Parallel()
	d := draft()
	d.Indicators, d.Pledges = d.Indicators[:1], nil
	const pledged = 8e18
	for _, unit := range []UnitID{"hungle", "hungnhuong"} {
		d.Pledges = append(d.Pledges, pledge(unit, "ketnap", Number(pledged)))
	}
	c := New(d)
	got := c.Standings("", map[UnitID]State{
		"hungle":     reported(c, "hungle", "2024-06-12 08:00", [3]int64{pledged / 2}),
		"hungnhuong": reported(c, "hungnhuong", "2024-06-13 08:00", [3]int64{pledged/2 + 1}),
	}, at(friday), week(24))
	if got.Rows[0].Unit != "hungnhuong" || got.Rows[1].Rank != 2 {
		t.Errorf("%v", got.Ranks())
	}
}

// TestSumsPast64Bits holds the fast sums against plain big.Rat arithmetic.
func TestSumsPast64Bits(t *testing.T) {
	t.Parallel()
	c, all := large()
	for _, row := range c.Standings("", all, at(friday), week(24)).Rows {
		want, weight := new(big.Rat), int64(0)
		for _, s := range row.Scores {
			part := big.NewRat(s.Weight*s.Value.Num, s.Pledge.Num)
			want.Add(want, part)
			weight += s.Weight
		}
		want.Mul(want, big.NewRat(1, weight))
		if row.Base.Rat().Cmp(want) != 0 {
			t.Fatalf("%s has %v, want %v", row.Unit, row.Base, want)
		}
	}
}

func TestNilReportKeepsFiguresFresh(t *testing.T) {
	t.Parallel()
	c := New(draft())
	all := states(c)
	s, _ := c.Apply(all["tanloithanh"], nothingNew("tanloithanh", 2, "2024-06-13 09:00"))
	row, _ := c.Standings("cum2", replaced(all, s), at(friday), week(24)).Row("tanloithanh")
	mustBe(t, "stale", row.Stale.String(), "")
	mustBe(t, "base", FormatPercent(row.Base), "30,7%")
}

func TestUnitsStandApart(t *testing.T) {
	t.Parallel()
	d := draft()
	d.Units = append(d.Units,
		Unit{ID: "moi", Name: "Xã Mới", Group: "cum2"},
		Unit{ID: "khongky", Name: "Xã Không Ký", Group: "cum2"},
		Unit{ID: "cuoinam", Name: "Xã Cuối Năm", Group: "cum2"},
		Unit{ID: "sau", Name: "Xã Sau", Group: "cum2", Span: Span{From: NewDate(2025, 7, 1)}})
	last := count("tsvm", 2, 15)
	last.Pace = PaceYearEnd
	d.Indicators = append(d.Indicators, last)
	d.Pledges = append(d.Pledges, pledge("moi", "ketnap", Number(3)), pledge("sau", "ketnap", Number(3)),
		pledge("cuoinam", "tsvm", Number(1)))
	c := New(d)
	all := states(c)
	s, _ := c.Apply(State{Unit: "cuoinam"}, total("cuoinam", 1, "2024-06-12 08:00", "tsvm", 0))
	got := c.Standings("cum2", replaced(all, s), at(friday), week(24))
	var apart []string
	for _, row := range got.Unranked {
		apart = append(apart, string(row.Unit)+" "+string(row.Apart))
	}
	if diff := cmp.Diff([]string{"cuoinam not_scored", "moi no_report"}, apart); diff != "" {
		t.Error(diff)
	}
	if len(got.Rows) != len(cluster) {
		t.Errorf("%d ranked, want %d", len(got.Rows), len(cluster))
	}
}

func TestYearEndIndicatorsCountOnlyInTheirWindow(t *testing.T) {
	t.Parallel()
	d := draft()
	last := count("tsvm", 2, 15)
	last.Pace = PaceYearEnd
	d.Indicators = append(d.Indicators, last)
	d.Pledges = append(d.Pledges, pledge("hungle", "tsvm", Number(1)))
	c := New(d)
	for _, test := range []struct{ name, when, base string }{
		{"the day before", "2024-11-14 16:00", "80%"},
		{"from 15 November", "2024-11-15 16:00", "62,2%"},
		{"to the last day", "2024-12-31 16:00", "62,2%"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			row, _ := c.Standings("", states(c), at(test.when), week(46)).Row("hungle")
			mustBe(t, "base", FormatPercent(row.Base), test.base)
		})
	}
}

func TestSensitiveAndUnweightedAreNotScored(t *testing.T) {
	t.Parallel()
	d := draft()
	secret, listed := count("kyluat", 5, 1), count("khac", 0, 1)
	secret.Sensitive = true
	d.Indicators = append(d.Indicators, secret, listed)
	d.Pledges = append(d.Pledges, pledge("hungle", "kyluat", Number(1)), pledge("hungle", "khac", Number(1)))
	c := New(d)
	row, _ := c.Standings("", states(c), at(friday), week(24)).Row("hungle")
	mustBe(t, "base", FormatPercent(row.Base), "80%")
	if rows := c.IndicatorStandings("", "kyluat", states(c), at(friday), week(24)).Rows; len(rows) != 0 {
		t.Errorf("a sensitive indicator is ranked: %v", rows)
	}
}

func TestIndicatorStandings(t *testing.T) {
	t.Parallel()
	c := New(draft())
	got := c.IndicatorStandings("cum2", "ketnap", states(c), at(friday), week(24))
	var order []string
	for _, row := range got.Rows {
		order = append(order, string(row.Unit))
	}
	want := []string{"tanthanh", "hungle", "tanhao", "thanhphudong", "longmy", "hungnhuong", "tanloithanh"}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Error(diff)
	}
	if got.Rows[0].Rank != 1 || got.Rows[1].Rank != 1 || got.Rows[2].Rank != 3 {
		t.Errorf("ranks are %v, want 1, 1, 3", got.Ranks())
	}
}

func TestEqualBasesShareARank(t *testing.T) {
	t.Parallel()
	c := New(draft())
	tests := []struct {
		name  string
		a, b  State // hungle and hungnhuong, who signed the same
		first UnitID
	}{
		{
			"more indicators finished first",
			reported(c, "hungle", "2024-06-01 08:00", [3]int64{3, 0, 3}),
			reported(c, "hungnhuong", "2024-06-02 08:00", [3]int64{5, 0, 0}),
			"hungnhuong",
		},
		{
			"earlier last change first",
			reported(c, "hungle", "2024-06-02 08:00", [3]int64{1, 1, 1}),
			reported(c, "hungnhuong", "2024-06-01 08:00", [3]int64{1, 1, 1}),
			"hungnhuong",
		},
		{
			"the day counts, not the hour; then the alphabet",
			reported(c, "hungle", "2024-06-02 09:00", [3]int64{1, 1, 1}),
			reported(c, "hungnhuong", "2024-06-02 08:00", [3]int64{1, 1, 1}),
			"hungle",
		},
		{
			"higher bonus first",
			reported(c, "hungle", "2024-06-01 08:00", [3]int64{5, 1, 1}),
			reported(c, "hungnhuong", "2024-06-02 08:00", [3]int64{7, 1, 1}),
			"hungnhuong",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			all := map[UnitID]State{"hungle": test.a, "hungnhuong": test.b}
			rows := c.Standings("cum2", all, at(friday), week(24)).Rows
			if rows[0].Rank != 1 || rows[1].Rank != 1 {
				t.Fatalf("ranks %d and %d", rows[0].Rank, rows[1].Rank)
			}
			mustBe(t, "first", string(rows[0].Unit), string(test.first))
		})
	}
}

// lastWeek is the board before: Tân Hào stood fifth.
func lastWeek(c *Campaign) Standings {
	all := states(c)
	all["tanhao"] = reported(c, "tanhao", "2024-06-07 10:00", [3]int64{9, 1, 2})
	return c.Standings("cum2", all, at("2024-06-07 16:00"), week(23))
}

func TestBoardAgainstTheOneBefore(t *testing.T) {
	t.Parallel()
	c := New(draft())
	now := board(c).Against(lastWeek(c))
	moves := make(map[UnitID]int)
	for _, row := range now.Rows {
		moves[row.Unit] = row.Move.Places
	}
	want := map[UnitID]int{
		"hungle": 0, "tanhao": 3, "thanhphudong": -1, "tanthanh": -1, "hungnhuong": -1, "longmy": 0, "tanloithanh": 0,
	}
	if diff := cmp.Diff(want, moves); diff != "" {
		t.Error(diff)
	}
	best := now.MostImproved()
	if len(best) != 1 || best[0].Unit != "tanhao" {
		t.Fatalf("most improved: %v", best)
	}
	mustBe(t, "gain", FormatPoints(best[0].Move.Earlier, best[0].Base), "+22,8")
}

func TestUnitsNewOnTheBoardHaveNoArrow(t *testing.T) {
	t.Parallel()
	c := New(draft())
	before := lastWeek(c)
	before.Rows = slices.DeleteFunc(before.Rows, func(r Row) bool { return r.Unit == "longmy" })
	row, _ := board(c).Against(before).Row("longmy")
	if row.Move != nil {
		t.Errorf("move is %v", row.Move)
	}
}

func TestClosestSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	closest := board(New(draft())).Closest("hungle", "tanhao")
	if len(closest) != 1 || closest[0].Unit != "thanhphudong" {
		t.Fatalf("closest: %v", closest)
	}
	var rest []int64
	for _, s := range closest[0].Scores {
		rest = append(rest, s.Rest)
	}
	if diff := cmp.Diff([]int64{2, 1, 2}, rest); diff != "" {
		t.Error(diff)
	}
}

func TestFinishedUnitsAreNotClosest(t *testing.T) {
	t.Parallel()
	c := New(draft())
	all := replaced(states(c), reported(c, "hungle", "2024-06-14 11:00", [3]int64{5, 2, 5}))
	got := c.Standings("cum2", all, at(friday), week(24))
	mustBe(t, "closest", string(got.Closest()[0].Unit), "tanhao")
	mustBe(t, "status", string(got.Rows[0].Status), string(StatusFinished))
}

func TestNobodyIsClosestWithNothing(t *testing.T) {
	t.Parallel()
	c := New(draft())
	s, _ := c.Apply(State{Unit: "hungle"}, nothingNew("hungle", 1, "2024-06-12 08:00"))
	got := c.Standings("", map[UnitID]State{"hungle": s}, at(friday), week(24))
	if len(got.Rows) != 1 || len(got.Closest()) != 0 {
		t.Errorf("%d rows, closest %v", len(got.Rows), got.Closest())
	}
}

func TestBoardSurvivesJSON(t *testing.T) {
	t.Parallel()
	c := New(draft())
	want := board(c).Against(lastWeek(c))
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Standings
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	again, err := json.Marshal(got)
	if err != nil || string(again) != string(text) {
		t.Errorf("%v\n%s\n%s", err, text, again)
	}
}

func TestPointsDeductMissedWeeks(t *testing.T) {
	t.Parallel()
	row, _ := board(New(draft())).Row("tanthanh")
	mustBe(t, "points", FormatFraction(row.Points(2), 1), "527,1")
	mustBe(t, "points", FormatFraction(row.Points(40), 1), "487,1")
}
