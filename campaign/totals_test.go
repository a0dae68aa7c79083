package campaign_test

import (
	"slices"
	"testing"

	. "github.com/thiduabot/thiduabot/campaign"
)

// TestTotalsOfTheDigest is line 1 and 2 of domain.md §7.1.
func TestTotalsOfTheDigest(t *testing.T) {
	t.Parallel()
	d := draft()
	d.Units = append(d.Units, Unit{ID: "khac", Name: "Các đơn vị khác"})
	c := New(d)
	all := states(c)
	all["khac"] = reported(c, "khac", "2024-06-14 10:00", [3]int64{71 - 31, 19 - 6, 52 - 19})
	got := c.Totals(all, at("2024-06-14 16:45"))
	mustBe(t, "base", FormatPercent(got.Base), "51,8%")
	mustBe(t, "elapsed", FormatPercent(got.Elapsed), "45,4%")
	mustBe(t, "status", string(got.Status), string(StatusAhead))
	for id, want := range map[IndicatorID][2]string{
		"ketnap": {"71", "54,6%"}, "nhatinhnghia": {"19", "47,5%"}, "nhatinhthuong": {"52", "52%"},
	} {
		total, _ := got.Find(id)
		mustBe(t, string(id), total.Quantity.String(), want[0])
		mustBe(t, string(id), FormatPercent(total.Percent), want[1])
	}
}

func TestTotalSaysHowManyHaveFigures(t *testing.T) {
	t.Parallel()
	c := New(draft())
	all := states(c)
	delete(all, "longmy")
	got, _ := c.Total("ketnap", all, at(friday))
	if got.Have != 6 || got.Of != 7 || got.Pledged != 42 || got.Quantity != Number(29) || got.Target != Number(130) {
		t.Errorf("%+v", got)
	}
	if _, ok := c.Total("la", all, at(friday)); ok {
		t.Error("an unknown indicator has a total")
	}
}

func TestRollups(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		ind    Indicator
		a, b   Quantity // of Hưng Lễ and Tân Hào
		want   Quantity
		known  bool
		have   int
		target Quantity
		share  string
	}{
		{
			"rates add numerators and denominators",
			Indicator{Kind: KindRate, Op: MoreThan, Rollup: RollupRate},
			Ratio(90, 100), Ratio(18, 24), Ratio(108, 124), true, 2, Number(9000), "96,8%",
		},
		{
			"a bare percentage cannot be added",
			Indicator{Kind: KindRate, Op: MoreThan, Rollup: RollupRate},
			Number(9000), Ratio(18, 24), Ratio(18, 24), true, 1, Number(9000), "83,3%",
		},
		{
			"done units of all units",
			Indicator{Kind: KindMilestone, Op: Done, Rollup: RollupRate},
			Number(100), Number(75), Ratio(1, 2), true, 2, Number(100), "50%",
		},
		{
			"members disciplined of all members",
			Indicator{Kind: KindReduction, Op: AtMost, Rollup: RollupRate},
			Number(1), Number(2), Ratio(3, 240), true, 2, Number(5000), "50%",
		},
		{
			"an average weighs by population",
			Indicator{Kind: KindLevel, Op: AtLeast, Rollup: RollupWeighted},
			Number(60), Number(70), Ratio(60*8000+70*2000, 10000), true, 2, Number(65), "95,4%",
		},
		{
			"units that reached their pledge",
			Indicator{Kind: KindMilestone, Op: Done, Rollup: RollupCount},
			Number(100), Number(75), Number(1), true, 2, Number(2), "50%",
		},
		{
			"the sum of units until the lead agency speaks",
			Indicator{Kind: KindCumulative, Op: AtLeast, Rollup: RollupOfficial},
			Number(3), Number(4), Number(7), true, 2, Number(10), "70%",
		},
		{
			"the lead agency's figure",
			Indicator{Kind: KindCumulative, Op: AtLeast, Rollup: RollupOfficial, Lead: "Chi cục Thuế, Xã Tân Hào (phụ trách)"},
			Number(3), Number(4), Number(4), true, 2, Number(10), "40%",
		},
		{
			"what only the area has",
			Indicator{Kind: KindCumulative, Op: AtLeast, Rollup: RollupNone, Lead: "tanhao"},
			Number(3), Number(4), Number(4), true, 2, Number(10), "40%",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := draft()
			test.ind.ID, test.ind.AreaTargets = "x", map[int]Quantity{2024: test.target}
			d.Indicators = append(d.Indicators, test.ind)
			for i := range d.Units {
				if d.Units[i].ID == "tanhao" && test.ind.Rollup == RollupWeighted {
					d.Units[i].Population = 2000
				}
			}
			for _, unit := range []UnitID{"hungle", "tanhao"} {
				p := pledge(unit, "x", Number(100))
				p.Baseline, p.HasBaseline = Ratio(2, 120), true
				d.Pledges = append(d.Pledges, p)
			}
			c := New(d)
			all := map[UnitID]State{"hungle": one(c, "hungle", test.a), "tanhao": one(c, "tanhao", test.b)}
			got, _ := c.Total("x", all, at(friday))
			if got.Quantity != test.want || got.Known != test.known || got.Have != test.have {
				t.Errorf("%v known %v from %d, want %v from %d", got.Quantity, got.Known, got.Have, test.want, test.have)
			}
			mustBe(t, "share", FormatPercent(got.Percent), test.share)
		})
	}
}

// one is a unit with a figure of x.
func one(c *Campaign, unit UnitID, q Quantity) State {
	e := total(unit, 1, "2024-06-14 10:00", "x", 0)
	e.Quantity = q
	return c.Replay(unit, slices.Values([]Entry{e}))
}

