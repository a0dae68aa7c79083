package campaign

import (
	"cmp"
	"slices"
)

type pledgeKey struct {
	unit      UnitID
	indicator IndicatorID
	year      int
}

type unitYear struct {
	unit UnitID
	year int
}

// index holds the look-ups that New makes once.
type index struct {
	indicators map[IndicatorID]int
	units      map[UnitID]int
	groups     map[GroupID]int
	pledges    map[pledgeKey]int
	byUnit     map[unitYear][]int
}

// New returns c ready for use. It must not be changed afterwards.
func New(c Campaign) *Campaign {
	ix := index{
		indicators: make(map[IndicatorID]int, len(c.Indicators)),
		units:      make(map[UnitID]int, len(c.Units)),
		groups:     make(map[GroupID]int, len(c.Groups)),
		pledges:    make(map[pledgeKey]int, len(c.Pledges)),
		byUnit:     make(map[unitYear][]int),
	}
	for i, x := range c.Indicators {
		ix.indicators[x.ID] = i
	}
	for i, x := range c.Units {
		ix.units[x.ID] = i
	}
	for i, x := range c.Groups {
		ix.groups[x.ID] = i
	}
	for i, p := range c.Pledges {
		ix.pledges[pledgeKey{p.Unit, p.Indicator, p.Year}] = i
		key := unitYear{p.Unit, p.Year}
		ix.byUnit[key] = append(ix.byUnit[key], i)
	}
	for _, at := range ix.byUnit {
		slices.SortStableFunc(at, func(a, b int) int {
			return cmp.Compare(ix.order(c.Pledges[a].Indicator), ix.order(c.Pledges[b].Indicator))
		})
	}
	c.index = ix
	return &c
}

// order returns the place of an indicator in the campaign; unknown ones come last.
func (ix index) order(id IndicatorID) int {
	if i, ok := ix.indicators[id]; ok {
		return i
	}
	return len(ix.indicators)
}

// Indicator returns the indicator with this code.
func (c *Campaign) Indicator(id IndicatorID) (Indicator, bool) {
	return lookup(c.Indicators, c.index.indicators, id)
}

// Unit returns the unit with this id, whether it still exists or not.
func (c *Campaign) Unit(id UnitID) (Unit, bool) { return lookup(c.Units, c.index.units, id) }

// Group returns the group with this id.
func (c *Campaign) Group(id GroupID) (Group, bool) { return lookup(c.Groups, c.index.groups, id) }

// Pledge returns what the unit signed for the indicator and year.
func (c *Campaign) Pledge(unit UnitID, ind IndicatorID, year int) (Pledge, bool) {
	return lookup(c.Pledges, c.index.pledges, pledgeKey{unit, ind, year})
}

// pledge returns the same without a copy.
func (c *Campaign) pledge(unit UnitID, ind IndicatorID, year int) (*Pledge, bool) {
	i, ok := c.index.pledges[pledgeKey{unit, ind, year}]
	if !ok {
		return nil, false
	}
	return &c.Pledges[i], true
}

func lookup[K comparable, T any](all []T, at map[K]int, key K) (T, bool) {
	i, ok := at[key]
	if !ok {
		var none T
		return none, false
	}
	return all[i], true
}

// PledgesOf returns what the unit signed for the year, in the order of the indicators in the campaign.
func (c *Campaign) PledgesOf(unit UnitID, year int) []Pledge {
	at := c.index.byUnit[unitYear{unit, year}]
	pledges := make([]Pledge, len(at))
	for i, n := range at {
		pledges[i] = c.Pledges[n]
	}
	return pledges
}

// UnitsOn returns the units that exist on day and belong to group; an empty group means all.
func (c *Campaign) UnitsOn(day Date, group GroupID) []Unit {
	var units []Unit
	for _, u := range c.Units {
		if u.Span.Contains(day) && (group == "" || u.Group == group) {
			units = append(units, u)
		}
	}
	return units
}

// ExpectedOn returns the units of UnitsOn that pledged something for the year of day:
// only they are expected to report.
func (c *Campaign) ExpectedOn(day Date, group GroupID) []Unit {
	var expected []Unit
	for _, u := range c.UnitsOn(day, group) {
		if len(c.index.byUnit[unitYear{u.ID, day.Year}]) > 0 {
			expected = append(expected, u)
		}
	}
	return expected
}
