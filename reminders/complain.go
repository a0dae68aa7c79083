package reminders

import (
	"context"
	"sync"
	"time"
)

// complainEvery is how often the same fault is logged.
const complainEvery = time.Minute

// complaints remembers when a fault was last logged, so that a store that is down does not fill the log.
type complaints struct {
	mu   sync.Mutex
	last map[string]time.Time
}

// due reports whether the fault is to be logged now.
func (c *complaints) due(what string, now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if last, ok := c.last[what]; ok && !past(now, last, complainEvery) {
		return false
	}
	c.last[what] = now
	return true
}

// complain logs a fault, once a minute at most. What ends with the program is no fault.
func (r *Reminders) complain(ctx context.Context, what string, err error, attrs ...any) {
	if ctx.Err() == nil && r.faults.due(what, r.Now()) {
		r.Log.Error("fault", append(attrs, "doing", what, "err", err)...)
	}
}
