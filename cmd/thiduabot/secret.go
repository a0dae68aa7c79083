package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"strings"
)

// hidden stands where a secret would be.
const hidden = "***"

// Secret is text that is never printed, logged or written: every way of doing so says ***.
type Secret string

// Reveal returns the text itself, for the one who needs it.
func (s Secret) Reveal() string { return string(s) }

// Format hides the text from every verb, those that fit no string included.
func (s Secret) Format(w fmt.State, _ rune) {
	// fmt keeps no error of a formatter, and nothing is lost with these three signs.
	_, _ = io.WriteString(w, hidden)
}

// String hides the text.
func (s Secret) String() string { return hidden }

// GoString hides the text from %#v.
func (s Secret) GoString() string { return hidden }

// LogValue hides the text from logs.
func (s Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText hides the text from encoders.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// readSecret returns what stands in a file, without the line break that editors add.
func readSecret(path string) (Secret, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	token := strings.TrimSpace(strings.TrimPrefix(string(text), "\ufeff"))
	if token == "" {
		return "", fmt.Errorf("put the token of @BotFather into the empty file %s", path)
	}
	return Secret(token), nil
}

// Address is the address of a store or proxy. What may be secret in it, a user with a password and
// options, is hidden wherever it is printed, logged or written.
type Address string

// Reveal returns the whole address, for the one who connects.
func (a Address) Reveal() string { return string(a) }

// String shows the address without user, password and options; of what it does not know it shows nothing.
func (a Address) String() string {
	scheme, rest, ok := strings.Cut(string(a), "://")
	switch {
	case a.Scheme() == "sqlite" || a == "":
		return string(a)
	case !ok:
		return hidden
	}
	// the last @ comes first: a password that was not escaped may hold any sign itself.
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		rest = hidden + rest[at:]
	}
	rest, _, _ = strings.Cut(rest, "?")
	return scheme + "://" + rest
}

// Format writes what String does for every verb.
func (a Address) Format(w fmt.State, _ rune) { _, _ = io.WriteString(w, a.String()) }

// GoString shows what String does.
func (a Address) GoString() string { return a.String() }

// LogValue shows what String does.
func (a Address) LogValue() slog.Value { return slog.StringValue(a.String()) }

// MarshalText shows what String does.
func (a Address) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// Scheme returns what stands before the first colon.
func (a Address) Scheme() string {
	scheme, _, _ := strings.Cut(string(a), ":")
	return scheme
}

// missing reports whether the address names a file that does not exist.
func (a Address) missing() bool {
	path, embedded := strings.CutPrefix(string(a), "sqlite:")
	if !embedded || path == ":memory:" {
		return false
	}
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// known reports whether a store exists for the address.
func (a Address) known() bool {
	switch scheme, rest, _ := strings.Cut(string(a), ":"); scheme {
	case "sqlite":
		return rest != ""
	case "mongodb", "mongodb+srv":
		return strings.HasPrefix(rest, "//") && len(rest) > len("//")
	}
	return false
}
