package file

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/thiduabot/thiduabot/campaign"
)

// text returns a string, or "" when there is none.
func (t *table) text(key string) string {
	n := t.get(key)
	switch {
	case n == nil:
		return ""
	case n.kind != unstable.String:
		t.fault(key, "want text in quotes")
		return ""
	}
	return n.text
}

func (t *table) texts(key string) []string {
	var all []string
	for _, n := range t.list(key) {
		if n.kind != unstable.String || strings.TrimSpace(n.text) == "" {
			t.r.fault(n.line, t.at(key), "want text in quotes")
			continue
		}
		all = append(all, n.text)
	}
	return all
}

// ids returns a list of ids of another table, each of which must exist.
func ids[T ~string](t *table, key, kind string) []T {
	var all []T
	for _, id := range t.texts(key) {
		t.refer(key, kind, id)
		all = append(all, T(id))
	}
	return all
}

// count returns a whole number that is not negative.
func (t *table) count(key string) int64 {
	n := t.get(key)
	if n == nil {
		return 0
	}
	number, err := strconv.ParseInt(n.text, 0, 64)
	if n.kind != unstable.Integer || err != nil {
		t.fault(key, "want a whole number")
		return 0
	}
	if number < 0 {
		t.fault(key, "must not be negative")
		return 0
	}
	return number
}

// flag returns a switch, or otherwise when there is none.
func (t *table) flag(key string, otherwise bool) bool {
	n := t.get(key)
	switch {
	case n == nil:
		return otherwise
	case n.kind != unstable.Bool:
		t.fault(key, "want true or false")
		return otherwise
	}
	return n.text == "true"
}

// choice returns one of the words allowed.
func choice[T ~string](t *table, key string, allowed ...T) T {
	word := T(t.text(key))
	n := t.node.fields[key]
	if n == nil || n.kind != unstable.String || slices.Contains(allowed, word) {
		return word
	}
	words := make([]string, len(allowed))
	for i, a := range allowed {
		words[i] = string(a)
	}
	t.fault(key, "%q is none of %s", string(word), strings.Join(words, ", "))
	return ""
}

// date returns a day, or none.
func (t *table) date(key string) campaign.Date {
	n := t.get(key)
	if n == nil {
		return campaign.Date{}
	}
	return t.dateOf(key, n)
}

func (t *table) dateOf(key string, n *node) campaign.Date {
	if n.kind != unstable.LocalDate && n.kind != unstable.String {
		t.r.fault(n.line, t.at(key), "want a date, such as 2024-03-18")
		return campaign.Date{}
	}
	for _, layout := range []string{time.DateOnly, "2/1/2006"} {
		if day, err := time.Parse(layout, n.text); err == nil && day.Year() > 0 {
			return campaign.DateOf(day)
		}
	}
	t.r.fault(n.line, t.at(key), "%q is no date, want one such as 2024-03-18", n.text)
	return campaign.Date{}
}

// span returns the days between from and until, both optional.
func (t *table) span() campaign.Span {
	s := campaign.Span{From: t.date("from"), Until: t.date("until")}
	if !s.From.IsZero() && !s.Until.IsZero() && s.Until.Before(s.From) {
		t.fault("until", "%v is before from, %v", s.Until, s.From)
	}
	return s
}

// instant returns a moment with its zone, or none.
func (t *table) instant(key string) time.Time {
	n := t.get(key)
	if n == nil {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339Nano, strings.ToUpper(strings.Replace(n.text, " ", "T", 1)))
	if n.kind != unstable.DateTime || err != nil {
		t.fault(key, "want a time, such as 2024-06-14T15:30:00+07:00")
		return time.Time{}
	}
	return at.UTC()
}
