package file

import (
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

func readSeat(t *table) campaign.Seat {
	t.need("account", "role")
	span := t.span()
	s := campaign.Seat{
		Account: t.text("account"),
		Name:    t.text("name"),
		Role: choice(t, "role", campaign.RoleReporter, campaign.RoleHead, campaign.RoleOffice,
			campaign.RoleLead, campaign.RoleLeader, campaign.RoleAdmin),
		Unit:       campaign.UnitID(t.text("unit")),
		Group:      campaign.GroupID(t.text("group")),
		Indicators: ids[campaign.IndicatorID](t, "indicators", "indicators"),
		From:       span.From,
		Until:      span.Until,
	}
	t.refer("unit", "units", string(s.Unit))
	t.refer("group", "groups", string(s.Group))
	t.checkSeat(s)
	return s
}

// checkSeat finds a seat that is there twice, or that does not say what its role is for.
func (t *table) checkSeat(s campaign.Seat) {
	if s.Account != "" {
		t.define("members", seatID(s), "account")
	}
	switch {
	case s.Role == campaign.RoleReporter && s.Unit == "":
		t.fault("unit", "missing: whom does %s report for?", s.Account)
	case s.Role == campaign.RoleHead && s.Group == "":
		t.fault("group", "missing: which group does %s lead?", s.Account)
	case s.Role == campaign.RoleLead && len(s.Indicators) == 0:
		t.fault("indicators", "missing: which indicators does %s answer for?", s.Account)
	}
}

// seatID names a seat: one account may hold several.
func seatID(s campaign.Seat) string {
	return strings.Join(strings.Fields(s.Account+" "+string(s.Role)+" "+string(s.Unit)+" "+string(s.Group)), " ")
}

func writeSeat(s campaign.Seat) fields {
	var f fields
	f.text("account", s.Account)
	f.text("name", s.Name)
	f.text("role", string(s.Role))
	f.text("unit", string(s.Unit))
	f.text("group", string(s.Group))
	f.texts("indicators", words(s.Indicators))
	f.span(campaign.Span{From: s.From, Until: s.Until})
	return f
}
