package file

import (
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/thiduabot/thiduabot/campaign"
)

// reader collects what the tables say and every fault in them.
type reader struct {
	faults Faults
	// lines are the lines of tables and keys by their place, for faults found in the finished campaign.
	lines map[string]int
	// items are the places of the tables that are faulted as a whole: campaign, and such as units.tanhao.
	items map[string]bool
	// defined are the ids of each table, such as units, with their lines.
	defined    map[string]map[string]int
	references []reference
	names      []name
}

func newReader() *reader {
	return &reader{
		lines: make(map[string]int), items: map[string]bool{"campaign": true}, defined: make(map[string]map[string]int),
	}
}

func (r *reader) fault(line int, place, format string, args ...any) {
	r.faults = append(r.faults, campaign.Fault{Place: place, Line: line, Reason: fmt.Sprintf(format, args...)})
}

// table is a TOML table being read. Keys nobody asked for are faults when it is finished.
type table struct {
	r     *reader
	node  *node
	place string
	asked map[string]bool
}

func (r *reader) table(n *node, place string) *table {
	r.lines[place] = n.line
	for _, key := range n.keys {
		r.lines[place+"."+key] = n.fields[key].line
	}
	return &table{r: r, node: n, place: place, asked: make(map[string]bool)}
}

// get returns the value under key, or nil.
func (t *table) get(key string) *node {
	t.asked[key] = true
	return t.node.fields[key]
}

func (t *table) has(key string) bool {
	_, ok := t.node.fields[key]
	return ok
}

// line returns where key stands, or the table when there is no such key.
func (t *table) line(key string) int {
	if n, ok := t.node.fields[key]; ok {
		return n.line
	}
	return t.node.line
}

func (t *table) fault(key, format string, args ...any) {
	t.r.fault(t.line(key), t.at(key), format, args...)
}

// at returns the place of a key. Top-level keys are not prefixed: there is only one file.
func (t *table) at(key string) string {
	if t.place == "file" {
		return key
	}
	return t.place + "." + key
}

// finish names every key nobody asked for.
func (t *table) finish() {
	for _, key := range t.node.keys {
		if !t.asked[key] {
			t.fault(key, "unknown key")
		}
	}
}

// need names the keys that are missing or empty.
func (t *table) need(keys ...string) {
	for _, key := range keys {
		n := t.node.fields[key]
		if n == nil || n.kind == unstable.String && strings.TrimSpace(n.text) == "" {
			t.fault(key, "missing")
		}
	}
}

// tables returns the tables of a list, each with its place, such as units.tanhao.
func (t *table) tables(key string) []*table {
	var all []*table
	for i, n := range t.list(key) {
		if n.kind != unstable.InlineTable {
			t.r.fault(n.line, t.at(key), "want tables, written [[%s]]", key)
			continue
		}
		place := fmt.Sprintf("%s.%s", t.at(key), label(n, i))
		t.r.items[place] = true
		all = append(all, t.r.table(n, place))
	}
	return all
}

// label names an item of a list by its id, else by its number.
func label(n *node, i int) string {
	for _, key := range []string{"id", "account", "unit"} {
		if id := n.fields[key]; id != nil && id.kind == unstable.String && id.text != "" {
			return id.text
		}
	}
	return fmt.Sprint(i + 1)
}

func (t *table) list(key string) []*node {
	n := t.get(key)
	switch {
	case n == nil:
		return nil
	case n.kind != unstable.Array:
		t.fault(key, "want a list")
		return nil
	}
	return n.items
}

// sub returns the table under key; it is empty when there is none.
func (t *table) sub(key string) *table {
	n := t.get(key)
	if n != nil && n.kind != unstable.InlineTable {
		t.fault(key, "want a table")
		n = nil
	}
	if n == nil {
		n = newTable(t.line(key))
	}
	return t.r.table(n, t.at(key))
}
