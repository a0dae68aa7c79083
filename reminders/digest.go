package reminders

import (
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// digestFacts are what a digest says, frozen as JSON.
type digestFacts struct {
	// At is when the figures were taken; Since is the day of the digest before, when that is
	// not the day before and something was said between.
	At    time.Time     `json:"at"`
	Since campaign.Date `json:"since,omitzero"`
	Week  campaign.Week `json:"week"`
	// Before are the heads of units that reported since, as they were then.
	Before map[campaign.UnitID]int64 `json:"before,omitempty"`

	Elapsed     campaign.Fraction `json:"elapsed"`
	Base        campaign.Fraction `json:"base"`
	Totals      []digestTotal     `json:"totals,omitempty"`
	Reporting   int               `json:"reporting,omitempty"`
	Corrections int               `json:"corrections,omitempty"`
	Increases   []digestIncrease  `json:"increases,omitempty"`
	Leaders     []digestLeader    `json:"leaders,omitempty"`
	Finished    []digestFinished  `json:"finished,omitempty"`
	Slow        []digestSlow      `json:"slow,omitempty"`
	Missing     int               `json:"missing,omitempty"`
	Expected    int               `json:"expected,omitempty"`
	Silent      []digestSilent    `json:"silent,omitempty"`
}

type digestTotal struct {
	Indicator campaign.IndicatorID `json:"indicator"`
	Value     campaign.Quantity    `json:"value"`
	Target    campaign.Quantity    `json:"target"`
	Percent   campaign.Fraction    `json:"percent"`
}

type digestIncrease struct {
	Indicator campaign.IndicatorID `json:"indicator"`
	By        int64                `json:"by"`
}

type digestLeader struct {
	Group campaign.GroupID `json:"group"`
	Unit  campaign.UnitID  `json:"unit"`
}

type digestFinished struct {
	Indicator campaign.IndicatorID `json:"indicator"`
	Unit      campaign.UnitID      `json:"unit"`
	Value     campaign.Quantity    `json:"value"`
	Pledge    campaign.Quantity    `json:"pledge"`
}

type digestSlow struct {
	Unit campaign.UnitID   `json:"unit"`
	Base campaign.Fraction `json:"base"`
	Pace campaign.Fraction `json:"pace"`
}

type digestSilent struct {
	Unit  campaign.UnitID `json:"unit"`
	Weeks int             `json:"weeks"`
}

// change is a unit that reported since the digest before: its states and the entries between.
type change struct {
	before, after campaign.State
	entries       []campaign.Entry
}

// newDigest computes the facts from the states now and the changes since the digest before.
func newDigest(c *campaign.Campaign, now states, changes []change, f digestFacts) digestFacts {
	f.Week = c.WeekOf(campaign.JobDigest, f.At)
	f.totals(c, now)
	f.changes(c, changes)
	f.leaders(c, now)
	f.slow(c, now)
	f.missing(c, now)
	return f
}

func (f *digestFacts) totals(c *campaign.Campaign, now states) {
	totals := c.Totals(now, f.At)
	f.Elapsed, f.Base = totals.Elapsed, totals.Base
	for _, t := range totals.Indicators {
		if t.Scored {
			f.Totals = append(f.Totals, digestTotal{t.Indicator, t.Quantity, t.Target, t.Percent})
		}
	}
}

func (f *digestFacts) changes(c *campaign.Campaign, changes []change) {
	corrections := make(map[campaign.UnitID]map[int64]bool)
	increases := make(map[campaign.IndicatorID]int64)
	for _, ch := range changes {
		if slices.ContainsFunc(ch.entries, func(e campaign.Entry) bool { return e.Action != campaign.ActionWithdraw }) {
			f.Reporting++
		}
		for _, e := range ch.entries {
			if e.Action == campaign.ActionCorrect || e.Action == campaign.ActionEdit {
				count(corrections, e.Unit, e.Seq)
			}
		}
		f.steps(c, ch, increases)
	}
	for _, of := range corrections {
		f.Corrections += len(of)
	}
	for _, ind := range c.Indicators {
		if by := increases[ind.ID]; by > 0 {
			f.Increases = append(f.Increases, digestIncrease{ind.ID, by})
		}
	}
}

func count(seqs map[campaign.UnitID]map[int64]bool, unit campaign.UnitID, seq int64) {
	if seqs[unit] == nil {
		seqs[unit] = make(map[int64]bool)
	}
	seqs[unit][seq] = true
}

// steps adds up what a unit gained, and notes the pledges it completed.
func (f *digestFacts) steps(c *campaign.Campaign, ch change, increases map[campaign.IndicatorID]int64) {
	for _, p := range c.PledgesOf(ch.after.Unit, f.At.In(c.Location).Year()) {
		before, after := c.Progress(ch.before, p, f.At), c.Progress(ch.after, p, f.At)
		if !after.Scored || !after.HasFigure {
			continue
		}
		if after.Indicator.Kind == campaign.KindCumulative {
			increases[p.Indicator] += after.Figure.Quantity.Num - before.Figure.Quantity.Num
		}
		if after.Reached && !before.Reached {
			f.Finished = append(f.Finished, digestFinished{p.Indicator, p.Unit, after.Figure.Quantity, p.Target})
		}
	}
}

// leaders names who is first in each group.
func (f *digestFacts) leaders(c *campaign.Campaign, now states) {
	day := dayOf(c, f.At)
	for _, g := range c.Groups {
		if !g.Span.Contains(day) {
			continue
		}
		for _, row := range c.Standings(g.ID, now, f.At, f.Week).Rows {
			if row.Rank == 1 && row.Base.Sign() > 0 {
				f.Leaders = append(f.Leaders, digestLeader{g.ID, row.Unit})
			}
		}
	}
}

// slow names the units behind their pace, the slowest first.
func (f *digestFacts) slow(c *campaign.Campaign, now states) {
	for _, row := range c.Standings("", now, f.At, f.Week).Rows {
		if row.Status == campaign.StatusBehind {
			f.Slow = append(f.Slow, digestSlow{row.Unit, row.Base, row.Pace})
		}
	}
	slices.SortStableFunc(f.Slow, func(a, b digestSlow) int { return a.Pace.Cmp(b.Pace) })
}

// missing counts the units without a report for the week, and names those that missed several closed weeks.
func (f *digestFacts) missing(c *campaign.Campaign, now states) {
	closed := f.Week
	if c.Calendar.Holiday(dayOf(c, c.Closes(closed))) {
		return // nobody is asked for a week that closes on a holiday
	}
	if f.At.Before(c.Closes(closed)) {
		closed = closed.Add(-1)
	}
	first := campaign.FirstWeek(now)
	for _, u := range c.ExpectedOn(dayOf(c, f.At), "") {
		f.Expected++
		s := withUnit(now, u.ID)
		if _, reported := s.ReportedWeek(f.Week); reported {
			continue
		}
		f.Missing++
		if weeks := c.MissedWeeks(s, first, closed); weeks > 1 {
			f.Silent = append(f.Silent, digestSilent{u.ID, weeks})
		}
	}
	slices.SortStableFunc(f.Silent, func(a, b digestSilent) int { return b.Weeks - a.Weeks })
}

// withUnit returns the state of a unit, also of one that never reported.
func withUnit(all states, id campaign.UnitID) campaign.State {
	s := all[id]
	s.Unit = id
	return s
}
