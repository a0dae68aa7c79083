package file

import "github.com/thiduabot/thiduabot/campaign"

func readGroup(t *table) campaign.Group {
	t.need("name", "kind")
	g := campaign.Group{
		ID:      campaign.GroupID(t.identify("groups")),
		Kind:    choice(t, "kind", campaign.Cluster, campaign.Bloc),
		Name:    t.text("name"),
		Aliases: t.texts("aliases"),
		Span:    t.span(),
	}
	t.names("groups", string(g.ID), g.Aliases, g.Span)
	return g
}

func writeGroup(g campaign.Group) fields {
	var f fields
	f.text("id", string(g.ID))
	f.text("kind", string(g.Kind))
	f.text("name", g.Name)
	f.texts("aliases", g.Aliases)
	f.span(g.Span)
	return f
}

func readUnit(t *table) campaign.Unit {
	t.need("name", "group")
	u := campaign.Unit{
		ID:           campaign.UnitID(t.identify("units")),
		Name:         t.text("name"),
		Code:         t.text("code"),
		Aliases:      t.texts("aliases"),
		Group:        campaign.GroupID(t.text("group")),
		Span:         t.span(),
		Predecessors: ids[campaign.UnitID](t, "predecessors", "units"),
		Population:   t.count("population"),
		Members:      t.count("members"),
		Cells:        t.count("cells"),
	}
	t.refer("group", "groups", string(u.Group))
	t.names("units", string(u.ID), u.Aliases, u.Span)
	return u
}

func writeUnit(u campaign.Unit) fields {
	var f fields
	f.text("id", string(u.ID))
	f.text("name", u.Name)
	f.text("code", u.Code)
	f.texts("aliases", u.Aliases)
	f.text("group", string(u.Group))
	f.span(u.Span)
	f.texts("predecessors", words(u.Predecessors))
	f.number("population", u.Population)
	f.number("members", u.Members)
	f.number("cells", u.Cells)
	return f
}
