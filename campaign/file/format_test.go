package file_test

import (
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
