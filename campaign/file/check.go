package file

import (
	"regexp"
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

// validate adds what the campaign itself finds wrong, unless the file was faulted for it already.
func (r *reader) validate(c *campaign.Campaign) {
	v, ok := any(c).(interface{ Validate() []campaign.Fault })
	if !ok {
		return
	}
	for _, fault := range v.Validate() {
		fault.Line = r.lineOf(fault.Place)
		if !r.faulted(fault) {
			r.faults = append(r.faults, fault)
		}
	}
}

func (r *reader) faulted(fault campaign.Fault) bool {
	for _, known := range r.faults {
		if known.Place == fault.Place || fault.Line > 0 && known.Line == fault.Line {
			return true
		}
	}
	return false
}

// lineOf returns the line of a place, or of the nearest table around it.
func (r *reader) lineOf(place string) int {
	for place != "" {
		if line, ok := r.lines[place]; ok {
			return line
		}
		place = place[:max(strings.LastIndexByte(place, '.'), 0)]
	}
	return 0
}
