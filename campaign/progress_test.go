package campaign_test

import (
	"slices"
	"testing"

	. "github.com/thiduabot/thiduabot/campaign"
)

func TestProgress(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name           string
		ind            Indicator
		pledge         Pledge
		figure         Quantity
		ratio, percent string
		reached        bool
		status         Status
	}{
		{"a total", count("x", 1, 1), Pledge{Target: Number(15)}, Number(12), "4/5", "80%", false, StatusAhead},
		{"more than pledged", count("x", 1, 1), Pledge{Target: Number(4)}, Number(6), "3/2", "150%", true, StatusExceeded},
		{"exactly as pledged", count("x", 1, 1), Pledge{Target: Number(4)}, Number(4), "1", "100%", true, StatusFinished},
		{"a pledge of nothing", count("x", 1, 1), Pledge{Target: Number(0)}, Number(0), "1", "100%", true, StatusFinished},
		{
			"a level from its baseline",
			Indicator{Kind: KindLevel, Op: AtLeast, Pace: PaceSteady},
			Pledge{Target: Number(65), Baseline: Number(61), HasBaseline: true},
			Number(62), "1/4", "95,4%", false, StatusBehind,
		},
		{
			"a level below its baseline",
			Indicator{Kind: KindLevel, Op: AtLeast},
			Pledge{Target: Number(65), Baseline: Number(61), HasBaseline: true},
			Number(60), "0", "92,3%", false, StatusNone,
		},
		{
			"a level that was past its pledge before",
			Indicator{Kind: KindLevel, Op: AtLeast},
			Pledge{Target: Number(65), Baseline: Number(70), HasBaseline: true},
			Number(68), "68/65", "104,6%", true, StatusExceeded,
		},
		{
			"a level without baseline",
			Indicator{Kind: KindLevel, Op: AtLeast},
			Pledge{Target: Number(19)},
			Number(17), "17/19", "89,5%", false, StatusNone,
		},
		{
			"a level that is to fall",
			Indicator{Kind: KindLevel, Op: AtMost},
			Pledge{Target: Number(30), Baseline: Number(50), HasBaseline: true},
			Number(40), "1/2", "75%", false, StatusNone,
		},
		{
			"above a strict limit only",
			Indicator{Kind: KindRate, Op: MoreThan},
			Pledge{Target: Number(9000)},
			Ratio(90, 100), "1", "100%", false, StatusNone,
		},
		{
			"a rate above its limit",
			Indicator{Kind: KindRate, Op: MoreThan},
			Pledge{Target: Number(9000)},
			Ratio(91, 100), "91/90", "101,1%", true, StatusExceeded,
		},
		{
			"within a range",
			Indicator{Kind: KindRange, Op: Within},
			Pledge{Target: Number(4000), Stretch: Number(5000)},
			Ratio(9, 20), "9/8", "112,5%", true, StatusFinished,
		},
		{
			"above a range",
			Indicator{Kind: KindRange, Op: Within},
			Pledge{Target: Number(4000), Stretch: Number(5000)},
			Number(5001), "5001/4000", "125%", true, StatusExceeded,
		},
		{
			"a fall half done",
			Indicator{Kind: KindReduction, Op: AtMost},
			Pledge{Target: Number(5000), Baseline: Ratio(4, 120), HasBaseline: true},
			Number(3), "1/2", "50%", false, StatusNone,
		},
		{
			"a fall done",
			Indicator{Kind: KindReduction, Op: AtMost},
			Pledge{Target: Number(1000), Baseline: Ratio(2, 120), HasBaseline: true},
			Number(1), "1", "100%", true, StatusFinished,
		},
		{
			"a rate that rose instead",
			Indicator{Kind: KindReduction, Op: AtMost},
			Pledge{Target: Number(1000), Baseline: Ratio(2, 120), HasBaseline: true},
			Number(3), "0", "0%", false, StatusNone,
		},
		{
			"nothing before, nothing now",
			Indicator{Kind: KindReduction, Op: AtMost},
			Pledge{Target: Number(1000), HasBaseline: true},
			Number(0), "1", "100%", true, StatusFinished,
		},
		{
			"nothing before, something now",
			Indicator{Kind: KindReduction, Op: AtMost},
			Pledge{Target: Number(1000), HasBaseline: true},
			Number(1), "0", "0%", false, StatusNone,
		},
		{
			"a fall from nowhere known",
			Indicator{Kind: KindReduction, Op: AtMost},
			Pledge{Target: Number(1000)},
			Number(1), "0", "0%", false, StatusNone,
		},
		{
			"a stage",
			Indicator{Kind: KindMilestone, Op: Done, Pace: PaceOnce},
			Pledge{Target: Number(100)},
			Number(75), "3/4", "75%", false, StatusNone,
		},
		{
			"a quarter behind its step",
			Indicator{Kind: KindCumulative, Op: AtLeast, Pace: PaceQuarterly},
			Pledge{Target: Number(27)},
			Number(5), "5/27", "18,5%", false, StatusBehind,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.ind.ID = "x"
			c := with(test.ind)
			test.pledge.Unit, test.pledge.Indicator, test.pledge.Year = "tanhao", "x", 2024
			e := total("tanhao", 1, friday, "x", 0)
			e.Quantity = test.figure
			g := c.Progress(c.Replay("tanhao", slices.Values([]Entry{e})), test.pledge, at(friday))
			mustBe(t, "ratio", g.Ratio.String(), test.ratio)
			mustBe(t, "percent", FormatPercent(g.Percent), test.percent)
			mustBe(t, "status", string(g.Status), string(test.status))
			if g.Reached != test.reached || !g.HasFigure {
				t.Errorf("reached is %v, figure %v", g.Reached, g.HasFigure)
			}
		})
	}
}

