package main

import (
	"io"
	"log/slog"
)

// newLogger returns the logger that the settings describe. Nothing that people write ever goes there.
func newLogger(w io.Writer, config LogConfig) (*slog.Logger, error) {
	level, err := config.Severity()
	if err != nil {
		return nil, err
	}
	options := &slog.HandlerOptions{Level: level}
	if config.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, options)), nil
	}
	return slog.New(slog.NewTextHandler(w, options)), nil
}
