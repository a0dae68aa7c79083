package bottest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The tags and named entities of https://core.telegram.org/bots/api#html-style.
var (
	htmlTags = []string{
		"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "tg-emoji",
		"a", "code", "pre", "blockquote",
	}
	htmlNames  = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`}
	htmlTag    = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z-]*)((?:\s+[A-Za-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*>`)
	htmlEntity = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]+);`)
)

// parseHTML returns the text without markup, or why the server would refuse it.
func parseHTML(markup string) (string, *apiError) {
	var plain strings.Builder
	var open []string
	for i := 0; i < len(markup); {
		switch markup[i] {
		case '<':
			m := htmlTag.FindStringSubmatch(markup[i:])
			if m == nil {
				return "", badEntities("Unexpected character at byte offset " + strconv.Itoa(i))
			}
			var err *apiError
			if open, err = nest(open, m[1] == "/", strings.ToLower(m[2]), i); err != nil {
				return "", err
			}
			i += len(m[0])
		case '&':
			text, size := unescape(markup[i:])
			plain.WriteString(text)
			i += size
		default:
			_, size := utf8.DecodeRuneInString(markup[i:])
			plain.WriteString(markup[i : i+size])
			i += size
		}
	}
	if len(open) > 0 {
		return "", badEntities(`Can't find end tag corresponding to start tag "` + open[len(open)-1] + `"`)
	}
	return plain.String(), nil
}

func badEntities(why string) *apiError { return badRequest("can't parse entities: " + why) }

func nest(open []string, closing bool, tag string, at int) ([]string, *apiError) {
	switch {
	case !slices.Contains(htmlTags, tag):
		return nil, badEntities(`Unsupported start tag "` + tag + `" at byte offset ` + strconv.Itoa(at))
	case !closing:
		return append(open, tag), nil
	case len(open) == 0 || open[len(open)-1] != tag:
		return nil, badEntities(`Unmatched end tag at byte offset ` + strconv.Itoa(at))
	}
	return open[:len(open)-1], nil
}

// unescape reads one entity; what is none is text.
func unescape(markup string) (text string, size int) {
	m := htmlEntity.FindStringSubmatch(markup)
	if m == nil {
		return "&", 1
	}
	if text, ok := htmlNames[m[1]]; ok {
		return text, len(m[0])
	}
	digits, numeric := strings.CutPrefix(m[1], "#")
	if !numeric {
		return "&", 1
	}
	base := 10
	if hex := strings.TrimLeft(digits, "xX"); hex != digits {
		digits, base = hex, 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return "&", 1
	}
	return string(rune(n)), len(m[0])
}