func TestProgressFollowsTheIndicators(t *testing.T) {
	t.Parallel()
	d := draft()
	slices.Reverse(d.Pledges)
	c := New(d)
	progress := c.ProgressOf(states(c)["tanhao"], at(friday))
	for i, want := range []string{"80%", "66,7%", "50%"} {
		mustBe(t, "indicator", string(progress[i].Indicator.ID), string(counted[i]))
		mustBe(t, "percent", FormatPercent(progress[i].Percent), want)
	}
	empty := c.ProgressOf(State{Unit: "tanhao"}, at(friday))
	mustBe(t, "status", string(empty[0].Status), string(StatusNoFigure))
}

func TestElapsed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		day  Date
		want string
	}{
		{"the first day counts", NewDate(2023, 1, 1), "1/365"},
		{"14 June of a leap year", NewDate(2024, 6, 14), "83/183"},
		{"the last day is all of it", NewDate(2024, 12, 31), "1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			mustBe(t, "elapsed", Elapsed(test.day).String(), test.want)
		})
	}
}

func TestQuartersStepUpWhenTheyAreOver(t *testing.T) {
	t.Parallel()
	c := with(Indicator{ID: "x", Kind: KindCumulative, Pace: PaceQuarterly})
	for when, want := range map[string]string{
		"2024-03-31 23:00": "0", "2024-04-01 00:00": "1/4", "2024-06-30 23:00": "1/4", "2024-07-01 00:00": "1/2",
		"2024-12-31 23:00": "3/4",
	} {
		g := c.Progress(State{Unit: "tanhao"}, pledge("tanhao", "x", Number(4)), at(when))
		mustBe(t, "expected at "+when, g.Expected.String(), want)
	}
}

func TestPaceCountsFromThePledge(t *testing.T) {
	t.Parallel()
	c := New(draft())
	p := pledge("tanhao", "ketnap", Number(15))
	p.CountsFrom = NewDate(2024, 7, 1)
	g := c.Progress(states(c)["tanhao"], p, at("2024-09-30 16:00"))
	mustBe(t, "expected", g.Expected.String(), "1/2")
}
