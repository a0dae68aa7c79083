package campaign

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// territory are the words that begin the name of a commune-level unit.
var territory = []string{"Xã ", "Thị trấn ", "Phường "}

// ShortName returns a unit's name without the word for its kind: "Xã Tân Hào" is "Tân Hào".
// Agencies and schools keep their names.
func ShortName(name string) string {
	if kind, ok := territoryOf(name); ok {
		return name[len(kind):]
	}
	return name
}

// InSentence returns a unit's name as it stands within a sentence: "xã Tân Hào", but "Văn phòng Huyện ủy".
func InSentence(name string) string {
	if _, ok := territoryOf(name); !ok {
		return name
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

// Title returns a name as it stands in a heading: "XÃ TÂN HÀO".
func Title(name string) string { return strings.ToUpper(norm.NFC.String(name)) }

func territoryOf(name string) (kind string, ok bool) {
	for _, kind := range territory {
		if strings.HasPrefix(name, kind) && len(name) > len(kind) {
			return kind, true
		}
	}
	return "", false
}

// Short returns the unit's name without the word for its kind.
func (u Unit) Short() string { return ShortName(u.Name) }

// InSentence returns the unit's name as it stands within a sentence.
func (u Unit) InSentence() string { return InSentence(u.Name) }
