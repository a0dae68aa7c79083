package storetest

import (
	"slices"
	"testing"

	"github.com/thiduabot/thiduabot/campaign"
)

func checkStates(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	st := campaign.State{Unit: "tanhao"}
	for i := range 4 {
		r := report(string(rune('a'+i)), st, int64(i))
		st = *r.Effects.State
		st.Weeks = append(slices.Clone(st.Weeks), campaign.WeekMark{
			Week: campaign.Week{Year: 2024, Number: 24 + i}, At: minute(i), Late: i == 2,
		})
		st.Figures = slices.Clone(st.Figures)
		st.Figures[0].Quantity = campaign.Ratio(int64(-i), 3)
		st.Figures[0].AsOf = campaign.NewDate(2024, 2, 29)
		r.Effects.State = &st
		appendAll(t, s, r)
		same(t, "state", st, state(t, other, "tanhao"), nil)
	}
	same(t, "state of a unit without reports", campaign.State{Unit: "locthuan"}, state(t, s, "locthuan"), nil)
}

func checkStateOrder(t *testing.T, p *place) {
	s := p.program(t)
	records := reports("h", "tanhao", 3)
	appendAll(t, s, records[0], records[2])
	appendAll(t, s, records[1])
	works(t, "sweep", s.Sweep(t.Context()))
	same(t, "state", *records[2].Effects.State, state(t, s, "tanhao"), nil)
	heads, err := s.Heads(t.Context())
	same(t, "head", 3, heads["tanhao"], err)
}
