package console

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// input is one line of the conversation: design.md §8 names the fields.
type input struct {
	At      string    `json:"at"`
	From    string    `json:"from"`
	Name    string    `json:"name"`
	Chat    string    `json:"chat"`
	Kind    string    `json:"kind"`
	ID      messageID `json:"id"`
	Text    string    `json:"text"`
	Photo   bool      `json:"photo"`
	Edit    bool      `json:"edit"`
	ReplyTo messageID `json:"reply_to"`
	Press   string    `json:"press"`
}

// messageID is written as a string or as a number.
type messageID string

// UnmarshalJSON reads either form.
func (m *messageID) UnmarshalJSON(data []byte) error {
	var number json.Number
	if err := json.Unmarshal(data, &number); err == nil {
		*m = messageID(number)
		return nil
	}
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return errors.New("want a string or a number")
	}
	*m = messageID(text)
	return nil
}

// parse reads a line strictly: an unknown field is an error.
func parse(line []byte) (input, error) {
	var in input
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&in); err != nil {
		return in, fmt.Errorf("read line: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return in, errors.New("read line: more than one object")
	}
	return in, in.check()
}

func (in input) check() error {
	switch {
	case in.Kind != "" && in.Kind != "private" && in.Kind != "group":
		return fmt.Errorf("read line: kind %q: want private or group", in.Kind)
	case in.speaks() && in.From == "":
		return errors.New("read line: text without from")
	case in.Edit && in.ID == "":
		return errors.New("read line: edit without id")
	}
	return nil
}

// speaks reports whether the line holds a message, not only a time.
func (in input) speaks() bool {
	return in.Text != "" || in.Press != "" || in.Photo || in.From != "" || in.Edit
}

// at returns the time the line names; ok is false when it names none.
func (in input) at() (at time.Time, ok bool, err error) {
	if in.At == "" {
		return at, false, nil
	}
	if at, err = time.Parse(time.RFC3339Nano, in.At); err != nil {
		return at, false, fmt.Errorf("read line: at %q: want a time such as 2024-06-14T15:30:00+07:00", in.At)
	}
	return at, true, nil
}
