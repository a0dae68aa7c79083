package campaign

import (
	"fmt"
	"strings"
)

// Validate returns every fault of the campaign that can be seen without its file, in the order of its tables.
func (c *Campaign) Validate() []Fault {
	var f faults
	f.header(c)
	f.indicators(c)
	f.groups(c)
	f.units(c)
	f.pledges(c)
	f.schedule(c)
	f.seats(c)
	return f.list
}

// faults collects mistakes.
type faults struct {
	list []Fault
}

func (f *faults) add(place, format string, args ...any) {
	f.list = append(f.list, Fault{Place: place, Reason: fmt.Sprintf(format, args...)})
}

// when adds a fault if it is one.
func (f *faults) when(wrong bool, place, format string, args ...any) {
	if wrong {
		f.add(place, format, args...)
	}
}

// name faults a missing name.
func (f *faults) name(place, name string) {
	f.when(strings.TrimSpace(name) == "", place+".name", "missing")
}

// claimID faults an id that is missing or taken, and returns the place of the item.
func claimID[T ~string](f *faults, table string, i int, id T, seen map[T]bool) (place string) {
	if id == "" {
		f.add(fmt.Sprintf("%s.%d.id", table, i+1), "missing")
	}
	place = table + "." + string(id)
	f.when(id != "" && seen[id], place+".id", "%s is there already", id)
	seen[id] = true
	return place
}

// span faults an end before its start.
func (f *faults) span(place string, s Span) {
	ends := !s.From.IsZero() && !s.Until.IsZero() && s.Until.Before(s.From)
	f.when(ends, place+".until", "%s is before from, %s", s.Until, s.From)
}

func (f *faults) header(c *Campaign) {
	f.when(c.Code == "", "campaign.code", "missing")
	f.name("campaign", c.Name)
	f.span("campaign", Span{c.From, c.Until})
	f.when(c.Location == nil, "campaign.time_zone", "missing")
	for i, h := range c.Calendar.Holidays {
		f.span(fmt.Sprintf("campaign.holidays.%d", i+1), h.Span)
	}
}

func (f *faults) groups(c *Campaign) {
	seen := make(map[GroupID]bool)
	for i, g := range c.Groups {
		place := claimID(f, "groups", i, g.ID, seen)
		f.name(place, g.Name)
		f.span(place, g.Span)
		f.when(g.Kind != Cluster && g.Kind != Bloc, place+".kind", "%q is neither cum nor khoi", g.Kind)
	}
}

func (f *faults) units(c *Campaign) {
	seen := make(map[UnitID]bool)
	for i := range c.Units {
		u := &c.Units[i]
		place := claimID(f, "units", i, u.ID, seen)
		f.name(place, u.Name)
		f.span(place, u.Span)
		f.unitNumbers(place, u)
		if _, ok := c.Group(u.Group); u.Group != "" && !ok {
			f.add(place+".group", "no group %q", u.Group)
		}
		f.predecessors(c, place, u)
	}
}

func (f *faults) unitNumbers(place string, u *Unit) {
	f.when(u.Population < 0, place+".population", "is negative")
	f.when(u.Members < 0, place+".members", "is negative")
	f.when(u.Cells < 0, place+".cells", "is negative")
}

func (f *faults) predecessors(c *Campaign, place string, u *Unit) {
	place += ".predecessors"
	for _, id := range u.Predecessors {
		p, ok := c.Unit(id)
		switch {
		case !ok:
			f.add(place, "no unit %q", id)
		case c.descends(id, u.ID):
			f.add(place, "%s and %s come from one another", u.ID, id)
		case !p.Span.Until.IsZero() && !p.Span.Until.Before(u.Span.From):
			f.add(place, "%s must end before %s begins", id, u.ID)
		}
	}
}

// descends reports whether ancestor is unit or among the units it comes from.
func (c *Campaign) descends(unit, ancestor UnitID) bool {
	seen := make(map[UnitID]bool)
	next := []UnitID{unit}
	for len(next) > 0 {
		id := next[0]
		next = next[1:]
		if id == ancestor {
			return true
		}
		if u, ok := c.Unit(id); ok && !seen[id] {
			seen[id] = true
			next = append(next, u.Predecessors...)
		}
	}
	return false
}
