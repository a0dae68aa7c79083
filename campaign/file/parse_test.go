package file_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/file"
)

func faultsOf(t testing.TB, text string) file.Faults {
	t.Helper()
	_, err := file.Parse([]byte(text))
	var faults file.Faults
	if err != nil && !errors.As(err, &faults) {
		t.Fatalf("Parse: %v is no list of faults", err)
	}
	return faults
}

// markedLine returns the line that ends with the mark, from 1.
func markedLine(text string) int {
	before, _, found := strings.Cut(text, mark)
	if !found {
		return 0
	}
	return strings.Count(before, "\n") + 1
}

func TestParseNamesEveryFaultAtOnce(t *testing.T) {
	t.Parallel()
	text := strings.NewReplacer(
		`cutoff = "thứ 6, 16h"`, `cutoff = "mai"`,
		`group = "cum1"`, `group = "cum2"`,
		"thuphi = 2500", `thuphi = "ít"`,
		`role = "baocao"`, `role = "khach"`,
	).Replace(small)
	want := []int{9, 83, 90, 110, 129}
	var lines []int
	for _, fault := range faultsOf(t, text) {
		lines = append(lines, fault.Line)
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func TestParseReadsTargetsAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	c := parse(t, []byte(small))
	wants := map[campaign.IndicatorID]campaign.Quantity{
		"ketnap": campaign.Number(3), "thungansach": campaign.Number(1_250_000_000),
		"thunhap": campaign.Number(65_000_000), "xeploai": campaign.Number(90_00),
		"tyle": campaign.Number(40_00), "kyluat": campaign.Number(10_00),
		"lichsu": campaign.Number(100), "thuphi": campaign.Number(2500),
	}
	for id, want := range wants {
		p, ok := c.Pledge("tanhao", id, 2024)
		if !ok || p.Target != want {
			t.Errorf("%s: target %v, want %v", id, p.Target, want)
		}
	}
	if p, _ := c.Pledge("tanhao", "tyle", 2024); p.Stretch != campaign.Number(50_50) {
		t.Errorf("stretch %v, want 5050", p.Stretch)
	}
}

func TestParseReadsBaselines(t *testing.T) {
	t.Parallel()
	c := parse(t, []byte(small))
	wants := map[campaign.IndicatorID]campaign.Quantity{
		"thunhap": campaign.Number(58_500_000), "ketnap": campaign.Number(0), "kyluat": campaign.Ratio(2, 121),
	}
	for _, p := range c.Pledges {
		want, has := wants[p.Indicator]
		if p.HasBaseline != has || p.Baseline != want {
			t.Errorf("%s: baseline %v (%v), want %v (%v)", p.Indicator, p.Baseline, p.HasBaseline, want, has)
		}
	}
}

func TestParseReadsTheBaselineOfAReduction(t *testing.T) {
	t.Parallel()
	wants := map[string]campaign.Quantity{
		`"2/121"`: campaign.Ratio(2, 121), `"1,65%"`: campaign.Ratio(165, 100_00),
		"3": campaign.Number(3), `"03"`: campaign.Number(3),
	}
	for text, want := range wants {
		c := parse(t, []byte(strings.Replace(small, `"2/121"`, text, 1)))
		if p, _ := c.Pledge("tanhao", "kyluat", 2024); p.Baseline != want {
			t.Errorf("%s: baseline %v, want %v", text, p.Baseline, want)
		}
		if diff := cmp.Diff(c, parse(t, format(t, c)), equal); diff != "" {
			t.Errorf("%s: Parse(Format(c)) differs:\n%s", text, diff)
		}
	}
}

func TestParseFillsWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	c := parse(t, []byte(small))
	if c.Location.String() != "Asia/Ho_Chi_Minh" {
		t.Errorf("zone %v", c.Location)
	}
	cutoff := campaign.Cutoff{
		Weekday: time.Friday, Clock: 16 * time.Hour, LateWeekday: time.Sunday, LateClock: 8 * time.Hour,
	}
	if c.Cutoff != cutoff {
		t.Errorf("cut-off %v, want %v", c.Cutoff, cutoff)
	}
	if q := c.Calendar; q.QuietFrom != 20*time.Hour || q.QuietUntil != 6*time.Hour+30*time.Minute {
		t.Errorf("quiet hours %v to %v", q.QuietFrom, q.QuietUntil)
	}
	for _, p := range c.PledgesOf("tanhao", 2024) {
		if p.CountsFrom.IsZero() {
			t.Errorf("%s counts from no day", p.Indicator)
		}
	}
}

func TestParseReadsWhatNotepadWrites(t *testing.T) {
	t.Parallel()
	windows := "\ufeff" + strings.ReplaceAll(small, "\n", "\r\n")
	if diff := cmp.Diff(parse(t, []byte(small)), parse(t, []byte(windows)), equal); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
	broken := strings.Replace(windows, `kind = "giam"`, `kind = "x" `+mark, 1)
	if faults := faultsOf(t, broken); len(faults) == 0 || faults[0].Line != markedLine(broken) {
		t.Errorf("faults %v, want line %d", faults, markedLine(broken))
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("[campaign]\ncode='a'\nname='b'\narea='c'\nfrom=2024-01-01\nuntil=2024-12-31\nquiet='không'\n"))
	f.Add([]byte("[[schedule]]\nid='a'\nkind='bantin'\ncron='TZ=a'\n"))
	f.Add([]byte("a.b=1\n[[a.c]]\n[a.c.d]\n[[indicators]]\nid=[[{x=1}]]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := file.Parse(data)
		if err != nil {
			return
		}
		written := format(t, c)
		if diff := cmp.Diff(c, parse(t, written), equal); diff != "" {
			t.Errorf("Parse(Format(c)) differs (-c +again):\n%s", diff)
		}
	})
}

func TestParseWantsACampaign(t *testing.T) {
	t.Parallel()
	if faults := faultsOf(t, ""); len(faults) != 1 || faults[0].Error() != "line 1: campaign: missing" {
		t.Errorf("of an empty file: %v", faults)
	}
	if faults := faultsOf(t, "\n[campaign]\n"); len(faults) != 5 || faults[0].Error() != "line 2: campaign.code: missing" {
		t.Errorf("of an empty table: %v", faults)
	}
}
