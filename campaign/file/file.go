// Package file reads and writes the campaign file: the TOML in which the office sets up its campaign.
//
// The tables are campaign, indicators, groups, units, pledges, schedule and members. Targets may be written
// as numbers or the way people write them, such as "2,4 tỷ", "trên 90%" or "40%–50%".
package file

import (
	"github.com/thiduabot/thiduabot/campaign"
)

// Parse reads a campaign file. On mistakes the error is a Faults that names all of them.
func Parse(data []byte) (*campaign.Campaign, error) {
	root, faults := parseTree(data)
	if len(faults) > 0 {
		return nil, faults
	}
	r := newReader()
	c := r.campaign(root)
	r.checkReferences()
	r.checkAliases()
	r.validate(c)
	if err := r.faults.err(); err != nil {
		return nil, err
	}
	return c, nil
}

// campaign reads all tables. Indicators come first because they say how targets are written.
func (r *reader) campaign(root *node) *campaign.Campaign {
	t := r.table(root, "file")
	var c campaign.Campaign
	r.readHeader(t, &c)
	c.Indicators = readAll(t, "indicators", readIndicator)
	c.Groups = readAll(t, "groups", readGroup)
	c.Units = readAll(t, "units", readUnit)
	c.Pledges = readPledges(t, c.Indicators)
	c.Schedule = readAll(t, "schedule", readJob)
	c.Seats = readAll(t, "members", readSeat)
	t.finish()
	sortPledges(&c)
	return campaign.New(c)
}

// readAll reads every table of a list.
func readAll[T any](t *table, key string, read func(*table) T) []T {
	var all []T
	for _, item := range t.tables(key) {
		all = append(all, read(item))
		item.finish()
	}
	return all
}
