package file

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

// Format writes a campaign as a file that Parse reads back. It refuses one that Parse would refuse.
func Format(c *campaign.Campaign) ([]byte, error) {
	var b bytes.Buffer
	writeTable(&b, "[campaign]", writeHeader(c))
	writeAll(&b, "indicators", c.Indicators, writeIndicator)
	writeAll(&b, "groups", c.Groups, writeGroup)
	writeAll(&b, "units", c.Units, writeUnit)
	writeAll(&b, "pledges", writeSheets(c), func(f fields) fields { return f })
	writeAll(&b, "schedule", c.Schedule, writeJob)
	writeAll(&b, "members", c.Seats, writeSeat)
	if _, err := Parse(b.Bytes()); err != nil {
		return nil, fmt.Errorf("format campaign %s: %w", c.Code, err)
	}
	return b.Bytes(), nil
}

func writeAll[T any](b *bytes.Buffer, name string, all []T, write func(T) fields) {
	for _, item := range all {
		b.WriteByte('\n')
		writeTable(b, "[["+name+"]]", write(item))
	}
}

func writeTable(b *bytes.Buffer, header string, f fields) {
	b.WriteString(header + "\n")
	for _, field := range f {
		fmt.Fprintf(b, "%s = %s\n", field.key, field.value)
	}
}

// field is one key with its value as the file writes it.
type field struct{ key, value string }

// fields are the keys of one table. Empty values are left out.
type fields []field

func (f *fields) add(key, value string) { *f = append(*f, field{key, value}) }

func (f *fields) text(key, value string) {
	if value != "" {
		f.add(key, quote(value))
	}
}

func (f *fields) texts(key string, values []string) {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
	}
	f.list(key, quoted)
}

func (f *fields) list(key string, values []string) {
	if len(values) > 0 {
		f.add(key, "["+strings.Join(values, ", ")+"]")
	}
}

// lines writes a list with one value a line.
func (f *fields) lines(key string, values []string) {
	if len(values) > 0 {
		f.add(key, "[\n  "+strings.Join(values, ",\n  ")+",\n]")
	}
}

func (f *fields) pairs(key string, pairs fields) {
	if len(pairs) == 0 {
		return
	}
	written := make([]string, len(pairs))
	for i, p := range pairs {
		written[i] = p.key + " = " + p.value
	}
	f.add(key, "{ "+strings.Join(written, ", ")+" }")
}

func (f *fields) number(key string, n int64) {
	if n != 0 {
		f.add(key, strconv.FormatInt(n, 10))
	}
}

func (f *fields) flag(key string, set bool) {
	if set {
		f.add(key, "true")
	}
}

func (f *fields) date(key string, d campaign.Date) {
	if !d.IsZero() {
		f.add(key, d.String())
	}
}

func (f *fields) dates(key string, all []campaign.Date) {
	written := make([]string, len(all))
	for i, d := range all {
		written[i] = d.String()
	}
	f.list(key, written)
}

func (f *fields) span(s campaign.Span) {
	f.date("from", s.From)
	f.date("until", s.Until)
}

// words makes plain strings of ids.
func words[T ~string](all []T) []string {
	plain := make([]string, len(all))
	for i, x := range all {
		plain[i] = string(x)
	}
	return plain
}

func sortedKeys[T any](m map[int]T) []int { return slices.Sorted(maps.Keys(m)) }

// quote writes a TOML basic string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
