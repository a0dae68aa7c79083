package file

import (
	"fmt"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// sheet is one [[pledges]] table: what one unit signed on one day for one year.
type sheet struct {
	unit       campaign.UnitID
	year       int
	signed     campaign.Date
	countsFrom campaign.Date
}

// readPledges reads all sheets. A unit may have several for one year, if no indicator stands in two of them.
func readPledges(file *table, indicators []campaign.Indicator) []campaign.Pledge {
	known := make(map[string]campaign.Indicator, len(indicators))
	for _, i := range indicators {
		known[string(i.ID)] = i
	}
	var all []campaign.Pledge
	for _, t := range file.tables("pledges") {
		all = append(all, readSheet(t, known)...)
		t.finish()
	}
	return all
}

func readSheet(t *table, known map[string]campaign.Indicator) []campaign.Pledge {
	t.need("unit", "year", "targets")
	s := sheet{
		unit: campaign.UnitID(t.text("unit")), year: int(t.count("year")),
		signed: t.date("signed"), countsFrom: t.date("counts_from"),
	}
	t.refer("unit", "units", string(s.unit))
	if s.year < 1900 || s.year > 9999 {
		t.fault("year", "%d is no year", s.year)
	}
	if s.countsFrom.IsZero() {
		s.countsFrom = campaign.NewDate(s.year, time.January, 1)
	}
	t.place = fmt.Sprintf("pledges.%s.%d", s.unit, s.year)
	t.r.lines[t.place] = t.node.line
	return t.pledges(s, known)
}

// pledges reads the targets and baselines of a sheet.
func (t *table) pledges(s sheet, known map[string]campaign.Indicator) []campaign.Pledge {
	targets, baselines := t.sub("targets"), t.sub("baselines")
	var all []campaign.Pledge
	for _, key := range targets.node.keys {
		indicator, ok := known[key]
		if !ok {
			targets.fault(key, "no indicator %q", key)
			continue
		}
		targets.define("pledges", fmt.Sprintf("%s %d %s", s.unit, s.year, key), key)
		p := campaign.Pledge{
			Unit: s.unit, Indicator: indicator.ID, Year: s.year, Signed: s.signed, CountsFrom: s.countsFrom,
		}
		p.Target, p.Stretch, _ = targets.target(key, indicator)
		p.Baseline, p.HasBaseline = baselines.baseline(key, indicator)
		t.r.lines[fmt.Sprintf("%s.%s", t.place, key)] = targets.line(key)
		all = append(all, p)
	}
	baselines.finish()
	return all
}

// sortPledges orders pledges by year, unit and indicator, whatever the order of the sheets.
func sortPledges(c *campaign.Campaign) {
	units := make(map[campaign.UnitID]int, len(c.Units))
	for i, u := range c.Units {
		units[u.ID] = i
	}
	indicators := make(map[campaign.IndicatorID]int, len(c.Indicators))
	for i, x := range c.Indicators {
		indicators[x.ID] = i
	}
	slices.SortStableFunc(c.Pledges, func(a, b campaign.Pledge) int {
		if a.Year != b.Year {
			return a.Year - b.Year
		}
		if a.Unit != b.Unit {
			return units[a.Unit] - units[b.Unit]
		}
		return indicators[a.Indicator] - indicators[b.Indicator]
	})
}

// writeSheets writes what was signed together in one table, in the order of the first pledge of each.
func writeSheets(c *campaign.Campaign) []fields {
	var order []sheet
	signed := make(map[sheet][]campaign.Pledge)
	for _, p := range c.Pledges {
		s := sheetOf(p)
		if len(signed[s]) == 0 {
			order = append(order, s)
		}
		signed[s] = append(signed[s], p)
	}
	all := make([]fields, len(order))
	for i, s := range order {
		all[i] = writeSheet(c, s, signed[s])
	}
	return all
}

func sheetOf(p campaign.Pledge) sheet { return sheet{p.Unit, p.Year, p.Signed, p.CountsFrom} }

func writeSheet(c *campaign.Campaign, s sheet, pledges []campaign.Pledge) fields {
	var f, targets, baselines fields
	f.text("unit", string(s.unit))
	f.number("year", int64(s.year))
	f.date("signed", s.signed)
	if s.countsFrom != campaign.NewDate(s.year, time.January, 1) {
		f.date("counts_from", s.countsFrom)
	}
	for _, p := range pledges {
		indicator, _ := c.Indicator(p.Indicator)
		targets.add(string(p.Indicator), writeTarget(indicator, p.Target, p.Stretch))
		if p.HasBaseline {
			baselines.add(string(p.Indicator), writeBaseline(indicator, p.Baseline))
		}
	}
	f.pairs("targets", targets)
	f.pairs("baselines", baselines)
	return f
}
