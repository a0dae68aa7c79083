package file

import "github.com/pelletier/go-toml/v2/unstable"

func (n *node) put(key string, value *node) {
	if _, known := n.fields[key]; !known {
		n.keys = append(n.keys, key)
	}
	n.fields[key] = value
}

func (n *node) append(item *node) *node {
	n.items = append(n.items, item)
	return item
}

// table returns the table under key, the last one of a list, or a new one.
func (n *node) table(key string, line int) *node {
	child, ok := n.fields[key]
	if ok && child.kind == unstable.Array && len(child.items) > 0 {
		child = child.items[len(child.items)-1]
	}
	if !ok || child.kind != unstable.InlineTable {
		child = newTable(line)
		n.put(key, child)
	}
	return child
}

// list returns the list under key, or a new one.
func (n *node) list(key string, line int) *node {
	child, ok := n.fields[key]
	if !ok || child.kind != unstable.Array {
		child = &node{line: line, kind: unstable.Array}
		n.put(key, child)
	}
	return child
}
