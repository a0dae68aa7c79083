package campaign_test

import (
	"strings"
	"testing"

	. "github.com/thiduabot/thiduabot/campaign"
)

// sound is the fixture with all that Validate looks at.
func sound() Campaign {
	d := draft()
	d.Schedule = []Job{{ID: "bangtuan", Kind: JobBoard, Cron: "30 16 * * 5"}}
	d.Seats = []Seat{{Account: "tanhao.baocao", Role: RoleReporter, Unit: "tanhao"}}
	return d
}

func TestSoundCampaignHasNoFaults(t *testing.T) {
	t.Parallel()
	if faults := New(sound()).Validate(); len(faults) != 0 {
		t.Error(faults)
	}
}

func TestValidateNamesTheFault(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		breaks func(*Campaign)
		want   string
	}{
		{"no code", func(c *Campaign) { c.Code = "" }, "campaign.code: missing"},
		{"no name", func(c *Campaign) { c.Name = " " }, "campaign.name: missing"},
		{"no time zone", func(c *Campaign) { c.Location = nil }, "campaign.time_zone: missing"},
		{"ends before it begins", func(c *Campaign) { c.Until = NewDate(2023, 1, 1) }, "campaign.until: 2023-01-01 is before from"},
		{"holiday ends before it begins", func(c *Campaign) { c.Calendar.Holidays[0].Until = NewDate(2024, 9, 1) }, "campaign.holidays.1.until"},
		{"indicator twice", func(c *Campaign) { c.Indicators[1].ID = "ketnap" }, "indicators.ketnap.id: ketnap is there already"},
		{"indicator without id", func(c *Campaign) { c.Indicators[1].ID = "" }, "indicators.2.id: missing"},
		{"indicator without name", func(c *Campaign) { c.Indicators[0].Name = "" }, "indicators.ketnap.name: missing"},
		{"unknown kind", func(c *Campaign) { c.Indicators[0].Kind = "tang" }, "indicators.ketnap.kind: \"tang\" is none of"},
		{"unknown pace", func(c *Campaign) { c.Indicators[0].Pace = "" }, "indicators.ketnap.pace"},
		{"negative weight", func(c *Campaign) { c.Indicators[0].Weight = -1 }, "indicators.ketnap.weight: is negative"},
		{"part of itself", func(c *Campaign) { c.Indicators[0].PartOf = "ketnap" }, "indicators.ketnap.part_of"},
		{"alias of two", func(c *Campaign) { c.Indicators[1].Aliases = []string{"Kết nạp"} }, `indicators.nhatinhnghia.aliases: "Kết nạp" belongs to ketnap already`},
		{"alias without letters", func(c *Campaign) { c.Indicators[1].Aliases = []string{"–"} }, "has no letters"},
		{"group twice", func(c *Campaign) { c.Groups = append(c.Groups, c.Groups[0]) }, "groups.cum2.id"},
		{"unknown kind of group", func(c *Campaign) { c.Groups[0].Kind = "doi" }, "groups.cum2.kind"},
		{"unit twice", func(c *Campaign) { c.Units[1].ID = "hungle" }, "units.hungle.id"},
		{"unit without name", func(c *Campaign) { c.Units[0].Name = "" }, "units.hungle.name: missing"},
		{"unknown group", func(c *Campaign) { c.Units[0].Group = "cum9" }, `units.hungle.group: no group "cum9"`},
		{"negative population", func(c *Campaign) { c.Units[0].Population = -1 }, "units.hungle.population"},
		{"unknown predecessor", func(c *Campaign) { c.Units[0].Predecessors = []UnitID{"la"} }, `units.hungle.predecessors: no unit "la"`},
		{"own predecessor", func(c *Campaign) { c.Units[0].Predecessors = []UnitID{"hungle"} }, "come from one another"},
		{"predecessors in a circle", func(c *Campaign) {
			c.Units[0].Predecessors = []UnitID{"longmy"}
			c.Units[2].Predecessors = []UnitID{"tanhao"}
			c.Units[3].Predecessors = []UnitID{"hungle"}
		}, "come from one another"},
		{"predecessor that goes on", func(c *Campaign) {
			c.Units[0].Predecessors, c.Units[0].Span.From = []UnitID{"longmy"}, NewDate(2024, 7, 1)
			c.Units[2].Span.Until = NewDate(2024, 7, 1)
		}, "longmy must end before hungle begins"},
		{"pledge twice", func(c *Campaign) { c.Pledges = append(c.Pledges, c.Pledges[0]) }, "pledges.hungle.2024.ketnap: is there already"},
		{"pledge of nobody", func(c *Campaign) { c.Pledges[0].Unit = "la" }, `pledges.la.unit: no unit "la"`},
		{"pledge of nothing known", func(c *Campaign) { c.Pledges[0].Indicator = "la" }, `no indicator "la"`},
		{"pledge outside the campaign", func(c *Campaign) { c.Pledges[0].Year = 2026 }, "2026 is outside the campaign"},
		{"rate for a count", func(c *Campaign) { c.Pledges[0].Target = Ratio(1, 2) }, "1/2 is a rate, and ketnap counts"},
		{"negative pledge", func(c *Campaign) { c.Pledges[0].Target = Number(-1) }, "-1 is negative"},
		{"pledge above the maximum", func(c *Campaign) { c.Indicators[0].Max = 3 }, "5 is more than max = 3"},
		{"job without schedule", func(c *Campaign) { c.Schedule[0].Cron = " " }, "schedule.bangtuan.cron: missing"},
		{"unknown kind of job", func(c *Campaign) { c.Schedule[0].Kind = "la" }, "schedule.bangtuan.kind"},
		{"seat without account", func(c *Campaign) { c.Seats[0].Account = "" }, "members.1.account: missing"},
		{"reporter of nobody", func(c *Campaign) { c.Seats[0].Unit = "" }, "members.tanhao.baocao.unit: missing"},
		{"unknown role", func(c *Campaign) { c.Seats[0].Role = "bithu" }, "members.tanhao.baocao.role"},
		{"head of nothing", func(c *Campaign) { c.Seats[0].Role = RoleHead }, "members.tanhao.baocao.group: missing"},
		{"lead of nothing known", func(c *Campaign) { c.Seats[0].Indicators = []IndicatorID{"la"} }, `no indicator "la"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := sound()
			test.breaks(&d)
			faults := New(d).Validate()
			for _, fault := range faults {
				if strings.Contains(fault.Error(), test.want) {
					return
				}
			}
			t.Errorf("no fault says %q: %v", test.want, faults)
		})
	}
}
