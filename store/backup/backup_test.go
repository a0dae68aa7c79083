package backup

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/store"
)

var made = time.Date(2024, 6, 14, 9, 30, 0, 0, time.UTC)

// dumper is a store that holds these items, and fails after them if it has an error.
type dumper struct {
	items []store.Item
	err   error
}

func (d dumper) Dump(context.Context) iter.Seq2[store.Item, error] {
	return func(yield func(store.Item, error) bool) {
		for _, item := range d.items {
			if !yield(item, nil) {
				return
			}
		}
		if d.err != nil {
			yield(store.Item{}, d.err)
		}
	}
}

// some are items of different kinds, one of them large.
func some() []store.Item {
	return []store.Item{
		{Campaign: &store.CampaignItem{Revision: 1, File: []byte(strings.Repeat("[campaign]\n", 200)), At: made}},
		{Meta: &store.MetaItem{Name: "restored", Value: "“có” <x> & \u2028"}},
		{Record: &store.Record{Key: store.Key{Message: "7"}, At: made, Handled: made, Outcome: store.OutcomeIgnored}},
	}
}

func written(tb testing.TB, d dumper) []byte {
	tb.Helper()
	var b bytes.Buffer
	n, err := Write(tb.Context(), &b, d, made)
	if err != nil || n != int64(len(d.items)) {
		tb.Fatalf("%d items, %v", n, err)
	}
	return b.Bytes()
}

// read returns everything in a backup, or the first error.
func read(data []byte) (Header, []store.Item, error) {
	header, all, err := Read(bytes.NewReader(data))
	if err != nil {
		return header, nil, err
	}
	var items []store.Item
	for item, err := range all {
		if err != nil {
			return header, items, err
		}
		items = append(items, item)
	}
	return header, items, nil
}

func TestReadReturnsWhatWasWritten(t *testing.T) {
	t.Parallel()
	for _, items := range [][]store.Item{nil, some()} {
		header, got, err := read(written(t, dumper{items: items}))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(items, got); diff != "" {
			t.Error(diff)
		}
		if want := (Header{Format: 1, Made: made}); header != want {
			t.Errorf("header %v", header)
		}
	}
}

// TestCutShort cuts a backup at every length: no part of it passes for a whole.
func TestCutShort(t *testing.T) {
	t.Parallel()
	whole := written(t, dumper{items: some()})
	for n := range whole {
		_, _, err := read(whole[:n])
		if err == nil {
			t.Fatalf("the first %d of %d bytes pass for a whole backup", n, len(whole))
		}
		if !errors.Is(err, ErrCutShort) && !strings.Contains(err.Error(), "no backup of thiduabot") {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

// TestDamaged changes each byte: whatever is read differs from what was written only with an error.
func TestDamaged(t *testing.T) {
	t.Parallel()
	items := some()
	whole := written(t, dumper{items: items})
	for n := range whole {
		spoiled := bytes.Clone(whole)
		spoiled[n] ^= 0x10
		// some bytes of the header of gzip, such as its time, mean nothing.
		if _, got, err := read(spoiled); err == nil && (n >= 10 || !cmp.Equal(items, got)) {
			t.Errorf("byte %d of %d is spoiled, and nobody notices", n, len(whole))
		}
	}
}

func TestReadRefusesWhatIsNoBackup(t *testing.T) {
	t.Parallel()
	header := `{"thiduabot_backup":1}` + "\n"
	whole := string(written(t, dumper{}))
	tests := []struct{ name, data, want string }{
		{"nothing", "", "no backup of thiduabot"},
		{"text", "{}", "no backup of thiduabot"},
		{"nothing zipped", zipped(t, ""), "no backup of thiduabot"},
		{"other lines zipped", zipped(t, "{\"a\":1}\n"), "no backup of thiduabot"},
		{"newer", zipped(t, `{"thiduabot_backup":2}`), "format 2 is newer than this program knows (1): use a newer program"},
		{"no footer", zipped(t, header), ErrCutShort.Error()},
		{"half a line", zipped(t, header+`{"meta":{"na`), ErrCutShort.Error()},
		{"fewer items", zipped(t, header+`{"end":true,"items":2}`), "0 items where 2 were written"},
		{"more behind the end", zipped(t, header+`{"end":true,"items":0} {}`), ErrDamaged.Error()},
		{"more behind the file", whole + "x", ErrCutShort.Error()},
		{"text behind the file", whole + strings.Repeat("x", 100), ErrDamaged.Error()},
		{"wrong type", zipped(t, header+`{"meta":7}`), "read backup item=1: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, _, err := read([]byte(tt.data)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func zipped(tb testing.TB, text string) string {
	tb.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// TestReadersMayStop, as one does that cannot load an item.
func TestReadersMayStop(t *testing.T) {
	t.Parallel()
	_, all, err := Read(bytes.NewReader(written(t, dumper{items: some()})))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range all {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d items", n)
	}
}

var errFull = errors.New("no space left on device")

// full is a disk with room for so many bytes.
type full struct{ room int }

func (f *full) Write(b []byte) (int, error) {
	n := min(len(b), f.room)
	f.room -= n
	if n < len(b) {
		return n, errFull
	}
	return n, nil
}

func TestWriteSaysWhyItFails(t *testing.T) {
	t.Parallel()
	whole := len(written(t, dumper{items: some()}))
	for room := range whole {
		if _, err := Write(t.Context(), &full{room}, dumper{items: some()}, made); !errors.Is(err, errFull) {
			t.Fatalf("room for %d of %d bytes: %v", room, whole, err)
		}
	}
	n, err := Write(t.Context(), io.Discard, dumper{some(), errFull}, made)
	if !errors.Is(err, errFull) || n != 3 || !strings.HasPrefix(err.Error(), "read store: ") {
		t.Errorf("a store that fails: %d, %v", n, err)
	}
}

// FuzzRead: no file makes the reader panic, or yields an item with an error.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"thiduabot_backup":1}` + "\n" + `{"end":true,"items":0}`))
	f.Add([]byte(`{"thiduabot_backup":1}` + "\n" + `{"record":{"key":{}}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		_, items, err := read([]byte(zipped(t, string(text))))
		if err == nil && !bytes.Contains(text, []byte("items")) {
			t.Errorf("%q passes for a backup of %s", text, fmt.Sprint(len(items)))
		}
	})
}