func TestOfficialFigureKeepsTheSumBeside(t *testing.T) {
	t.Parallel()
	d := draft()
	d.Indicators[0].Rollup, d.Indicators[0].Lead = RollupOfficial, "tanhao"
	c := New(d)
	got, _ := c.Total("ketnap", states(c), at(friday))
	if !got.Official || got.Quantity != Number(12) || got.Reference != Number(19) || !got.HasReference {
		t.Errorf("%+v", got)
	}
}

func TestNewRuralCommunesAreCounted(t *testing.T) {
	t.Parallel()
	d := draft()
	for _, id := range []IndicatorID{"muc_ntm", "tieuchintm", "ntm", "ntm15", "ntmnangcao", "ntmkieumau"} {
		d.Indicators = append(d.Indicators, Indicator{ID: id, Kind: KindLevel, Measure: MeasureCount, Op: AtLeast, Rollup: RollupCount})
	}
	c := New(d)
	all := make(map[UnitID]State)
	for i, have := range [][2]int64{{0, 15}, {0, 16}, {1, 19}, {2, 19}, {3, 19}} {
		unit := cluster[i].id
		log := message(total(unit, 1, friday, "muc_ntm", have[0]), total(unit, 1, friday, "tieuchintm", have[1]))
		all[unit] = c.Replay(unit, slices.Values(log))
	}
	for id, want := range map[IndicatorID]int64{"ntm": 3, "ntm15": 1, "ntmnangcao": 2, "ntmkieumau": 1} {
		got, _ := c.Total(id, all, at(friday))
		if got.Quantity != Number(want) || got.Have != 5 {
			t.Errorf("%s is %v from %d, want %d from 5", id, got.Quantity, got.Have, want)
		}
	}
}

// merged is a campaign in which Hưng Lễ and Hưng Nhượng become one unit in July, and Long Mỹ leaves.
func merged() *Campaign {
	d := draft()
	end := NewDate(2024, 6, 30)
	for i := range d.Units {
		switch d.Units[i].ID {
		case "hungle", "hungnhuong", "longmy":
			d.Units[i].Span.Until = end
		}
	}
	d.Units = append(d.Units, Unit{
		ID: "moi", Name: "Xã Hưng Nhượng", Group: "cum2", Span: Span{From: end.AddDays(1)},
		Predecessors: []UnitID{"hungle", "hungnhuong"},
	})
	d.Indicators = append(d.Indicators,
		Indicator{ID: "tyle", Kind: KindRate, Rollup: RollupRate},
		Indicator{ID: "thunhap", Kind: KindLevel, Measure: MeasureMoney, Rollup: RollupWeighted},
		Indicator{ID: "muc_ntm", Kind: KindLevel, Measure: MeasureCount},
		Indicator{ID: "moc", Kind: KindMilestone})
	return New(d)
}

func TestFiguresCarriedAtAMerge(t *testing.T) {
	t.Parallel()
	c := merged()
	all := states(c)
	for unit, figures := range map[UnitID][4]Quantity{
		"hungle":     {Ratio(90, 100), Number(60), Number(2), Number(100)},
		"hungnhuong": {Ratio(18, 24), Number(71), Number(1), Number(50)},
	} {
		var lines []Entry
		for i, id := range []IndicatorID{"tyle", "thunhap", "muc_ntm", "moc"} {
			e := total(unit, 2, friday, id, 0)
			e.Quantity = figures[i]
			lines = append(lines, e)
		}
		all[unit], _ = c.Apply(all[unit], message(lines...)...)
	}
	for id, want := range map[IndicatorID]Quantity{
		"ketnap": Number(7), "tyle": Ratio(108, 124), "thunhap": Number(66), "muc_ntm": Number(1), "moc": Number(50),
	} {
		if got, ok := c.Carried(all, id, "moi", 2024); !ok || got != want {
			t.Errorf("%s is %v, want %v", id, got, want)
		}
	}
	if p, ok := c.CarriedPledge("ketnap", "moi", 2024); !ok || p.Target != Number(10) {
		t.Errorf("pledge is %v", p.Target)
	}
	if _, ok := c.Carried(all, "ketnap", "tanhao", 2024); ok {
		t.Error("a unit without predecessors takes over something")
	}
}

func TestTotalsOutliveAMerge(t *testing.T) {
	t.Parallel()
	c := merged()
	all := states(c)
	before, _ := c.Total("ketnap", all, at("2024-06-30 10:00"))
	after, _ := c.Total("ketnap", all, at("2024-07-01 10:00"))
	if before.Quantity != Number(31) || after.Quantity != before.Quantity {
		t.Errorf("ketnap is %v before and %v after", before.Quantity, after.Quantity)
	}
	all["moi"], _ = c.Apply(State{Unit: "moi"}, total("moi", 1, "2024-07-05 10:00", "ketnap", 9))
	later, _ := c.Total("ketnap", all, at("2024-07-05 12:00"))
	if later.Quantity != Number(33) {
		t.Errorf("ketnap is %v once the new unit reports its own total, want 33", later.Quantity)
	}
}

func TestUnitsThatComeFromOneAnotherCarryNothing(t *testing.T) {
	t.Parallel()
	d := draft()
	d.Units[0].Predecessors, d.Units[1].Predecessors = []UnitID{"hungnhuong"}, []UnitID{"hungle"}
	d.Units[0].Span, d.Units[1].Span = Span{Until: NewDate(2025, 6, 30)}, Span{Until: NewDate(2025, 6, 30)}
	c := New(d)
	if q, ok := c.Carried(nil, "ketnap", "hungle", 2024); ok {
		t.Errorf("carried %v", q)
	}
	if total, _ := c.Total("ketnap", states(c), at(friday)); total.Quantity != Number(31) {
		t.Errorf("ketnap is %v, want 31", total.Quantity)
	}
}
