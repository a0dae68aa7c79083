package console

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// TestEvents holds the form of every event: design.md §8.
func TestEvents(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	e := NewEvents(&out, func() *time.Location { return time.FixedZone("", 7*60*60) })
	now := time.Date(2024, 6, 14, 8, 30, 0, 999, time.UTC)
	nine, ratio := campaign.Number(9), campaign.Quantity{Num: 91, Den: 100}
	entry := campaign.Entry{
		Unit: "tanhao", Seq: 3, Line: 1, Indicator: "ketnap", Year: 2024, Action: campaign.ActionReport, Mode: campaign.ModeTotal,
		Quantity: campaign.Number(12), HasQuantity: true, At: now,
	}
	err := errors.Join(
		e.Message(Sent{At: now, Chat: "a", ID: "b1", Message: chat.Message{Text: "<12/15> & “đủ”\n", ReplyTo: "m1", Buttons: []chat.Button{{Press: "k", Label: "Có"}}}}),
		e.Message(Sent{At: now, Chat: "a", ID: "b2", Picture: "out/b2-x.png", Document: "out/b2-x.xlsx"}),
		e.Report(Report{Entry: entry, Before: &nine, After: &ratio, By: "a", Key: "m1"}),
		e.Value("tanhao", campaign.Figure{Indicator: "ketnap", Year: 2024, Quantity: campaign.Number(0)}),
		e.Value("tanhao", campaign.Figure{Indicator: "xeploai", Year: 2024, Quantity: ratio}),
		e.Error(7, errors.New("time goes back")),
	)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"type":"message","at":"2024-06-14T15:30:00+07:00","chat":"a","id":"b1","text":"<12/15> & “đủ”\n","reply_to":"m1","buttons":[{"press":"k","label":"Có"}]}
{"type":"message","at":"2024-06-14T15:30:00+07:00","chat":"a","id":"b2","text":"","picture":"out/b2-x.png","document":"out/b2-x.xlsx"}
{"type":"report","at":"2024-06-14T15:30:00+07:00","unit":"tanhao","indicator":"ketnap","period":"2024","action":"baocao","mode":"luyke","value":12,"before":9,"after":{"den":100,"num":91},"by":"a","key":"m1","seq":3}
{"type":"value","unit":"tanhao","indicator":"ketnap","period":"2024","value":0}
{"type":"value","unit":"tanhao","indicator":"xeploai","period":"2024","num":91,"den":100}
{"type":"error","line":7,"error":"time goes back"}
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestEventsSayThatTheOutputIsGone(t *testing.T) {
	t.Parallel()
	e := NewEvents(failing{}, func() *time.Location { return time.UTC })
	if err := e.Error(1, errStore); !errors.Is(err, errStore) {
		t.Errorf("got %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errStore }

func TestSortFigures(t *testing.T) {
	t.Parallel()
	sorted := SortFigures([]campaign.Figure{{Indicator: "b", Year: 2024}, {Indicator: "a", Year: 2025}, {Indicator: "a", Year: 2024}})
	var got []string
	for _, f := range sorted {
		got = append(got, string(f.Indicator)+" "+campaign.Number(int64(f.Year)).String())
	}
	if diff := cmp.Diff([]string{"a 2024", "a 2025", "b 2024"}, got); diff != "" {
		t.Error(diff)
	}
}
