package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// fullState is the state of a unit with every kind of content.
func fullState(head int64) campaign.State {
	at := time.Date(2024, 6, 14, 8, 30, 0, 250e6, time.UTC)
	s := campaign.State{Unit: "tanhao", Head: head, Last: at}
	for i := range 30 {
		s.Figures = append(s.Figures, campaign.Figure{
			Indicator: campaign.IndicatorID(rune('a' + i)), Year: 2024, Quantity: campaign.Number(int64(i) * 1e9),
			At: at.Add(-time.Duration(i) * time.Hour), Changed: at.Add(-48 * time.Hour), Seq: int64(i),
		})
	}
	for i := range 24 {
		s.Weeks = append(s.Weeks, campaign.WeekMark{Week: campaign.Week{Year: 2024, Number: i + 1}, At: at})
	}
	return s
}

func TestStateCode(t *testing.T) {
	t.Parallel()
	full := fullState(1 << 40)
	full.Figures[0] = campaign.Figure{
		Indicator: "kết_nạp", Year: -1, Quantity: campaign.Ratio(-1<<63, 1<<62), At: time.UnixMilli(0).UTC(),
		Changed: time.UnixMilli(-1).UTC(), AsOf: campaign.NewDate(2024, 2, 29), Increment: -3,
	}
	full.Weeks[0].Late = true
	for _, want := range []campaign.State{{Unit: "a"}, full} {
		got, err := store.DecodeState(want.Unit, store.EncodeState(want))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

func TestDamagedState(t *testing.T) {
	t.Parallel()
	whole := store.EncodeState(fullState(7))
	for n := range whole {
		if _, err := store.DecodeState("tanhao", whole[:n]); err == nil {
			t.Errorf("want an error for %d of %d bytes", n, len(whole))
		}
	}
}

func FuzzDecodeState(f *testing.F) {
	f.Add(store.EncodeState(fullState(7)))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = store.DecodeState("tanhao", data)
	})
}
