package console

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// The years that the clock may show: every post of the time between is made, so a slip of the pen would take hours.
const (
	firstYear = 2000
	lastYear  = 2100
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
		return errors.New("an id is a string or a number")
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
		return in, fmt.Errorf("read line: %w", plain(err))
	}
	if bytes.HasPrefix(bytes.TrimSpace(line), []byte("null")) {
		return in, errors.New("read line: want an object")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return in, errors.New("read line: more than one object")
	}
	return in, in.check()
}

// plain says what is wrong without the names of Go types.
func plain(err error) error {
	wrong, ok := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case !ok:
		return err
	case wrong.Field == "":
		return fmt.Errorf("want an object, not a JSON %s", wrong.Value)
	}
	return fmt.Errorf("%s: no JSON %s belongs here", wrong.Field, wrong.Value)
}

func (in input) check() error {
	switch {
	case in.Kind != "" && in.Kind != "private" && in.Kind != "group":
		return fmt.Errorf("read line: kind %q: want private or group", in.Kind)
	case in.From == "" && in != (input{At: in.At}):
		return errors.New("read line: message without from")
	case strings.ContainsAny(in.From+in.Chat+string(in.ID), "\n\x00"):
		return errors.New("read line: from, chat or id with a line break or a NUL")
	case in.Edit && in.ID == "":
		return errors.New("read line: edit without id")
	}
	return nil
}

// speaks reports whether the line holds a message, not only a time.
func (in input) speaks() bool { return in.From != "" }

// at returns the time the line names; ok is false when it names none.
func (in input) at() (at time.Time, ok bool, err error) {
	if in.At == "" {
		return at, false, nil
	}
	if at, err = time.Parse(time.RFC3339Nano, in.At); err != nil {
		return at, false, fmt.Errorf("read line: at %q: want a time such as 2024-06-14T15:30:00+07:00", in.At)
	}
	if year := at.Year(); year < firstYear || year > lastYear {
		return at, false, fmt.Errorf("read line: at %q: want a year from %d to %d", in.At, firstYear, lastYear)
	}
	return at, true, nil
}
