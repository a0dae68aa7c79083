// Package messages is what the bot says: a catalogue of Vietnamese texts with one method for each message.
// The words stand in vi/*.tmpl, one file for each topic; their register is that of domain.md §4.1.
package messages

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"text/template"

	"github.com/thiduabot/thiduabot/bot/chat"
)

//go:embed vi/*.tmpl
var words embed.FS

// Catalogue renders messages. It is immutable and safe for concurrent use.
type Catalogue struct {
	templates *template.Template
}

// New returns the built-in catalogue. Templates found in overrides (*.tmpl, nil for none) replace those of the same name.
func New(overrides fs.FS) (*Catalogue, error) {
	root := template.New("vi").Option("missingkey=error").Funcs(functions())
	templates, err := root.ParseFS(words, "vi/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("parse message templates: %w", err)
	}
	if overrides == nil {
		return &Catalogue{templates}, nil
	}
	files, err := fs.Glob(overrides, "*.tmpl")
	if err != nil || len(files) == 0 {
		return &Catalogue{templates}, err
	}
	if templates, err = templates.ParseFS(overrides, files...); err != nil {
		return nil, fmt.Errorf("parse message overrides: %w", err)
	}
	return &Catalogue{templates}, nil
}

// text renders the template of that name. Data and templates are checked against each other by the golden
// tests, so an error here is a fault of the program: the one recover around a message deals with it.
func (c *Catalogue) text(name string, data any) string {
	var b strings.Builder
	if err := c.templates.ExecuteTemplate(&b, name, data); err != nil {
		panic(fmt.Errorf("render message %s: %w", name, err))
	}
	return strings.TrimSpace(b.String())
}

// say returns a message that consists of the template's text.
func (c *Catalogue) say(name string, data any) chat.Message {
	return chat.Message{Text: c.text(name, data)}
}

// titled returns a message whose first line is a heading.
func (c *Catalogue) titled(name string, data any) chat.Message {
	return chat.Message{Text: c.text(name, data), Title: true}
}
