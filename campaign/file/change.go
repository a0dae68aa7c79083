package file

import (
	"fmt"
	"strings"
)

// Change is one difference that loading a file makes, on one line.
type Change struct {
	// What is the table, such as units; ID names the item in it.
	What string
	ID   string
	// Field is the key that changes; without one the whole item is added.
	Field string
	// Old and New are values as the file writes them, empty where there is none.
	Old string
	New string
}

func (c Change) String() string {
	if c.Field == "" {
		return strings.TrimSpace(fmt.Sprintf("%s %s: added %s", c.What, c.ID, c.New))
	}
	return fmt.Sprintf("%s %s: %s %s → %s", c.What, c.ID, c.Field, shown(c.Old), shown(c.New))
}

func shown(value string) string {
	if value == "" {
		return "–"
	}
	return value
}

// added is the change that a new item makes, with what a reader knows it by.
func added(what, id string, f fields) Change {
	summary := ""
	for _, key := range []string{"name", "target", "cron"} {
		if summary = f.value(key); summary != "" {
			break
		}
	}
	return Change{What: what, ID: id, New: summary}
}

// differences are the changes from one version of an item to the next.
func differences(what, id string, old, next fields) []Change {
	var all []Change
	for _, key := range keysOf(old, next) {
		was, is := old.value(key), next.value(key)
		if was != is {
			all = append(all, Change{What: what, ID: id, Field: key, Old: was, New: is})
		}
	}
	return all
}

// keysOf returns the keys of next, then those that only old has.
func keysOf(old, next fields) []string {
	var keys []string
	for _, f := range next {
		keys = append(keys, f.key)
	}
	for _, f := range old {
		if next.value(f.key) == "" {
			keys = append(keys, f.key)
		}
	}
	return keys
}

// value returns what is written under key, on one line.
func (f fields) value(key string) string {
	for _, x := range f {
		if x.key == key {
			return strings.Join(strings.Fields(x.value), " ")
		}
	}
	return ""
}
