package campaign_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	. "github.com/thiduabot/thiduabot/campaign"
)

var hanoi = time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60)

// at reads a time such as "2024-06-14 15:30" in the campaign's zone.
func at(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, hanoi)
	if err != nil {
		panic(err)
	}
	return t
}

func week(number int) Week { return Week{Year: 2024, Number: number} }

// cluster is what cụm 2 of domain.md §2.4 signed and has on 14 June 2024.
var cluster = []struct {
	id      UnitID
	name    string
	pledges [3]int64
	figures [3]int64
}{
	{"hungle", "Xã Hưng Lễ", [3]int64{5, 2, 5}, [3]int64{5, 1, 4}},
	{"hungnhuong", "Xã Hưng Nhượng", [3]int64{5, 2, 5}, [3]int64{2, 1, 3}},
	{"longmy", "Xã Long Mỹ", [3]int64{4, 2, 5}, [3]int64{2, 0, 3}},
	{"tanhao", "Xã Tân Hào", [3]int64{15, 3, 6}, [3]int64{12, 2, 3}},
	{"tanloithanh", "Xã Tân Lợi Thạnh", [3]int64{4, 2, 5}, [3]int64{1, 1, 1}},
	{"tanthanh", "Xã Tân Thanh", [3]int64{4, 2, 5}, [3]int64{6, 0, 2}},
	{"thanhphudong", "Xã Thạnh Phú Đông", [3]int64{5, 2, 5}, [3]int64{3, 1, 3}},
}

var counted = []IndicatorID{"ketnap", "nhatinhnghia", "nhatinhthuong"}

func count(id IndicatorID, weight, target int64) Indicator {
	return Indicator{
		ID: id, Name: string(id), Kind: KindCumulative, Measure: MeasureCount, Op: AtLeast,
		Pace: PaceSteady, Rollup: RollupSum, Weight: weight,
		AreaTargets: map[int]Quantity{2024: Number(target)},
	}
}

// draft is the campaign of the fixture, still open to change.
func draft() Campaign {
	c := Campaign{
		Code: "thu", Name: "Thử", Location: hanoi, Cutoff: DefaultCutoff(),
		From: NewDate(2024, 1, 1), Until: NewDate(2025, 12, 31),
		Calendar: Calendar{
			Holidays:  []Holiday{{Span: Span{NewDate(2024, 9, 2), NewDate(2024, 9, 3)}, Name: "Quốc khánh"}},
			MakeUp:    []Date{NewDate(2024, 5, 4)},
			QuietFrom: 20 * time.Hour, QuietUntil: 6*time.Hour + 30*time.Minute,
		},
		Indicators: []Indicator{count("ketnap", 3, 130), count("nhatinhnghia", 2, 40), count("nhatinhthuong", 2, 100)},
		Groups:     []Group{{ID: "cum2", Kind: Cluster, Name: "Cụm 2"}},
	}
	for _, u := range cluster {
		c.Units = append(c.Units, Unit{ID: u.id, Name: u.name, Group: "cum2", Members: 120, Cells: 8, Population: 8000})
		for i, id := range counted {
			c.Pledges = append(c.Pledges, pledge(u.id, id, Number(u.pledges[i])))
		}
	}
	return c
}

func pledge(unit UnitID, ind IndicatorID, target Quantity) Pledge {
	return Pledge{
		Unit: unit, Indicator: ind, Year: 2024, Target: target,
		Signed: NewDate(2024, 3, 18), CountsFrom: NewDate(2024, 1, 1),
	}
}

// with returns the fixture with further indicators, all pledged by Tân Hào.
func with(indicators ...Indicator) *Campaign {
	c := draft()
	for _, ind := range indicators {
		c.Indicators = append(c.Indicators, ind)
		c.Pledges = append(c.Pledges, pledge("tanhao", ind.ID, Number(0)))
	}
	return New(c)
}

// total is a report of a running total.
func total(unit UnitID, seq int64, when string, ind IndicatorID, n int64) Entry {
	return Entry{
		Unit: unit, Seq: seq, Line: 1, Indicator: ind, Year: 2024, Action: ActionReport, Mode: ModeTotal,
		Quantity: Number(n), HasQuantity: true, At: at(when), By: 1,
	}
}

// more is a report of an increment.
func more(unit UnitID, seq int64, when string, ind IndicatorID, n int64) Entry {
	e := total(unit, seq, when, ind, n)
	e.Mode = ModeIncrement
	return e
}

func nothingNew(unit UnitID, seq int64, when string) Entry {
	return Entry{Unit: unit, Seq: seq, Line: 1, Year: 2024, Action: ActionNil, Mode: ModeNil, At: at(when), By: 1}
}

func withdrawal(unit UnitID, seq int64, when string, of EntryRef) Entry {
	return Entry{Unit: unit, Seq: seq, Line: 1, Action: ActionWithdraw, At: at(when), Replaces: of, By: 1}
}

// message numbers entries as the lines of one message.
func message(entries ...Entry) []Entry {
	for i := range entries {
		entries[i].Seq, entries[i].Line = entries[0].Seq, i+1
	}
	return entries
}

// states replays the figures of the worked example.
func states(c *Campaign) map[UnitID]State {
	states := make(map[UnitID]State)
	for _, u := range cluster {
		when := "2024-06-14 10:00"
		if u.id == "tanloithanh" {
			when = "2024-05-31 10:00"
		}
		states[u.id] = reported(c, u.id, when, u.figures)
	}
	return states
}

func reported(c *Campaign, unit UnitID, when string, figures [3]int64) State {
	var lines []Entry
	for i, id := range counted {
		lines = append(lines, total(unit, 1, when, id, figures[i]))
	}
	return c.Replay(unit, slices.Values(message(lines...)))
}

// replaced returns states with that of one unit changed.
func replaced(states map[UnitID]State, s State) map[UnitID]State {
	states = maps.Clone(states)
	states[s.Unit] = s
	return states
}

func mustBe(t *testing.T, what string, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %s, want %s", what, got, want)
	}
}
