package storetest

import (
	"cmp"
	"context"
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
)

// Rebuild computes a state from a unit's entries by a rule that is simple and the same everywhere: a total replaces
// the figure, an increment is added to it. Stores under test use it to load dumps.
func Rebuild(_ context.Context, unit campaign.UnitID, entries []campaign.Entry) (campaign.State, error) {
	st := campaign.State{Unit: unit}
	for _, e := range entries {
		st = next(st, e)
	}
	return st, nil
}

// next returns the state after one more entry, leaving st as it is.
func next(st campaign.State, e campaign.Entry) campaign.State {
	st.Head = max(st.Head, e.Seq)
	if e.At.After(st.Last) {
		st.Last = e.At
	}
	st.Figures = slices.Clone(st.Figures)
	i, ok := slices.BinarySearchFunc(st.Figures, e, func(f campaign.Figure, e campaign.Entry) int {
		return cmp.Or(cmp.Compare(f.Year, e.Year), cmp.Compare(f.Indicator, e.Indicator))
	})
	if !ok {
		st.Figures = slices.Insert(st.Figures, i, campaign.Figure{Indicator: e.Indicator, Year: e.Year})
	}
	f := &st.Figures[i]
	f.At, f.Changed, f.Seq, f.AsOf = e.At, e.At, e.Seq, e.AsOf
	if e.Mode == campaign.ModeIncrement {
		f.Quantity.Num += e.Quantity.Num
		f.Increment, f.IncrementAt = e.Quantity.Num, e.At
		return st
	}
	f.Quantity = e.Quantity
	return st
}
