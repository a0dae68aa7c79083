package sqlite

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
)

func TestStateCode(t *testing.T) {
	t.Parallel()
	full := benchState("tanhao", 1<<40, benchStart)
	full.Figures[0] = campaign.Figure{
		Indicator: "kết_nạp", Year: -1, Quantity: campaign.Ratio(-1<<63, 1<<62), At: time.UnixMilli(0).UTC(),
		Changed: time.UnixMilli(-1).UTC(), AsOf: campaign.NewDate(2024, 2, 29), Increment: -3,
	}
	full.Weeks[0].Late = true
	for _, want := range []campaign.State{{Unit: "a"}, full} {
		got, err := decodeState(want.Unit, encodeState(want))
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
	whole := encodeState(benchState("tanhao", 7, benchStart))
	for n := range whole {
		if _, err := decodeState("tanhao", whole[:n]); err == nil {
			t.Errorf("want an error for %d of %d bytes", n, len(whole))
		}
	}
}

func FuzzDecodeState(f *testing.F) {
	f.Add(encodeState(benchState("tanhao", 7, benchStart)))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = decodeState("tanhao", data)
	})
}
