package sample_test

import (
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

// sums adds up what was pledged for a year.
func sums(c *campaign.Campaign, year int) map[campaign.IndicatorID]int64 {
	all := make(map[campaign.IndicatorID]int64)
	for _, p := range c.Pledges {
		if p.Year == year {
			all[p.Indicator] += p.Target.Num
		}
	}
	return all
}

func TestPledgesAddUpToTheTargetsOfTheDistrict(t *testing.T) {
	t.Parallel()
	got := sums(sample.Campaign(), 2024)
	wants := map[campaign.IndicatorID]int64{"ketnap": 130, "nhatinhnghia": 40, "nhatinhthuong": 100, "chibotsvm": 15}
	for id, want := range wants {
		if got[id] != want {
			t.Errorf("%s: %d pledged, want %d", id, got[id], want)
		}
	}
}

func TestPledgesOf2025AddUpThoseOfTheCommunes(t *testing.T) {
	t.Parallel()
	got := sums(sample.Campaign(), 2025)
	wants := map[campaign.IndicatorID]int64{
		"ketnap": 105, "nhatinhnghia": 40, "nhatinhthuong": 100, "chibotsvm": 15,
		"thungansach": 2_400_000_000, "vondautu": 120_000_000_000,
	}
	for id, want := range wants {
		if got[id] != want {
			t.Errorf("%s: %d pledged, want %d", id, got[id], want)
		}
	}
}

func TestEachNewUnitPledgesTheSumOfItsPredecessors(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	for _, u := range c.UnitsOn(firstDay(), "") {
		for _, i := range c.Indicators {
			if i.Kind != campaign.KindCumulative {
				continue
			}
			var want int64
			for _, part := range u.Predecessors {
				p, _ := c.Pledge(part, i.ID, 2024)
				want += p.Target.Num
			}
			if p, _ := c.Pledge(u.ID, i.ID, 2025); p.Target.Num != want {
				t.Errorf("%s %s: %d, want %d", u.ID, i.ID, p.Target.Num, want)
			}
		}
	}
}

func TestPledgesOfTanHao(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	wants := map[campaign.IndicatorID]int64{
		"ketnap": 15, "nhatinhnghia": 3, "nhatinhthuong": 6, "thungansach": 2_400_000_000, "xeploaidv": 90_00,
		"vondautu": 120_000_000_000, "thunhap": 65_000_000, "tieuchintm": 19, "chibotsvm": 1, "kyluat": 10_00,
	}
	pledges := c.PledgesOf("tanhao", 2024)
	if len(pledges) != len(wants) {
		t.Errorf("%d pledges, want %d", len(pledges), len(wants))
	}
	for _, p := range pledges {
		if p.Target.Num != wants[p.Indicator] {
			t.Errorf("%s: %v, want %d", p.Indicator, p.Target, wants[p.Indicator])
		}
	}
	if u, _ := c.Unit("tanhao"); u.Cells != 8 || u.Members != 124 {
		t.Errorf("Tân Hào has %d cells and %d members", u.Cells, u.Members)
	}
	if p, _ := c.Pledge("tanhao", "thunhap", 2024); !p.HasBaseline {
		t.Error("thunhap has no baseline")
	}
}

func TestPledgesOf2024AreSignedTogether(t *testing.T) {
	t.Parallel()
	signed := campaign.NewDate(2024, time.March, 18)
	units := make(map[campaign.UnitID]bool)
	for _, p := range sample.Campaign().Pledges {
		if p.Year != 2024 {
			continue
		}
		units[p.Unit] = true
		if p.Signed != signed || p.CountsFrom != campaign.NewDate(2024, time.January, 1) {
			t.Errorf("%s %s: signed %v, counts from %v", p.Unit, p.Indicator, p.Signed, p.CountsFrom)
		}
	}
	if len(units) != 37 {
		t.Errorf("%d units pledge, want 37", len(units))
	}
}

func TestMergedUnits(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	merged := make(map[campaign.UnitID]bool)
	for _, u := range c.UnitsOn(firstDay(), "cum2025") {
		for _, part := range u.Predecessors {
			merged[part] = true
		}
	}
	var population int64
	for _, u := range c.UnitsOn(lastDay(), "") {
		population += u.Population
		if commune := u.Code != ""; commune != merged[u.ID] {
			t.Errorf("%s: went on is %v", u.ID, merged[u.ID])
		}
	}
	if population != 170_051 || len(merged) != 21 {
		t.Errorf("%d people in %d communes", population, len(merged))
	}
}
