package file_test

import (
	"flag"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/file"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

// equal compares what a campaign holds, not the look-ups it keeps.
var equal = cmp.Options{
	cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "index" }, cmp.Ignore()),
	cmp.Comparer(func(a, b *time.Location) bool { return a.String() == b.String() }),
}

func TestFormatRoundTripsTheSample(t *testing.T) {
	t.Parallel()
	c := sample.Campaign()
	written := format(t, c)
	again := parse(t, written)
	if diff := cmp.Diff(c, again, equal); diff != "" {
		t.Errorf("Parse(Format(c)) differs (-c +again):\n%s", diff)
	}
	if diff := cmp.Diff(string(written), string(format(t, again))); diff != "" {
		t.Errorf("Format is not stable:\n%s", diff)
	}
}

var update = flag.Bool("update", false, "write the golden files")

func TestFormatIsReadable(t *testing.T) {
	t.Parallel()
	const golden = "testdata/small.golden"
	written := format(t, parse(t, []byte(small)))
	if *update {
		if err := os.WriteFile(golden, written, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(written)); diff != "" {
		t.Errorf("Format (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(parse(t, []byte(small)), parse(t, want), equal); diff != "" {
		t.Errorf("Parse(Format(c)) differs (-c +again):\n%s", diff)
	}
}

func TestFormatRefusesWhatParseWould(t *testing.T) {
	t.Parallel()
	c := *sample.Campaign()
	c.Units = append([]campaign.Unit{{ID: "la", Name: "Xã Lạ", Group: "cum9"}}, c.Units...)
	if _, err := file.Format(campaign.New(c)); err == nil {
		t.Error("a unit of no group was written")
	}
}

func format(t testing.TB, c *campaign.Campaign) []byte {
	t.Helper()
	written, err := file.Format(c)
	if err != nil {
		t.Fatal(err)
	}
	return written
}

func parse(t testing.TB, data []byte) *campaign.Campaign {
	t.Helper()
	c, err := file.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
