package campaign

import (
	"cmp"
	"slices"
)

// ranked is a row with its base rounded to a whole number: where two of these differ, the bases differ the same
// way, and exact fractions need not be compared.
type ranked struct {
	rounded int64
	row     *Row
}

// inBoardOrder returns rows in display order. No two are equal, so the order they come in does not matter.
func (c *Campaign) inBoardOrder(rows []Row) []Row {
	order := make([]ranked, len(rows))
	for i := range rows {
		order[i] = ranked{round(rows[i].Base, 15), &rows[i]}
	}
	slices.SortFunc(order, func(a, b ranked) int {
		if a.rounded != b.rounded {
			return compare(b.rounded, a.rounded)
		}
		return c.compareRows(a.row, b.row)
	})
	sorted := make([]Row, len(rows))
	for i := range order {
		sorted[i] = *order[i].row
	}
	return sorted
}

// compareRows compares by base, then more indicators finished, higher bonus, earlier last change, name.
func (c *Campaign) compareRows(a, b *Row) int {
	if order := b.Base.Cmp(a.Base); order != 0 {
		return order
	}
	if order := cmp.Or(cmp.Compare(b.Finished, a.Finished), b.Bonus.Cmp(a.Bonus), byChange(a, b)); order != 0 {
		return order
	}
	return c.byName(a, b)
}

// byChange puts the earlier last change first, and no change at all last.
func byChange(a, b *Row) int {
	if a.Changed.IsZero() || b.Changed.IsZero() {
		return b.Changed.Compare(a.Changed)
	}
	return a.Changed.Compare(b.Changed)
}

func (c *Campaign) byName(a, b *Row) int {
	x, _ := c.Unit(a.Unit)
	y, _ := c.Unit(b.Unit)
	return cmp.Or(CompareNames(ShortName(x.Name), ShortName(y.Name)), cmp.Compare(a.Unit, b.Unit))
}
