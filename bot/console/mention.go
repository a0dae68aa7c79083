package console

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// names are what the bot answers to on the console, as on Telegram and on Zalo.
var names = []string{"@thiduabot", "@Trợ lý thi đua"}

// address cuts what names the bot from a text: a leading mention, or the suffix of a command. other is true
// for a command to another bot.
func address(text string) (rest string, toUs, other bool) {
	text = norm.NFC.String(text)
	trimmed := strings.TrimSpace(text)
	for _, name := range names {
		if tail, ok := cutPrefixFold(trimmed, name); ok && !continues(tail) {
			return strings.TrimSpace(tail), true, false
		}
	}
	if !strings.HasPrefix(trimmed, "/") {
		return text, false, false
	}
	word, tail, _ := cutSpace(trimmed)
	command, name, suffixed := strings.Cut(word, "@")
	if !suffixed {
		return text, false, false
	}
	if !strings.EqualFold("@"+name, names[0]) {
		return text, false, true
	}
	return command + tail, true, false
}

// cutPrefixFold is strings.CutPrefix without regard to case.
func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// continues reports whether a name goes on, so that another one is meant: @thiduabot2.
func continues(tail string) bool {
	return tail != "" && (tail[0] == '_' || tail[0] >= '0' && tail[0] <= '9' || tail[0] >= 'A' && tail[0] <= 'Z' || tail[0] >= 'a' && tail[0] <= 'z')
}

// cutSpace splits a text after its first word; the tail keeps the space.
func cutSpace(s string) (word, tail string, found bool) {
	at := strings.IndexAny(s, " \t\r\n\u00a0")
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at:], true
}
