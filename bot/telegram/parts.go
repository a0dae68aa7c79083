package telegram

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// The server counts Unicode characters after markup is taken away, neither bytes nor UTF-16 units.
const (
	// 4096 characters: https://core.telegram.org/bots/api#sendmessage
	longestMessage = 4096
	// 1024 characters: https://core.telegram.org/bots/api#sendphoto
	longestCaption = 1024
)

// Parts splits a message as Telegram needs it: files first, with the text as their caption where
// it fits, then the text, cut at line ends. The first part answers, the last one has the buttons.
func (p *Platform) Parts(m chat.Message) []chat.Message {
	text := clean(m.Text)
	parts := fileParts(m)
	first := 0 // the part where the text begins
	if len(parts) > 0 && utf8.RuneCountInString(text) <= longestCaption {
		parts[0].Text = text
	} else {
		first = len(parts)
		for _, piece := range split(text, longestMessage) {
			parts = append(parts, chat.Message{Text: piece})
		}
	}
	parts[first].Title = m.Title
	parts[0].ReplyTo = m.ReplyTo
	parts[len(parts)-1].Buttons = m.Buttons
	return parts
}

func fileParts(m chat.Message) []chat.Message {
	var parts []chat.Message
	if m.Picture != nil {
		parts = append(parts, chat.Message{Picture: m.Picture})
	}
	if m.Document != nil {
		parts = append(parts, chat.Message{Document: m.Document})
	}
	return parts
}

// split cuts text into pieces of at most limit characters. Pieces without a word are left out,
// because Telegram refuses them; there is always one piece.
func split(text string, limit int) []string {
	var pieces []string
	for rest := text; ; {
		head := cut(rest, limit)
		if len(head) == len(rest) {
			pieces = appendPiece(pieces, rest)
			break
		}
		end, next := breakAt(rest, len(head))
		pieces = appendPiece(pieces, rest[:end])
		rest = rest[next:]
	}
	if len(pieces) == 0 {
		return []string{""}
	}
	return pieces
}

func appendPiece(pieces []string, piece string) []string {
	if strings.TrimSpace(piece) == "" {
		return pieces
	}
	return append(pieces, piece)
}

// breakAt finds where to cut text at or before the byte most: the piece ends at end, and the rest
// begins at next. A line end is best, then a space, then the front of a letter.
func breakAt(text string, most int) (end, next int) {
	window := text[:most+1] // a separator may stand right behind the piece; both are one byte long
	if i := strings.LastIndexByte(window, '\n'); i >= 0 {
		return i, i + 1
	}
	if i := strings.LastIndexByte(window, ' '); i > 0 {
		return i, i + 1
	}
	end = most
	for end > 0 && joined(text[:end], text[end:]) {
		_, size := utf8.DecodeLastRuneInString(text[:end])
		end -= size
	}
	if end == 0 { // nothing but marks: cut anyway
		end = most
	}
	return end, end
}

// joined reports whether a cut would tear a mark from its letter or an emoji apart.
func joined(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	const joiner = '\u200d'
	return unicode.Is(unicode.M, next) || next == joiner || last == joiner
}
