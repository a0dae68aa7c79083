package reading

import (
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
)

// nameUnits collects the units that the text names besides the sender's own.
func (r *reader) nameUnits() {
	named := false
	for _, l := range r.lexemes {
		if l.class != unit {
			continue
		}
		ids := r.v.existing(r.v.units[l.n], r.today)
		own := slices.Contains(ids, r.ctx.Unit)
		// “xã Tân Hào, Giồng Trôm” names the district, not the town (domain.md §3.2).
		area := r.m.fold.of(int(l.from), int(l.to)) == r.v.area
		if !own && !(named && area) {
			r.addUnits(ids)
		}
		named = true
	}
}

func (r *reader) addUnits(ids []campaign.UnitID) {
	for _, id := range ids {
		if !slices.Contains(r.out.Units, id) {
			r.out.Units = append(r.out.Units, id)
		}
	}
}

// existing returns the units that exist on the day, or all of them when none does.
func (v *Vocabulary) existing(ids []campaign.UnitID, on campaign.Date) []campaign.UnitID {
	var alive []campaign.UnitID
	for _, id := range ids {
		if u, ok := v.campaign.Unit(id); ok && u.Span.Contains(on) {
			alive = append(alive, id)
		}
	}
	if len(alive) == 0 {
		return ids
	}
	return alive
}
