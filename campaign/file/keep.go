package file

import (
	"maps"

	"github.com/thiduabot/thiduabot/campaign"
)

// The tables that Merge goes through.
var (
	indicators = kind[campaign.Indicator]{
		"indicators", func(i campaign.Indicator) string { return string(i.ID) }, mergeIndicator, writeIndicator,
	}
	groups = kind[campaign.Group]{
		"groups", func(g campaign.Group) string { return string(g.ID) }, mergeGroup, writeGroup,
	}
	units = kind[campaign.Unit]{
		"units", func(u campaign.Unit) string { return string(u.ID) }, mergeUnit, writeUnit,
	}
	schedule = kind[campaign.Job]{
		"schedule", func(j campaign.Job) string { return string(j.ID) }, mergeJob, writeJob,
	}
	members = kind[campaign.Seat]{"members", seatID, mergeSeat, writeSeat}
)

// keep leaves the current value where the next file says nothing.
func keep[T comparable](next *T, current T) {
	var none T
	if *next == none {
		*next = current
	}
}

func keepList[T any](next *[]T, current []T) {
	if len(*next) == 0 {
		*next = current
	}
}

// keepYears adds the area's targets of years that the next file does not name.
func keepYears(next *campaign.Indicator, current campaign.Indicator) {
	targets, stretches := maps.Clone(current.AreaTargets), maps.Clone(current.AreaStretches)
	for year, target := range next.AreaTargets {
		// a range that becomes a single rate loses its upper end
		delete(stretches, year)
		put(&targets, year, target)
		if stretch, ok := next.AreaStretches[year]; ok {
			put(&stretches, year, stretch)
		}
	}
	if len(stretches) == 0 {
		stretches = nil
	}
	next.AreaTargets, next.AreaStretches = targets, stretches
}

func keepSpan(next *campaign.Span, current campaign.Span) {
	keep(&next.From, current.From)
	keep(&next.Until, current.Until)
}

func mergeIndicator(current, next campaign.Indicator) campaign.Indicator {
	keep(&next.Noun, current.Noun)
	keepList(&next.Nouns, current.Nouns)
	keepList(&next.Aliases, current.Aliases)
	keepYears(&next, current)
	keep(&next.Scale, current.Scale)
	keep(&next.ShowScale, current.ShowScale)
	keep(&next.Max, current.Max)
	keep(&next.Lead, current.Lead)
	keep(&next.PartOf, current.PartOf)
	return next
}

func mergeGroup(current, next campaign.Group) campaign.Group {
	keepList(&next.Aliases, current.Aliases)
	keepSpan(&next.Span, current.Span)
	return next
}

func mergeUnit(current, next campaign.Unit) campaign.Unit {
	keep(&next.Code, current.Code)
	keepList(&next.Aliases, current.Aliases)
	keepSpan(&next.Span, current.Span)
	keepList(&next.Predecessors, current.Predecessors)
	keep(&next.Population, current.Population)
	keep(&next.Members, current.Members)
	keep(&next.Cells, current.Cells)
	return next
}

func mergePledge(current, next campaign.Pledge) campaign.Pledge {
	keep(&next.Signed, current.Signed)
	if !next.HasBaseline {
		next.Baseline, next.HasBaseline = current.Baseline, current.HasBaseline
	}
	return next
}

func mergeJob(current, next campaign.Job) campaign.Job {
	keep(&next.EnabledAt, current.EnabledAt)
	return next
}

func mergeSeat(current, next campaign.Seat) campaign.Seat {
	keep(&next.Name, current.Name)
	keepList(&next.Indicators, current.Indicators)
	keep(&next.From, current.From)
	keep(&next.Until, current.Until)
	return next
}
