// Package backup writes and reads the portable dump of a store: one file for both kinds of store.
package backup

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/thiduabot/thiduabot/store"
)

// format is the version of the file format that this program writes.
const format = 1

// Header is the first line of a backup.
type Header struct {
	Format int       `json:"thiduabot_backup"`
	Made   time.Time `json:"made"`
}

// footer is the last line; a file without it was cut short.
type footer struct {
	End   bool  `json:"end"`
	Items int64 `json:"items"`
}

// Dumper is a store that can be backed up.
type Dumper interface {
	Dump(ctx context.Context) iter.Seq2[store.Item, error]
}

// Write writes everything that the store holds, compressed, one JSON object a line. It returns how many items.
func Write(ctx context.Context, w io.Writer, from Dumper, made time.Time) (int64, error) {
	zipped := gzip.NewWriter(w)
	lines := bufio.NewWriter(zipped)
	encoder := json.NewEncoder(lines)
	if err := encoder.Encode(Header{format, made.UTC()}); err != nil {
		return 0, fmt.Errorf("write backup: %w", err)
	}
	var items int64
	for item, err := range from.Dump(ctx) {
		if err != nil {
			return items, fmt.Errorf("read store: %w", err)
		}
		if err := encoder.Encode(item); err != nil {
			return items, fmt.Errorf("write backup: %w", err)
		}
		items++
	}
	err := errors.Join(encoder.Encode(footer{true, items}), lines.Flush(), zipped.Close())
	if err != nil {
		return items, fmt.Errorf("write backup: %w", err)
	}
	return items, nil
}

// line is any line of a backup.
type line struct {
	Header
	footer
	store.Item
}

// ErrCutShort means that the end of the file is missing.
var ErrCutShort = errors.New("backup is cut short: the end of the file is missing")

// ErrDamaged means that the file is not what was written.
var ErrDamaged = errors.New("backup is damaged: use another one")

// Read returns the header of a backup and its items in the order in which they were written. The items can be read once.
func Read(r io.Reader) (Header, iter.Seq2[store.Item, error], error) {
	zipped, err := gzip.NewReader(bufio.NewReader(r))
	if err != nil {
		return Header{}, nil, fmt.Errorf("read backup: no backup of thiduabot: %w", err)
	}
	decoder := json.NewDecoder(zipped)
	var header Header
	if err := decoder.Decode(&header); err != nil || header.Format == 0 {
		return Header{}, nil, errors.New("read backup: no backup of thiduabot")
	}
	if header.Format > format {
		return Header{}, nil, fmt.Errorf("read backup: format %d is newer than this program knows (%d): use a newer program", header.Format, format)
	}
	return header, items(decoder), nil
}

func items(decoder *json.Decoder) iter.Seq2[store.Item, error] {
	return func(yield func(store.Item, error) bool) {
		var count int64
		for {
			var l line
			if err := decoder.Decode(&l); err != nil {
				yield(store.Item{}, fmt.Errorf("read backup item=%d: %w", count+1, explain(err)))
				return
			}
			if l.End {
				if err := finish(decoder, l.Items, count); err != nil {
					yield(store.Item{}, err)
				}
				return
			}
			count++
			if !yield(l.Item, nil) {
				return
			}
		}
	}
}

// finish checks the count, and reads on to the end, where the checksum over everything stands.
func finish(decoder *json.Decoder, written, count int64) error {
	if written != count {
		return fmt.Errorf("read backup: %d items where %d were written", count, written)
	}
	switch _, err := decoder.Token(); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return fmt.Errorf("read backup: end of the file: %w", explain(err))
	}
	return fmt.Errorf("read backup: something stands behind the end: %w", ErrDamaged)
}

// explain says what an error of the formats below means for the file.
func explain(err error) error {
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	switch {
	// the decoder of JSON meets io.EOF between two lines only where the footer is missing.
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return ErrCutShort
	case corrupt, errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
