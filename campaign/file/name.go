package file

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/thiduabot/thiduabot/campaign"
)

// name is a word by which people call a unit or a group.
type name struct {
	line  int
	place string
	// kind and id are what is called by it, as long as span lasts.
	kind, id string
	word     string
	span     campaign.Span
}

// names notes the id and the aliases of an item.
func (t *table) names(kind, id string, aliases []string, span campaign.Span) {
	if id == "" {
		return
	}
	t.r.names = append(t.r.names, name{t.line("id"), t.at("id"), kind, id, id, span})
	for _, alias := range aliases {
		t.r.names = append(t.r.names, name{t.line("aliases"), t.at("aliases"), kind, id, alias, span})
	}
}

// checkAliases finds words that call two different things at the same time. Those of indicators are left to
// the campaign: they have no time.
func (r *reader) checkAliases() {
	known := make(map[string][]name)
	for _, n := range r.names {
		key := n.kind + " " + fold(n.word)
		for _, other := range known[key] {
			if other.id != n.id && overlap(other.span, n.span) {
				r.fault(n.line, n.place, "%q already means %s, on line %d", n.word, other.id, other.line)
				break
			}
		}
		known[key] = append(known[key], n)
	}
}

func overlap(a, b campaign.Span) bool {
	aBeforeB := !a.Until.IsZero() && !b.From.IsZero() && a.Until.Before(b.From)
	bBeforeA := !b.Until.IsZero() && !a.From.IsZero() && b.Until.Before(a.From)
	return !aBeforeB && !bBeforeA
}

// fold brings a word to the form in which names are compared: small letters without marks, and digits.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, plain(s))
}

// plain is s in small letters without marks, words parted by one space.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ' || r == 'ð':
			return 'd'
		case r == '–' || r == '—' || r == '−':
			return '-'
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
	return strings.Join(strings.Fields(s), " ")
}
