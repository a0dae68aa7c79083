package console

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Events writes one JSON object a line: design.md §8 names the fields.
type Events struct {
	encoder  *json.Encoder
	location func() *time.Location
}

// NewEvents returns a writer of events whose times are in the zone that location returns.
func NewEvents(w io.Writer, location func() *time.Location) *Events {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return &Events{encoder, location}
}

type messageEvent struct {
	Type     string        `json:"type"`
	At       string        `json:"at"`
	Chat     string        `json:"chat"`
	ID       string        `json:"id"`
	Text     string        `json:"text"`
	ReplyTo  string        `json:"reply_to,omitempty"`
	Buttons  []chat.Button `json:"buttons,omitempty"`
	Picture  string        `json:"picture,omitempty"`
	Document string        `json:"document,omitempty"`
}

// Message writes a message that the bot sent.
func (e *Events) Message(s Sent) error {
	return e.write(messageEvent{
		Type:     "message",
		At:       e.time(s.At),
		Chat:     s.Chat,
		ID:       s.ID,
		Text:     s.Message.Text,
		ReplyTo:  s.Message.ReplyTo,
		Buttons:  s.Message.Buttons,
		Picture:  s.Picture,
		Document: s.Document,
	})
}

// Report is one entry of the log with what it changed.
type Report struct {
	campaign.Entry
	// Before and After are the value of the indicator; nil when there is none.
	Before, After *campaign.Quantity
	// By is the account of the sender, Key the message.
	By  string
	Key string
}

type reportEvent struct {
	Type      string               `json:"type"`
	At        string               `json:"at"`
	Unit      campaign.UnitID      `json:"unit"`
	Indicator campaign.IndicatorID `json:"indicator,omitempty"`
	Period    string               `json:"period"`
	Action    campaign.Action      `json:"action"`
	Mode      campaign.Mode        `json:"mode"`
	Value     *int64               `json:"value,omitempty"`
	Num       *int64               `json:"num,omitempty"`
	Den       *int64               `json:"den,omitempty"`
	Before    any                  `json:"before,omitempty"`
	After     any                  `json:"after,omitempty"`
	By        string               `json:"by"`
	Key       string               `json:"key"`
	Seq       int64                `json:"seq"`
	AsOf      string               `json:"as_of,omitempty"`
	InPeriod  *int64               `json:"in_period,omitempty"`
	Reason    string               `json:"reason,omitempty"`
}

// Report writes an entry of the log.
func (e *Events) Report(r Report) error {
	event := reportEvent{
		Type:      "report",
		At:        e.time(r.At),
		Unit:      r.Unit,
		Indicator: r.Indicator,
		Period:    fmt.Sprint(r.Year),
		Action:    r.Action,
		Mode:      r.Mode,
		Before:    value(r.Before),
		After:     value(r.After),
		By:        r.By,
		Key:       r.Key,
		Seq:       r.Seq,
		AsOf:      r.AsOf.String(),
		Reason:    r.Reason,
	}
	if r.HasQuantity {
		event.Value, event.Num, event.Den = parts(r.Quantity)
	}
	if r.HasInPeriod {
		event.InPeriod = &r.InPeriod
	}
	return e.write(event)
}

type valueEvent struct {
	Type      string               `json:"type"`
	Unit      campaign.UnitID      `json:"unit"`
	Indicator campaign.IndicatorID `json:"indicator"`
	Period    string               `json:"period"`
	Value     *int64               `json:"value,omitempty"`
	Num       *int64               `json:"num,omitempty"`
	Den       *int64               `json:"den,omitempty"`
}

// Value writes the value of an indicator as it stands at the end.
func (e *Events) Value(unit campaign.UnitID, f campaign.Figure) error {
	event := valueEvent{Type: "value", Unit: unit, Indicator: f.Indicator, Period: fmt.Sprint(f.Year)}
	event.Value, event.Num, event.Den = parts(f.Quantity)
	return e.write(event)
}

type errorEvent struct {
	Type  string `json:"type"`
	Line  int    `json:"line"`
	Error string `json:"error"`
}

// Error writes that an input line could not be used.
func (e *Events) Error(line int, err error) error {
	return e.write(errorEvent{"error", line, err.Error()})
}

func (e *Events) write(event any) error {
	if err := e.encoder.Encode(event); err != nil {
		return fmt.Errorf("write event: %w", err)
	}
	return nil
}

func (e *Events) time(t time.Time) string {
	return t.In(e.location()).Truncate(time.Second).Format(time.RFC3339)
}

// parts returns a quantity as its event has it: one number, or two.
func parts(q campaign.Quantity) (value, num, den *int64) {
	if q.IsRatio() {
		return nil, &q.Num, &q.Den
	}
	return &q.Num, nil, nil
}

func value(q *campaign.Quantity) any {
	switch {
	case q == nil:
		return nil
	case q.IsRatio():
		return map[string]int64{"num": q.Num, "den": q.Den}
	default:
		return q.Num
	}
}

// SortFigures returns figures in the order of value events: by indicator, then by year.
func SortFigures(figures []campaign.Figure) []campaign.Figure {
	return slices.SortedFunc(slices.Values(figures), func(a, b campaign.Figure) int {
		return cmp.Or(cmp.Compare(a.Indicator, b.Indicator), cmp.Compare(a.Year, b.Year))
	})
}
