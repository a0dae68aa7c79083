package bottest

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// commandEntity is a command the server found in a text; offset and length are UTF-16 units.
type commandEntity struct {
	offset, length int
	name, suffix   string
}

// findCommands follows TDLib: /name@suffix that touches no letter, digit, _, /, < or > of any
// alphabet. So /báocáo is no command, and /baocao, with a comma is.
func findCommands(text string) []commandEntity {
	var found []commandEntity
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if runes[i] != '/' || (i > 0 && touches(runes[i-1])) {
			continue
		}
		end := i + 1 + nameLength(runes[i+1:], 64)
		if end == i+1 {
			continue
		}
		nameEnd := end
		if end < len(runes) && runes[end] == '@' {
			if n := nameLength(runes[end+1:], 32); n >= 3 {
				end += 1 + n
			}
		}
		if end < len(runes) && touches(runes[end]) {
			continue
		}
		found = append(found, commandEntity{
			offset: len(utf16.Encode(runes[:i])),
			length: len(utf16.Encode(runes[i:end])),
			name:   string(runes[i+1 : nameEnd]),
			suffix: strings.TrimPrefix(string(runes[nameEnd:end]), "@"),
		})
		i = end - 1
	}
	return found
}

func nameLength(runes []rune, longest int) int {
	n := 0
	for n < len(runes) && n < longest && nameRune(runes[n]) {
		n++
	}
	return n
}

func nameRune(r rune) bool {
	return r == '_' || (r >= '0' && r <= '9') || (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z')
}

func touches(r rune) bool {
	return r == '_' || r == '/' || r == '<' || r == '>' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func entities(text string) []object {
	var list []object
	for _, c := range findCommands(text) {
		list = append(list, object{"type": "bot_command", "offset": c.offset, "length": c.length})
	}
	return list
}

// hears applies the privacy mode: https://core.telegram.org/bots/features#privacy-mode.
func (c *telegramChat) hears(b *TelegramBot, text string, replyTo int64) bool {
	if c.private() || b.t.options.ReadsAll || c.members[b.id].status == "administrator" {
		return true
	}
	if m := c.messages[replyTo]; m != nil && m.bot == b.id {
		return true
	}
	for _, command := range findCommands(text) {
		if strings.EqualFold(command.suffix, b.username) {
			return true
		}
		if command.suffix == "" && c.lastBot == b.id {
			return true
		}
	}
	return false // a mention alone is not enough
}
