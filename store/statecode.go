package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// stateFormat is the first byte of an encoded state. Boards read the states of all units at once, and JSON would
// take most of their time.
const stateFormat = 1

var errBadState = errors.New("state is cut short or damaged")

// EncodeState writes a state as numbers of variable length; the unit is the key of its row.
func EncodeState(st campaign.State) []byte {
	b := make(stateWriter, 1, 32+64*len(st.Figures)+16*len(st.Weeks))
	b[0] = stateFormat
	b.number(st.Head)
	b.time(st.Last, utc(0))
	b.number(int64(len(st.Figures)))
	for _, f := range st.Figures {
		b.figure(f, st.Last)
	}
	b.number(int64(len(st.Weeks)))
	for _, w := range st.Weeks {
		b.week(w, st.Last)
	}
	return b
}

// DecodeState reads what EncodeState wrote.
func DecodeState(unit campaign.UnitID, data []byte) (campaign.State, error) {
	if len(data) == 0 || data[0] != stateFormat {
		return campaign.State{}, fmt.Errorf("read state of %s: unknown format", unit)
	}
	r := stateReader{rest: data[1:]}
	st := campaign.State{Unit: unit, Head: r.number(), Last: r.time(utc(0))}
	if n := r.count(); n > 0 {
		st.Figures = make([]campaign.Figure, n)
	}
	for i := range st.Figures {
		st.Figures[i] = r.figure(st.Last)
	}
	if n := r.count(); n > 0 {
		st.Weeks = make([]campaign.WeekMark, n)
	}
	for i := range st.Weeks {
		st.Weeks[i] = r.week(st.Last)
	}
	if r.err != nil {
		return campaign.State{}, fmt.Errorf("read state of %s: %w", unit, r.err)
	}
	return st, nil
}

type stateWriter []byte

func (b *stateWriter) number(n int64) { *b = binary.AppendVarint(*b, n) }

func (b *stateWriter) text(s string) {
	b.number(int64(len(s)))
	*b = append(*b, s...)
}

// time writes the distance to a time that is near, which is short. 0 is the zero time, which is frequent.
func (b *stateWriter) time(t, near time.Time) {
	distance := t.UnixMilli() - near.UnixMilli()
	switch {
	case t.IsZero():
		b.number(0)
	case distance >= 0:
		b.number(distance + 1)
	default:
		b.number(distance)
	}
}

func (b *stateWriter) flag(set bool) {
	if set {
		b.number(1)
		return
	}
	b.number(0)
}

func (b *stateWriter) figure(f campaign.Figure, last time.Time) {
	b.text(string(f.Indicator))
	b.number(int64(f.Year))
	b.number(f.Quantity.Num)
	b.number(f.Quantity.Den)
	b.time(f.At, last)
	b.time(f.Changed, f.At)
	b.number(int64(f.AsOf.Year))
	b.number(int64(f.AsOf.Month))
	b.number(int64(f.AsOf.Day))
	b.number(f.Seq)
	b.number(f.Increment)
	b.time(f.IncrementAt, f.At)
}

func (b *stateWriter) week(w campaign.WeekMark, last time.Time) {
	b.number(int64(w.Week.Year))
	b.number(int64(w.Week.Number))
	b.time(w.At, last)
	b.flag(w.Late)
}

// stateReader reads until something is wrong; after that it returns zeros.
type stateReader struct {
	rest []byte
	err  error
}

func (r *stateReader) fail() {
	r.rest, r.err = nil, errBadState
}

func (r *stateReader) number() int64 {
	n, size := binary.Varint(r.rest)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// count reads the length of a list or text; each element takes at least a byte.
func (r *stateReader) count() int {
	n := r.number()
	if n < 0 || n > int64(len(r.rest)) {
		r.fail()
		return 0
	}
	return int(n)
}

func (r *stateReader) text() string {
	n := r.count()
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}

func (r *stateReader) time(near time.Time) time.Time {
	n := r.number()
	switch {
	case n == 0:
		return time.Time{}
	case n > 0:
		return utc(near.UnixMilli() + n - 1)
	default:
		return utc(near.UnixMilli() + n)
	}
}

func (r *stateReader) figure(last time.Time) campaign.Figure {
	f := campaign.Figure{
		Indicator: campaign.IndicatorID(r.text()),
		Year:      int(r.number()),
		Quantity:  campaign.Quantity{Num: r.number(), Den: r.number()},
		At:        r.time(last),
	}
	f.Changed = r.time(f.At)
	f.AsOf = campaign.Date{Year: int(r.number()), Month: time.Month(r.number()), Day: int(r.number())}
	f.Seq, f.Increment = r.number(), r.number()
	f.IncrementAt = r.time(f.At)
	return f
}

func (r *stateReader) week(last time.Time) campaign.WeekMark {
	return campaign.WeekMark{
		Week: campaign.Week{Year: int(r.number()), Number: int(r.number())},
		At:   r.time(last),
		Late: r.number() == 1,
	}
}

func utc(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
