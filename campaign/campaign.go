// Package campaign is what the program is about: pledges, reports, and who stands where.
// It does no I/O and has no clock: every decision takes the time as an argument.
package campaign

import "time"

// Campaign (phong trào thi đua) is one revision of everything the office set up.
// It is immutable after New; a change is a new revision.
type Campaign struct {
	Code string
	Name string
	// Area is the whole territory or body, such as "huyện Giồng Trôm"; AreaShort is "huyện".
	Area      string
	AreaShort string
	From      Date
	Until     Date
	Location  *time.Location
	Cutoff    Cutoff
	Calendar  Calendar

	Indicators []Indicator
	Groups     []Group
	Units      []Unit
	Pledges    []Pledge
	Schedule   []Job
	Seats      []Seat

	// Revision counts the revisions of a campaign in one store, from 1; 0 before it is stored.
	Revision int64

	index index
}

// Seat is a member as the campaign file names it: an account with a role.
type Seat struct {
	// Account is "platform/bot/id" or, on the console, the bare id.
	Account string
	Name    string
	Role    Role
	Unit    UnitID
	Group   GroupID
	// Indicators are what a lead agency (chutri) answers for.
	Indicators []IndicatorID
	From       Date
	Until      Date
}
