package telegram

import (
	"errors"
	"io"
	"log/slog"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lineCounter counts what is written to it.
type lineCounter struct{ n *int }

func (c lineCounter) Write(b []byte) (int, error) {
	*c.n++
	return io.Discard.Write(b)
}

func countingLogger(n *int) *slog.Logger {
	return slog.New(slog.NewTextHandler(lineCounter{n}, nil))
}

func checkText(text string) error {
	if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) {
		return errors.New("text is not composed or not valid")
	}
	return nil
}
