package file

import (
	"strconv"

	"github.com/thiduabot/thiduabot/campaign"
)

func readIndicator(t *table) campaign.Indicator {
	t.need("name", "kind")
	i := campaign.Indicator{
		ID:    campaign.IndicatorID(t.identify("indicators")),
		Name:  t.text("name"),
		Short: t.text("short"),
		Noun:  t.text("noun"), Nouns: t.texts("nouns"), HideNoun: t.flag("hide_noun", false),
		Aliases: t.texts("aliases"),
		Kind: choice(t, "kind", campaign.KindCumulative, campaign.KindLevel, campaign.KindRate,
			campaign.KindRange, campaign.KindReduction, campaign.KindMilestone),
		Measure: choice(t, "measure", campaign.MeasureCount, campaign.MeasureMoney,
			campaign.MeasurePercent, campaign.MeasureStage),
		Op: choice(t, "op", campaign.AtLeast, campaign.MoreThan, campaign.AtMost, campaign.Within, campaign.Done),
		Pace: choice(t, "pace", campaign.PaceSteady, campaign.PaceQuarterly,
			campaign.PaceYearEnd, campaign.PaceOnce),
		Rollup: choice(t, "rollup", campaign.RollupSum, campaign.RollupRate, campaign.RollupWeighted,
			campaign.RollupCount, campaign.RollupOfficial, campaign.RollupNone),
		Weight: t.count("weight"),
		Scale:  t.scale("scale"), ShowScale: t.scale("show_scale"),
		Max: t.count("max"), MaxCells: t.flag("max_cells", false),
		Sensitive: t.flag("sensitive", false),
		Lead:      t.text("lead"),
		PartOf:    campaign.IndicatorID(t.text("part_of")),
	}
	t.refer("part_of", "indicators", string(i.PartOf))
	fillIndicator(&i)
	i.AreaTargets, i.AreaStretches = readAreaTargets(t, i)
	return i
}

// fillIndicator chooses what the file left out, by the kind.
func fillIndicator(i *campaign.Indicator) {
	measure, op, pace := campaign.MeasureCount, campaign.AtLeast, campaign.PaceSteady
	rollup := campaign.RollupRate
	switch i.Kind {
	case campaign.KindCumulative:
		rollup = campaign.RollupSum
	case campaign.KindLevel:
		rollup = campaign.RollupNone
	case campaign.KindRate:
		measure = campaign.MeasurePercent
	case campaign.KindRange:
		measure, op = campaign.MeasurePercent, campaign.Within
	case campaign.KindReduction:
		op = campaign.AtMost
	case campaign.KindMilestone:
		measure, op, pace = campaign.MeasureStage, campaign.Done, campaign.PaceOnce
	}
	fill(&i.Measure, measure)
	fill(&i.Op, op)
	fill(&i.Pace, pace)
	fill(&i.Rollup, rollup)
	fill(&i.Short, i.Name)
}

func fill[T ~string](field *T, otherwise T) {
	if *field == "" {
		*field = otherwise
	}
}

// readAreaTargets reads the targets of the whole area by year.
func readAreaTargets(t *table, i campaign.Indicator) (targets, stretches map[int]campaign.Quantity) {
	sub := t.sub("area_targets")
	for _, key := range sub.node.keys {
		year := sub.year(key)
		target, stretch, ok := sub.target(key, areaMeasure(i))
		if year == 0 || !ok {
			continue
		}
		put(&targets, year, target)
		if stretch.Num != 0 {
			put(&stretches, year, stretch)
		}
	}
	return targets, stretches
}

// areaMeasure is how the area's figure is written: counting units makes it a number of units.
func areaMeasure(i campaign.Indicator) campaign.Indicator {
	if i.Rollup == campaign.RollupCount {
		i.Measure, i.Kind, i.Op = campaign.MeasureCount, campaign.KindLevel, campaign.AtLeast
	}
	return i
}

func (t *table) year(key string) int {
	year, err := strconv.Atoi(key)
	if err != nil || year < 1900 || year > 9999 || strconv.Itoa(year) != key {
		t.fault(key, "%q is no year", key)
		return 0
	}
	return year
}

func put(m *map[int]campaign.Quantity, year int, q campaign.Quantity) {
	if *m == nil {
		*m = make(map[int]campaign.Quantity)
	}
	(*m)[year] = q
}

func writeIndicator(i campaign.Indicator) fields {
	var f fields
	f.text("id", string(i.ID))
	f.text("name", i.Name)
	f.text("short", i.Short)
	f.text("noun", i.Noun)
	f.texts("nouns", i.Nouns)
	f.flag("hide_noun", i.HideNoun)
	f.texts("aliases", i.Aliases)
	f.text("kind", string(i.Kind))
	f.text("measure", string(i.Measure))
	f.text("op", string(i.Op))
	f.text("pace", string(i.Pace))
	f.text("rollup", string(i.Rollup))
	f.number("weight", i.Weight)
	f.pairs("area_targets", areaTargets(i))
	f.scale("scale", i.Scale)
	f.scale("show_scale", i.ShowScale)
	f.number("max", i.Max)
	f.flag("max_cells", i.MaxCells)
	f.flag("sensitive", i.Sensitive)
	f.text("lead", i.Lead)
	f.text("part_of", string(i.PartOf))
	return f
}

func areaTargets(i campaign.Indicator) fields {
	var f fields
	for _, year := range sortedKeys(i.AreaTargets) {
		f.add(strconv.Itoa(year), writeTarget(areaMeasure(i), i.AreaTargets[year], i.AreaStretches[year]))
	}
	return f
}
