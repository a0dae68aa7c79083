package file

import (
	"regexp"
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

// idPattern keeps ids typeable in a chat command and writable as a bare key.
var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_]*$`)

// reference is an id that another table must define.
type reference struct {
	line        int
	place       string
	kind, value string
}

// identify reads the id of an item and claims it for its table.
func (t *table) identify(kind string) string {
	id := t.text("id")
	if id == "" {
		t.need("id")
		return ""
	}
	if !idPattern.MatchString(id) {
		t.fault("id", "%q may hold only a–z, 0–9 and _", id)
	}
	t.define(kind, id, "id")
	return id
}

// define claims an id; the second claim is the fault.
func (t *table) define(kind, id, key string) {
	known := t.r.defined[kind]
	if known == nil {
		known = make(map[string]int)
		t.r.defined[kind] = known
	}
	if first, ok := known[id]; ok {
		t.fault(key, "%s is there already, on line %d", id, first)
		return
	}
	known[id] = t.line(key)
}

// refer notes an id to be looked up when all tables are read.
func (t *table) refer(key, kind, id string) {
	if id != "" {
		t.r.references = append(t.r.references, reference{t.line(key), t.at(key), kind, id})
	}
}

func (r *reader) checkReferences() {
	for _, ref := range r.references {
		if _, ok := r.defined[ref.kind][ref.value]; !ok {
			r.fault(ref.line, ref.place, "no %s %q", strings.TrimSuffix(ref.kind, "s"), ref.value)
		}
	}
}

// validate adds what the campaign itself finds wrong. An item that the file was faulted for already is left out:
// what is missing of it would be found missing again and again.
func (r *reader) validate(c *campaign.Campaign) {
	faulted := make(map[string]bool)
	for _, fault := range r.faults {
		faulted[r.itemOf(fault.Place)] = true
	}
	for _, fault := range c.Validate() {
		fault.Line = r.lineOf(fault.Place)
		if !faulted[r.itemOf(fault.Place)] && !slices.Contains(r.faults, fault) {
			r.faults = append(r.faults, fault)
		}
	}
}

// itemOf returns the item that a place lies in, else the place.
func (r *reader) itemOf(place string) string {
	for around := place; around != ""; around = parent(around) {
		if r.items[around] {
			return around
		}
	}
	return place
}

// lineOf returns the line of a place, or of the nearest table around it.
func (r *reader) lineOf(place string) int {
	for ; place != ""; place = parent(place) {
		if line, ok := r.lines[place]; ok {
			return line
		}
	}
	return 0
}

func parent(place string) string { return place[:max(strings.LastIndexByte(place, '.'), 0)] }
