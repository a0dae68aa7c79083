package web

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"
)

// readyTime is how long all checks together may take; probes usually wait longer.
const readyTime = 3 * time.Second

// Check is one thing that the program needs to do its work.
type Check struct {
	// Name is what the answer shows when the check fails, such as "store" or "telegram/123456".
	Name string
	// Ready returns why the thing cannot be used. Its error goes to the log, never into an answer,
	// because nothing here knows what it holds.
	Ready func(context.Context) error
}

// readiness runs the checks, and logs when their outcome changes rather than at each probe.
type readiness struct {
	checks []Check
	log    *slog.Logger

	mu      sync.Mutex
	failing map[string]bool
}

func (r *readiness) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	ctx, cancel := context.WithTimeout(req.Context(), readyTime)
	defer cancel()
	failed := r.failed(r.run(ctx))
	if len(failed) > 0 {
		say(w, http.StatusServiceUnavailable, "not ready: "+strings.Join(failed, ", "))
		return
	}
	say(w, http.StatusOK, "ready")
}

// run runs the checks side by side, so that a slow one does not hide another.
func (r *readiness) run(ctx context.Context) []error {
	errs := make([]error, len(r.checks))
	var wg sync.WaitGroup
	for i, check := range r.checks {
		wg.Go(func() { errs[i] = check.Ready(ctx) })
	}
	wg.Wait()
	return errs
}

// failed returns the names of the failed checks, in order.
func (r *readiness) failed(errs []error) []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var names []string
	for i, check := range r.checks {
		if errs[i] != nil {
			names = append(names, check.Name)
		}
		r.note(check.Name, errs[i])
	}
	return names
}

func (r *readiness) note(name string, err error) {
	if r.failing == nil {
		r.failing = make(map[string]bool)
	}
	if r.failing[name] == (err != nil) {
		return
	}
	r.failing[name] = err != nil
	if err != nil {
		r.log.Warn("not ready", "check", name, "err", err)
		return
	}
	r.log.Info("ready again", "check", name)
}
