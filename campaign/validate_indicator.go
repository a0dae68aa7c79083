package campaign

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func (f *faults) indicators(c *Campaign) {
	seen := make(map[IndicatorID]bool)
	names := make(map[string]IndicatorID)
	for i := range c.Indicators {
		ind := &c.Indicators[i]
		place := claimID(f, "indicators", i, ind.ID, seen)
		f.name(place, ind.Name)
		f.words(place, ind)
		f.indicatorNumbers(place, ind)
		if _, ok := c.Indicator(ind.PartOf); ind.PartOf != "" && (!ok || ind.PartOf == ind.ID) {
			f.add(place+".part_of", "no other indicator %q", ind.PartOf)
		}
		f.aliases(place, ind, names)
	}
}

// words faults values that are none of the defined ones.
func (f *faults) words(place string, ind *Indicator) {
	kinds := []Kind{KindCumulative, KindLevel, KindRate, KindRange, KindReduction, KindMilestone}
	oneOf(f, place+".kind", ind.Kind, kinds)
	oneOf(f, place+".measure", ind.Measure, []Measure{MeasureCount, MeasureMoney, MeasurePercent, MeasureStage})
	oneOf(f, place+".op", ind.Op, []Operator{AtLeast, MoreThan, AtMost, Within, Done})
	oneOf(f, place+".pace", ind.Pace, []Pace{PaceSteady, PaceQuarterly, PaceYearEnd, PaceOnce})
	rollups := []Rollup{RollupSum, RollupRate, RollupWeighted, RollupCount, RollupOfficial, RollupNone}
	oneOf(f, place+".rollup", ind.Rollup, rollups)
}

func oneOf[T ~string](f *faults, place string, word T, words []T) {
	if !slices.Contains(words, word) {
		f.add(place, "%q is none of %q", word, words)
	}
}

func (f *faults) indicatorNumbers(place string, ind *Indicator) {
	f.when(ind.Weight < 0, place+".weight", "is negative")
	f.when(ind.Max < 0, place+".max", "is negative")
	f.when(ind.Scale < 0, place+".scale", "is negative")
	f.when(ind.ShowScale < 0, place+".show_scale", "is negative")
	for _, target := range ind.AreaTargets {
		f.when(target.Num < 0 || target.Den < 0, place+".area_targets", "%s is negative", target)
	}
}

// aliases faults a name by which two indicators are understood.
func (f *faults) aliases(place string, ind *Indicator, names map[string]IndicatorID) {
	for _, alias := range append([]string{string(ind.ID)}, ind.Aliases...) {
		key := fold(alias)
		owner, taken := names[key]
		switch {
		case key == "":
			f.add(place+".aliases", "%q has no letters", alias)
		case taken && owner != ind.ID:
			f.add(place+".aliases", "%q belongs to %s already", alias, owner)
		default:
			names[key] = ind.ID
		}
	}
}

// fold writes a word the way names are compared: small letters and digits without marks (domain.md §4.4).
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		r = unicode.ToLower(r)
		switch {
		case r == 'đ' || r == 'ð':
			return 'd'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return r
		}
		return -1
	}, norm.NFD.String(s))
}
