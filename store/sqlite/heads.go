package sqlite

import (
	"maps"
	"sync"

	"github.com/thiduabot/thiduabot/store"
)

// heads is the last number of every stream, which is asked for every batch. It is kept in memory where nobody else
// writes reports, and then every Append of this program raises it; the head of the settings is read all the same.
type heads struct {
	keep bool

	mu  sync.Mutex
	now map[store.Stream]int64
}

// get returns a copy of what is kept, or of what read returns.
func (h *heads) get(read func() (map[store.Stream]int64, error)) (map[store.Stream]int64, error) {
	if !h.keep {
		return read()
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.now == nil {
		now, err := read()
		if err != nil {
			return nil, err
		}
		h.now = now
	}
	return maps.Clone(h.now), nil
}

// raise takes note of records that are durable.
func (h *heads) raise(records []store.Record) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.now == nil {
		return
	}
	for _, r := range records {
		if r.Stream != "" {
			h.now[r.Stream] = max(h.now[r.Stream], r.Seq)
		}
	}
}

// forget makes the next get read.
func (h *heads) forget() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = nil
}
