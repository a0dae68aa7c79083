package sample_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/file"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

func june2024() campaign.Date { return campaign.NewDate(2024, time.June, 14) }

// lastDay and firstDay are the days around the end of the district.
func lastDay() campaign.Date  { return campaign.NewDate(2025, time.June, 30) }
func firstDay() campaign.Date { return campaign.NewDate(2025, time.July, 1) }

func TestFileIsSound(t *testing.T) {
	t.Parallel()
	if _, err := file.Parse(sample.TOML()); err != nil {
		t.Fatal(err)
	}
}

func TestTOMLCannotBeChanged(t *testing.T) {
	t.Parallel()
	sample.TOML()[0] = 'x'
	if sample.TOML()[0] == 'x' {
		t.Error("a caller changed the file")
	}
}

func TestUnitsOfBothHalves(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	for _, test := range []struct {
		day             campaign.Date
		group           campaign.GroupID
		units, expected int
	}{
		{june2024(), "", 40, 37},
		{june2024(), "cum1", 7, 7},
		{june2024(), "cum2", 7, 7},
		{june2024(), "cum3", 7, 7},
		{june2024(), "khoi1", 6, 5},
		{june2024(), "khoi2", 5, 5},
		{june2024(), "khoi3", 5, 3},
		{june2024(), "khoi4", 3, 3},
		{june2024(), "cum2025", 0, 0},
		{lastDay(), "", 40, 0},
		{firstDay(), "", 8, 8},
		{firstDay(), "cum2025", 8, 8},
	} {
		units, expected := c.UnitsOn(test.day, test.group), c.ExpectedOn(test.day, test.group)
		if len(units) != test.units || len(expected) != test.expected {
			t.Errorf("%v %s: %d units, %d expected; want %d and %d",
				test.day, test.group, len(units), len(expected), test.units, test.expected)
		}
	}
}

func TestEveryIndicatorOfTheArticleIsThere(t *testing.T) {
	t.Parallel()
	want := []campaign.IndicatorID{
		"chibo4tot", "chibotsvm", "chitieuktxh", "chuyendoiso", "daihoidang", "dangbo4tot", "dautucong",
		"ketnap", "ketnap_nk", "kyluat", "lichsudang", "mohinhgap", "muc_ntm", "nhatinhnghia", "nhatinhthuong",
		"ntm", "ntm15", "ntmkieumau", "ntmnangcao", "quyhoach", "thungansach", "thunhap", "tieuchintm",
		"tong_chibo", "tong_dv", "tyletsvm", "vondautu", "vonhatang", "xeploaidv", "xeploaitc",
	}
	var got []campaign.IndicatorID
	for _, i := range sample.Campaign().Indicators {
		got = append(got, i.ID)
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("indicators (-want +got):\n%s", diff)
	}
}

func TestAreaTargets(t *testing.T) {
	t.Parallel()
	targets := map[campaign.IndicatorID]map[int]int64{
		"ketnap": {2024: 130}, "chibotsvm": {2024: 15}, "tyletsvm": {2025: 40_00}, "kyluat": {2024: 10_00},
		"xeploaitc": {2024: 90_00, 2025: 90_00}, "xeploaidv": {2024: 90_00, 2025: 90_00},
		"daihoidang": {2024: 100}, "lichsudang": {2025: 100}, "chuyendoiso": {2025: 100}, "quyhoach": {2024: 2},
		"chitieuktxh": {2024: 27}, "nhatinhnghia": {2024: 40, 2025: 40}, "nhatinhthuong": {2024: 100, 2025: 100},
		"thunhap": {2025: 65_000_000}, "thungansach": {2025: 130_000_000_000},
		"vondautu": {2025: 2_800_000_000_000}, "vonhatang": {2025: 2_520_000_000_000},
		"ntm": {2025: 16}, "ntm15": {2025: 4}, "ntmnangcao": {2025: 7}, "ntmkieumau": {2025: 3},
	}
	for _, i := range sample.Campaign().Indicators {
		got := make(map[int]int64)
		for year, target := range i.AreaTargets {
			got[year] = target.Num
		}
		if want := targets[i.ID]; len(want)+len(got) > 0 && !cmp.Equal(want, got) {
			t.Errorf("%s: targets %v, want %v", i.ID, got, want)
		}
	}
	if i, _ := sample.Campaign().Indicator("tyletsvm"); i.AreaStretches[2025] != campaign.Number(50_00) {
		t.Errorf("tyletsvm reaches up to %v", i.AreaStretches[2025])
	}
}

func TestWeights(t *testing.T) {
	t.Parallel()
	weights := map[campaign.IndicatorID]int64{"ketnap": 3, "nhatinhnghia": 2, "nhatinhthuong": 2, "chibotsvm": 2}
	for _, i := range sample.Campaign().Indicators {
		if i.Weight != weights[i.ID] {
			t.Errorf("%s weighs %d, want %d", i.ID, i.Weight, weights[i.ID])
		}
		if sensitive := i.ID == "kyluat"; i.Sensitive != sensitive {
			t.Errorf("%s: sensitive is %v", i.ID, i.Sensitive)
		}
	}
}
