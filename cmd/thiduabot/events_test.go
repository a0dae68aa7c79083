package main

import (
	"bufio"
	"encoding/json"
	"strings"
	"testing"
)

// event is any line that the console writes.
type event struct {
	Type      string `json:"type"`
	At        string `json:"at"`
	Chat      string `json:"chat"`
	ID        string `json:"id"`
	Text      string `json:"text"`
	ReplyTo   string `json:"reply_to"`
	Unit      string `json:"unit"`
	Indicator string `json:"indicator"`
	Action    string `json:"action"`
	Mode      string `json:"mode"`
	Value     *int64 `json:"value"`
	Num       *int64 `json:"num"`
	Den       *int64 `json:"den"`
	Key       string `json:"key"`
	AsOf      string `json:"as_of"`
	InPeriod  *int64 `json:"in_period"`
	Reason    string `json:"reason"`
	Line      int    `json:"line"`
	Error     string `json:"error"`
}

// said is one input line.
type said struct {
	At   string `json:"at,omitempty"`
	From string `json:"from,omitempty"`
	Chat string `json:"chat,omitempty"`
	ID   string `json:"id,omitempty"`
	Text string `json:"text,omitempty"`
}

// converse runs lines through the console and returns its events.
func converse(tb testing.TB, lines []said, args ...string) []event {
	tb.Helper()
	var input strings.Builder
	encoder := json.NewEncoder(&input)
	for _, line := range lines {
		if err := encoder.Encode(line); err != nil {
			tb.Fatal(err)
		}
	}
	return parseEvents(tb, mustCall(tb, input.String(), append([]string{"console", "--jsonl", "--values"}, args...)...))
}

func parseEvents(tb testing.TB, output string) []event {
	tb.Helper()
	var events []event
	scanner := bufio.NewScanner(strings.NewReader(output))
	scanner.Buffer(nil, 64<<20)
	for scanner.Scan() {
		var e event
		if err := json.Unmarshal(scanner.Bytes(), &e); err != nil {
			tb.Fatalf("output line %q: %v", scanner.Text(), err)
		}
		events = append(events, e)
	}
	return events
}

// only returns the events that match.
func only(events []event, match func(event) bool) []event {
	var found []event
	for _, e := range events {
		if match(e) {
			found = append(found, e)
		}
	}
	return found
}
