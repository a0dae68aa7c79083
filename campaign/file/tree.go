package file

import (
	"bytes"
	"errors"
	"sort"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/thiduabot/thiduabot/campaign"
)

// node is one value of the file with the line it stands on.
type node struct {
	line int
	// kind is Array and InlineTable for lists and tables, however they are written.
	kind unstable.Kind
	// text is the value of a scalar as written, without the quotes of a string.
	text  string
	items []*node
	// keys are the keys of a table in the order of the file.
	keys   []string
	fields map[string]*node
}

// parseTree reads TOML. What is no TOML at all is a single fault, because nothing after it can be trusted.
func parseTree(data []byte) (*node, Faults) {
	// Notepad on Windows puts a byte order mark first.
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var checked map[string]any
	if err := toml.Unmarshal(data, &checked); err != nil {
		return nil, Faults{syntaxFault(err)}
	}
	b := newBuilder(data)
	for b.parser.NextExpression() {
		b.add(b.parser.Expression())
	}
	if err := b.parser.Error(); err != nil {
		return nil, Faults{syntaxFault(err)}
	}
	return b.root, nil
}

func syntaxFault(err error) campaign.Fault {
	fault := campaign.Fault{Place: "file", Reason: err.Error()}
	if where, ok := errors.AsType[*toml.DecodeError](err); ok {
		fault.Line, _ = where.Position()
	}
	return fault
}

// builder makes the tree. The document was decoded once already, so its structure is sound.
type builder struct {
	parser  *unstable.Parser
	lines   []int
	root    *node
	current *node
}

func newBuilder(data []byte) *builder {
	root := newTable(1)
	b := &builder{parser: &unstable.Parser{}, root: root, current: root}
	b.parser.Reset(data)
	for i, c := range data {
		if c == '\n' {
			b.lines = append(b.lines, i)
		}
	}
	return b
}

func newTable(line int) *node {
	return &node{line: line, kind: unstable.InlineTable, fields: make(map[string]*node)}
}

func (b *builder) line(n *unstable.Node) int {
	return 1 + sort.SearchInts(b.lines, int(n.Raw.Offset))
}

func (b *builder) add(n *unstable.Node) {
	switch n.Kind {
	case unstable.Table:
		b.current = b.open(n, false)
	case unstable.ArrayTable:
		b.current = b.open(n, true)
	case unstable.KeyValue:
		b.set(b.current, n)
	}
}

// open finds or makes the table that a [header] or [[header]] names.
func (b *builder) open(n *unstable.Node, list bool) *node {
	at := b.root
	for key := n.Key(); key.Next(); {
		k, line := string(key.Node().Data), b.line(key.Node())
		if list && key.IsLast() {
			return at.list(k, line).append(newTable(line))
		}
		at = at.table(k, line)
	}
	return at
}

// set stores a possibly dotted key.
func (b *builder) set(at *node, n *unstable.Node) {
	for key := n.Key(); key.Next(); {
		k, line := string(key.Node().Data), b.line(key.Node())
		if key.IsLast() {
			at.put(k, b.value(n.Value(), line))
			return
		}
		at = at.table(k, line)
	}
}

func (b *builder) value(n *unstable.Node, line int) *node {
	v := &node{line: line, kind: n.Kind, text: string(n.Data)}
	switch n.Kind {
	case unstable.InlineTable:
		v = newTable(line)
		for child := n.Children(); child.Next(); {
			b.set(v, child.Node())
		}
	case unstable.Array:
		for child := n.Children(); child.Next(); {
			v.append(b.value(child.Node(), b.lineOr(child.Node(), line)))
		}
	}
	return v
}

// lineOr returns the line of a value in a list. Lists and tables do not know theirs, but what they hold does.
func (b *builder) lineOr(n *unstable.Node, line int) int {
	for n.Valid() && n.Raw.Length == 0 {
		n = n.Child()
	}
	if !n.Valid() {
		return line
	}
	return b.line(n)
}
