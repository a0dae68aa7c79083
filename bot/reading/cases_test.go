package reading_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

// sampleCase is one line of testdata/reports.jsonl (domain.md §4.7).
type sampleCase struct {
	ID      string       `json:"id"`
	Now     time.Time    `json:"now"`
	Text    string       `json:"text"`
	Outcome string       `json:"outcome"`
	Ask     string       `json:"ask"`
	Items   []sampleItem `json:"items"`
}

type sampleItem struct {
	Code   string `json:"code"`
	Mode   string `json:"mode"`
	Value  *int64 `json:"value"`
	Num    int64  `json:"num"`
	Den    int64  `json:"den"`
	AsOf   string `json:"as_of"`
	TrongK *int64 `json:"trong_ky"`
	Reason string `json:"reason"`
}

var (
	fixture    = sample.Campaign()
	vocabulary = reading.NewVocabulary(fixture)
)

func readCases(tb testing.TB) []sampleCase {
	tb.Helper()
	f, err := os.Open("testdata/reports.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var cases []sampleCase
	for s := bufio.NewScanner(f); s.Scan(); {
		var c sampleCase
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			tb.Fatal(err)
		}
		cases = append(cases, c)
	}
	return cases
}

func TestSampleMessages(t *testing.T) {
	t.Parallel()
	for _, c := range readCases(t) {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			name, rest, slash, ok := reading.ParseCommand(c.Text)
			switch c.Outcome {
			case "HUY":
				if name != "huy" || !slash || !ok {
					t.Fatalf("command %q %v %v", name, slash, ok)
				}
				return
			case "BOQUA":
				if ok {
					t.Fatalf("group chatter is command %q", name)
				}
				return
			}
			got := vocabulary.Read(rest, reading.Context{Now: c.Now, Unit: "tanhao", Correcting: name == "sua"})
			if c.Outcome == "TUCHOI" {
				if len(got.Units) != 1 || got.Units[0] != "luongquoi" {
					t.Fatalf("units %v", got.Units)
				}
				return
			}
			compare(t, c, got)
		})
	}
}

func compare(t *testing.T, c sampleCase, got reading.Reading) {
	t.Helper()
	if len(got.Units) > 0 {
		t.Errorf("units %v", got.Units)
	}
	good := make([]reading.Item, 0, len(got.Items))
	for _, item := range got.Items {
		if item.OK() {
			good = append(good, item)
		}
	}
	if c.Outcome == "HOI" { // what the caller asks about for its value is still read
		askedByReading := map[string]reading.Problem{
			"D19": reading.PercentOfCount, "D23": reading.NoNumber, "D24": reading.NoIndicator, "D25": reading.UnknownIndicator,
		}
		if want, ok := askedByReading[c.ID]; ok && (len(got.Items) != 1 || got.Items[0].Problem != want) {
			t.Errorf("want %s: %+v", want, got.Items)
		}
		return
	}
	if len(good) != len(c.Items) {
		t.Fatalf("%d good items, want %d: %+v", len(good), len(c.Items), got.Items)
	}
	for i, want := range c.Items {
		compareItem(t, want, good[i], got.Reason)
	}
	if (c.Ask != "") != (len(got.Items) > len(good)) {
		t.Errorf("ask %q: %+v", c.Ask, got.Items)
	}
}

func compareItem(t *testing.T, want sampleItem, got reading.Item, reason string) {
	t.Helper()
	q := campaign.Quantity{Num: want.Num, Den: want.Den}
	if want.Value != nil {
		q = campaign.Number(*want.Value)
	}
	if string(got.Indicator) != want.Code || string(got.Mode) != want.Mode || got.Quantity != q {
		t.Errorf("got %s %s %s, want %s %s %s", got.Indicator, got.Mode, got.Quantity, want.Code, want.Mode, q)
	}
	if want.AsOf != "" && got.AsOf.String() != want.AsOf {
		t.Errorf("as of %s, want %s", got.AsOf, want.AsOf)
	}
	if want.TrongK != nil && (!got.HasInPeriod || got.InPeriod != *want.TrongK) {
		t.Errorf("in period %d (%v), want %d", got.InPeriod, got.HasInPeriod, *want.TrongK)
	}
	if reason != want.Reason || strings.TrimSpace(reason) != reason {
		t.Errorf("reason %q, want %q", reason, want.Reason)
	}
}
