package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// testCase is one message of testdata/reports.jsonl with what is expected of it (domain.md §4.7).
type testCase struct {
	ID      string           `json:"id"`
	Sender  string           `json:"sender"`
	Chat    string           `json:"chat"`
	Now     string           `json:"now"`
	Text    string           `json:"text"`
	Outcome string           `json:"outcome"`
	State   map[string]int64 `json:"state"`
	Items   []testItem       `json:"items"`
	After   map[string]any   `json:"after"`
	Must    []string         `json:"reply_must"`
}

type testItem struct {
	Unit     string `json:"unit"`
	Code     string `json:"code"`
	Mode     string `json:"mode"`
	Value    *int64 `json:"value"`
	Num      *int64 `json:"num"`
	Den      *int64 `json:"den"`
	AsOf     string `json:"as_of"`
	InPeriod *int64 `json:"trong_ky"`
	Reason   string `json:"reason"`
	Action   string `json:"action"`
}

// fixture is the state of Tân Hào before each case.
const fixture = "/baocao\nketnap 9\nnhatinhnghia 1\nnhatinhthuong 2\nthungansach 1,05 tỷ\nvondautu 45 tỷ\n" +
	"thunhap 61,2\ntieuchintm 17\nchibotsvm 0"

func TestCasesOfTheDomain(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/reports.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		var c testCase
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			c.check(t, converse(t, c.lines()))
		})
	}
}

func (c testCase) lines() []said {
	lines := []said{{At: "2024-06-07T15:12:00+07:00", From: "tanhao.baocao", Text: fixture}}
	for code, value := range c.State {
		lines = append(lines, said{At: "2024-06-14T15:10:00+07:00", From: "tanhao.baocao", Text: fmt.Sprintf("/baocao %s %d", code, value)})
	}
	last := said{At: c.Now, From: c.Sender, ID: "case", Text: c.Text}
	if c.Chat == "group" {
		last.Chat = "cum2"
	}
	return append(lines, last)
}

func (c testCase) check(t *testing.T, events []event) {
	t.Helper()
	if diff := cmp.Diff(c.Items, c.stored(events)); diff != "" {
		t.Errorf("stored (-want +got):\n%s", diff)
	}
	answers := only(events, func(e event) bool { return e.Type == "message" && e.ReplyTo == "case" })
	want := 1
	if c.Outcome == "BOQUA" {
		want = 0
	}
	if len(answers) != want {
		t.Fatalf("%d answers, want %d", len(answers), want)
	}
	for _, must := range c.Must {
		if !strings.Contains(answers[0].Text, must) {
			t.Errorf("the answer lacks %q:\n%s", must, answers[0].Text)
		}
	}
	values := valuesOf(events)
	for code, value := range c.After {
		if got := values[code]; got != fmt.Sprint(value) {
			t.Errorf("%s is %s afterwards, want %v", code, got, value)
		}
	}
}

// stored returns what the case stored, with the optional fields that it names.
func (c testCase) stored(events []event) []testItem {
	items := []testItem{}
	for i, e := range only(events, func(e event) bool { return e.Type == "report" && e.Key == "case" }) {
		item := testItem{Unit: e.Unit, Code: e.Indicator, Mode: e.Mode, Value: e.Value, Num: e.Num, Den: e.Den}
		if i < len(c.Items) {
			item.keep(c.Items[i], e)
		}
		items = append(items, item)
	}
	return items
}

func (i *testItem) keep(wanted testItem, e event) {
	if wanted.AsOf != "" {
		i.AsOf = e.AsOf
	}
	if wanted.InPeriod != nil {
		i.InPeriod = e.InPeriod
	}
	if wanted.Reason != "" {
		i.Reason = e.Reason
	}
	if wanted.Action != "" {
		i.Action = e.Action
	}
}

// valuesOf returns the values of Tân Hào at the end, as the cases write them.
func valuesOf(events []event) map[string]string {
	values := make(map[string]string)
	for _, e := range events {
		switch {
		case e.Type != "value" || e.Unit != "tanhao":
		case e.Value != nil:
			// the cases hold numbers as JSON does, without exponent for what we compare.
			values[e.Indicator] = fmt.Sprint(float64(*e.Value))
		default:
			values[e.Indicator] = fmt.Sprintf("%d/%d", *e.Num, *e.Den)
		}
	}
	return values
}
