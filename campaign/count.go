package campaign

// Levels of recognition as a new rural commune (domain.md §1.2).
const (
	recognition IndicatorID = "muc_ntm"
	criteria    IndicatorID = "tieuchintm"
)

// condition tells whether a unit satisfies something, and whether that is known.
type condition func(UnitID) (yes, known bool)

// count counts the units that satisfy the condition of the indicator; unknown ones do not.
func (r *rollup) count(t *Total) (Quantity, bool) {
	if condition, ok := r.condition(); ok {
		return r.countUnits(t, condition)
	}
	done := int64(0)
	for _, p := range r.parts {
		m := measure{ind: r.ind, pledge: p.pledge, unit: p.unit, figure: p.figure}
		if p.pledge != nil && m.reached() || p.pledge == nil && p.figure.Num > 0 {
			done++
		}
	}
	return Number(done), len(r.parts) > 0
}

// condition returns what communes are counted by whose recognition is reported as a level of its own.
func (r *rollup) condition() (condition, bool) {
	switch r.ind.ID {
	case "ntm":
		return r.recognised(1), true
	case "ntmnangcao":
		return r.recognised(2), true
	case "ntmkieumau":
		return r.recognised(3), true
	case "ntm15":
		return r.overFifteen, true
	}
	return nil, false
}

// recognised is the condition of a level or a higher one.
func (r *rollup) recognised(level int64) condition {
	return func(u UnitID) (yes, known bool) {
		reached, known := r.value(u, recognition)
		return known && reached >= level, known
	}
}

// overFifteen tells communes that are not recognised yet and meet more than 15 criteria.
func (r *rollup) overFifteen(u UnitID) (yes, known bool) {
	level, knownLevel := r.value(u, recognition)
	met, knownMet := r.value(u, criteria)
	return knownLevel && level == 0 && met > 15, knownLevel && knownMet
}

// countUnits counts the units of the day that satisfy a condition, and those of which it is known.
func (r *rollup) countUnits(t *Total, holds condition) (Quantity, bool) {
	count := int64(0)
	t.Have = 0
	for i := range r.c.Units {
		if u := &r.c.Units[i]; u.Span.Contains(r.day) {
			yes, known := holds(u.ID)
			if known {
				t.Have++
			}
			if yes {
				count++
			}
		}
	}
	return Number(count), t.Have > 0
}

func (r *rollup) value(u UnitID, ind IndicatorID) (int64, bool) {
	state := r.states[u]
	f, ok := state.Figure(ind, r.year)
	return f.Quantity.Num, ok
}
