package programtest

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

// LoadToken is the token of the account under which the loads of benchmarks come in.
const LoadToken = "7000000001:AAFakeTokenForBenchmarks_0123456789"

const (
	loadBot = 7000000001
	// FirstReporter and firstGroup are the Telegram ids of the first unit's reporter and of the first group's chat.
	FirstReporter = 1000
	firstGroup    = -1001000000001
)

// Load is a campaign of many units that all signed all thirty indicators of the sample, and the reports they send.
type Load struct {
	Campaign *campaign.Campaign
	Account  chat.Account

	// seconds is the time of the newest message since 1970.
	seconds atomic.Int64
	// made counts messages, totals the figures reported last.
	made   int
	totals map[campaign.UnitID]map[campaign.IndicatorID]int64
	heads  map[campaign.UnitID]int64
	states map[campaign.UnitID]campaign.State
}

// NewLoad makes a campaign of so many units in so many groups.
func NewLoad(units, groups int) *Load {
	l := &Load{
		Account: chat.Account(fmt.Sprintf("telegram/%d", int64(loadBot))),
		totals:  make(map[campaign.UnitID]map[campaign.IndicatorID]int64),
		heads:   make(map[campaign.UnitID]int64),
		states:  make(map[campaign.UnitID]campaign.State),
	}
	c := *sample.Campaign()
	c.Indicators = append([]campaign.Indicator(nil), c.Indicators...)
	for i := range c.Indicators {
		c.Indicators[i].Weight = max(c.Indicators[i].Weight, 1)
	}
	c.Groups, c.Units, c.Pledges, c.Seats = nil, nil, nil, nil
	for i := range groups {
		c.Groups = append(c.Groups, campaign.Group{ID: groupName(i), Kind: campaign.Bloc, Name: fmt.Sprintf("Khối %d", i+1)})
	}
	for i := range units {
		l.addUnit(&c, i, groupName(i%groups))
	}
	c.Revision = 1
	l.Campaign = campaign.New(c)
	l.seconds.Store(time.Date(2024, 6, 14, 9, 0, 0, 0, c.Location).Unix())
	return l
}

func groupName(i int) campaign.GroupID { return campaign.GroupID(fmt.Sprintf("nhom%d", i)) }

func unitName(i int) campaign.UnitID { return campaign.UnitID(fmt.Sprintf("truong%03d", i)) }

func (l *Load) addUnit(c *campaign.Campaign, i int, group campaign.GroupID) {
	u := campaign.Unit{ID: unitName(i), Name: fmt.Sprintf("Trường số %03d", i), Group: group}
	c.Units = append(c.Units, u)
	for _, ind := range c.Indicators {
		c.Pledges = append(c.Pledges, loadPledge(u.ID, ind))
	}
	c.Seats = append(c.Seats, campaign.Seat{
		Account: fmt.Sprintf("%s/%d", l.Account, FirstReporter+i), Name: fmt.Sprintf("Người %03d", i),
		Role: campaign.RoleReporter, Unit: u.ID,
	})
	l.totals[u.ID] = make(map[campaign.IndicatorID]int64)
	l.states[u.ID] = campaign.State{Unit: u.ID}
}

func loadPledge(unit campaign.UnitID, ind campaign.Indicator) campaign.Pledge {
	p := campaign.Pledge{
		Unit: unit, Indicator: ind.ID, Year: 2024, Target: campaign.Number(20_000),
		Signed: campaign.NewDate(2024, 3, 18), CountsFrom: campaign.NewDate(2024, 1, 1),
	}
	switch {
	case ind.Kind == campaign.KindRange:
		p.Target, p.Stretch = campaign.Number(4000), campaign.Number(5000)
	case ind.IsRate():
		p.Target = campaign.Number(9000)
	case ind.Kind == campaign.KindReduction:
		p.Target, p.Baseline, p.HasBaseline = campaign.Number(1000), campaign.Number(10), true
	case ind.Kind == campaign.KindMilestone:
		p.Target = campaign.Number(100)
	case ind.Max > 0:
		p.Target = campaign.Number(ind.Max)
	case ind.Measure == campaign.MeasureMoney:
		p.Target = campaign.Number(20_000_000_000)
	}
	return p
}

// Now is the time of the newest message.
func (l *Load) Now() time.Time { return time.Unix(l.seconds.Load(), 0) }

// chatOf is the chat of the unit's group.
func (l *Load) chatOf(unit int) int64 { return firstGroup - int64(unit%len(l.Campaign.Groups)) }

// UnitIDs are the ids of all units.
func (l *Load) UnitIDs() []campaign.UnitID {
	ids := make([]campaign.UnitID, len(l.Campaign.Units))
	for i, u := range l.Campaign.Units {
		ids[i] = u.ID
	}
	return ids
}
