package bot

import (
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// seats returns the seats the sender holds today.
func (t *turn) seats() []campaign.Seat { return t.seatsOn(t.member) }

// seatsOn returns the seats a member holds today.
func (t *turn) seatsOn(m store.Member) []campaign.Seat {
	gone := func(seat campaign.Seat) bool { return !seatHolds(seat, t.today) }
	if !slices.ContainsFunc(m.Seats, gone) {
		return slices.Clip(m.Seats) // nearly always, and every message asks several times
	}
	return slices.DeleteFunc(slices.Clone(m.Seats), gone)
}

// has reports whether the sender holds one of the roles today.
func (t *turn) has(roles ...campaign.Role) bool {
	return slices.ContainsFunc(t.seats(), func(seat campaign.Seat) bool { return slices.Contains(roles, seat.Role) })
}

// office reports whether the sender runs the campaign.
func (t *turn) office() bool { return t.has(campaign.RoleOffice, campaign.RoleAdmin) }

// readsAll reports whether the sender may see figures of every unit by name.
func (t *turn) readsAll() bool {
	return t.has(campaign.RoleOffice, campaign.RoleAdmin, campaign.RoleLeader)
}

// ownUnits returns the units the sender reports for today.
func (t *turn) ownUnits() []campaign.UnitID {
	var units []campaign.UnitID
	for _, seat := range t.seats() {
		if seat.Role == campaign.RoleReporter && seat.Unit != "" {
			units = append(units, seat.Unit)
		}
	}
	return units
}

// headedGroups returns the groups the sender leads today.
func (t *turn) headedGroups() []campaign.GroupID {
	var groups []campaign.GroupID
	for _, seat := range t.seats() {
		if seat.Role == campaign.RoleHead && seat.Group != "" {
			groups = append(groups, seat.Group)
		}
	}
	return groups
}

// reportsFor reports whether the sender may report for the unit.
func (t *turn) reportsFor(unit campaign.UnitID) bool {
	return t.office() || slices.Contains(t.ownUnits(), unit)
}
