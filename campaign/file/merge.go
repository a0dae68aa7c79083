package file

import (
	"fmt"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// Merge returns current with what next adds and changes, and those changes in the order of the file.
// Nothing is removed: items and optional values that next does not name stay, and nothing ends but by
// its until. A nil current is an empty campaign.
func Merge(current, next *campaign.Campaign) (*campaign.Campaign, []Change) {
	if current == nil {
		return next, addedAll(next)
	}
	var m merger
	merged := m.header(current, next)
	merged.Indicators = mergeList(&m, indicators, current.Indicators, next.Indicators)
	merged.Groups = mergeList(&m, groups, current.Groups, next.Groups)
	merged.Units = mergeList(&m, units, current.Units, next.Units)
	merged.Pledges = mergeList(&m, pledges(merged.Indicators), current.Pledges, next.Pledges)
	merged.Schedule = mergeList(&m, schedule, current.Schedule, next.Schedule)
	merged.Seats = mergeList(&m, members, current.Seats, next.Seats)
	sortPledges(&merged)
	return campaign.New(merged), m.changes
}

func addedAll(c *campaign.Campaign) []Change {
	var m merger
	m.changes = []Change{added("campaign", c.Code, writeHeader(c))}
	mergeList(&m, indicators, nil, c.Indicators)
	mergeList(&m, groups, nil, c.Groups)
	mergeList(&m, units, nil, c.Units)
	mergeList(&m, pledges(c.Indicators), nil, c.Pledges)
	mergeList(&m, schedule, nil, c.Schedule)
	mergeList(&m, members, nil, c.Seats)
	return m.changes
}

// StampJobs returns c with the jobs that current does not run marked as enabled at now,
// so that nothing due before is caught up.
func StampJobs(current, c *campaign.Campaign, now time.Time) *campaign.Campaign {
	running := make(map[campaign.JobID]bool)
	if current != nil {
		for _, j := range current.Schedule {
			running[j.ID] = !j.Disabled
		}
	}
	stamped := *c
	stamped.Schedule = slices.Clone(c.Schedule)
	for i, j := range stamped.Schedule {
		if !j.Disabled && !running[j.ID] {
			stamped.Schedule[i].EnabledAt = now.UTC()
		}
	}
	return campaign.New(stamped)
}

// merger collects changes.
type merger struct{ changes []Change }

func (m *merger) header(current, next *campaign.Campaign) campaign.Campaign {
	merged := *next
	merged.Revision = current.Revision
	keep(&merged.AreaShort, current.AreaShort)
	keepList(&merged.Calendar.Holidays, current.Calendar.Holidays)
	keepList(&merged.Calendar.MakeUp, current.Calendar.MakeUp)
	m.changes = differences("campaign", current.Code, writeHeader(current), writeHeader(&merged))
	return merged
}

// kind says how the items of one table are told apart, merged and written.
type kind[T any] struct {
	name  string
	id    func(T) string
	merge func(current, next T) T
	write func(T) fields
}

// mergeList keeps the order of current and appends what is added.
func mergeList[T any](m *merger, k kind[T], current, next []T) []T {
	at := make(map[string]int, len(current))
	for i, item := range current {
		at[k.id(item)] = i
	}
	merged := slices.Clone(current)
	for _, item := range next {
		id := k.id(item)
		i, known := at[id]
		if !known {
			merged = append(merged, item)
			m.changes = append(m.changes, added(k.name, id, k.write(item)))
			continue
		}
		item = k.merge(merged[i], item)
		m.changes = append(m.changes, differences(k.name, id, k.write(merged[i]), k.write(item))...)
		merged[i] = item
	}
	return merged
}

// pledges tells what was signed; indicators say how it is written.
func pledges(indicators []campaign.Indicator) kind[campaign.Pledge] {
	known := make(map[campaign.IndicatorID]campaign.Indicator, len(indicators))
	for _, i := range indicators {
		known[i.ID] = i
	}
	return kind[campaign.Pledge]{
		name:  "pledges",
		id:    func(p campaign.Pledge) string { return fmt.Sprintf("%s %d %s", p.Unit, p.Year, p.Indicator) },
		merge: mergePledge,
		write: func(p campaign.Pledge) fields { return writePledge(known[p.Indicator], p) },
	}
}

func writePledge(i campaign.Indicator, p campaign.Pledge) fields {
	var f fields
	f.add("target", writeTarget(i, p.Target, p.Stretch))
	if p.HasBaseline {
		f.add("baseline", writeBaseline(i, p.Baseline))
	}
	f.date("signed", p.Signed)
	f.date("counts_from", p.CountsFrom)
	return f
}
