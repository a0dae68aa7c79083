package campaign_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	. "github.com/thiduabot/thiduabot/campaign"
)

// large is a campaign of 150 units that all signed 30 indicators, every third of them money, and what they have.
// The amounts share no divisors, which is the worst case for exact fractions.
func large() (*Campaign, map[UnitID]State) {
	r := rand.New(rand.NewPCG(1, 2))
	d := draft()
	d.Indicators, d.Units, d.Pledges = nil, nil, nil
	for i := range 30 {
		ind := count(IndicatorID(fmt.Sprintf("chitieu%02d", i)), int64(1+i%3), 1000)
		if i%3 == 0 {
			ind.Measure = MeasureMoney
		}
		d.Indicators = append(d.Indicators, ind)
	}
	for i := range 150 {
		u := Unit{ID: UnitID(fmt.Sprintf("donvi%03d", i)), Name: fmt.Sprintf("Xã Đơn vị %03d", i), Group: "cum2"}
		d.Units = append(d.Units, u)
		for _, ind := range d.Indicators {
			target := 1 + r.Int64N(40)
			if ind.Measure == MeasureMoney {
				target = 1e9 + r.Int64N(1e11)
			}
			d.Pledges = append(d.Pledges, pledge(u.ID, ind.ID, Number(target)))
		}
	}
	c := New(d)
	states := make(map[UnitID]State)
	for _, u := range c.Units {
		var lines []Entry
		for _, p := range c.PledgesOf(u.ID, 2024) {
			lines = append(lines, total(u.ID, 1, "2024-06-12 10:00", p.Indicator, r.Int64N(p.Target.Num+1)))
		}
		states[u.ID] = c.Replay(u.ID, slices.Values(message(lines...)))
	}
	return c, states
}

func BenchmarkStandings150x30(b *testing.B) {
	c, states := large()
	for b.Loop() {
		c.Standings("", states, at(friday), week(24))
	}
}

func BenchmarkTotals150x30(b *testing.B) {
	c, states := large()
	for b.Loop() {
		c.Totals(states, at(friday))
	}
}

// year is a unit's log of 50 weeks with four indicators each.
func year() (*Campaign, []Entry) {
	c := New(draft())
	var log []Entry
	when := at("2024-01-05 10:00")
	for seq := range int64(50) {
		var lines []Entry
		for _, id := range counted {
			e := total("tanhao", seq+1, friday, id, seq)
			e.At = when
			lines = append(lines, e)
		}
		log = append(log, message(lines...)...)
		when = when.AddDate(0, 0, 7)
	}
	return c, log
}

func BenchmarkApplyOneReport(b *testing.B) {
	c, log := year()
	s := c.Replay("tanhao", slices.Values(log))
	e := total("tanhao", 51, friday, "ketnap", 60)
	e.At = s.Last.AddDate(0, 0, 7)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := c.Apply(s, e); !ok {
			b.Fatal("not applied")
		}
	}
}

func BenchmarkReplayOneYear(b *testing.B) {
	c, log := year()
	b.ReportAllocs()
	for b.Loop() {
		c.Replay("tanhao", slices.Values(log))
	}
}

func BenchmarkCheck(b *testing.B) {
	c, s := desk()
	b.ReportAllocs()
	for b.Loop() {
		c.Check(s, said("ketnap", 12), at(friday))
	}
}
