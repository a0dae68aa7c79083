package web

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var errSecret = errors.New("dial mongodb://user:hunter2@db: refused")

func TestReadyzNamesWhatFails(t *testing.T) {
	t.Parallel()
	fine := func(context.Context) error { return nil }
	broken := func(context.Context) error { return errSecret }
	tests := []struct {
		name   string
		checks []Check
		status int
		body   string
	}{
		{"all fine", []Check{{"store", fine}, {"telegram/7", fine}}, http.StatusOK, "ready\n"},
		{"store down", []Check{{"store", broken}, {"telegram/7", fine}}, http.StatusServiceUnavailable, "not ready: store\n"},
		{"both down", []Check{{"store", broken}, {"telegram/7", broken}}, http.StatusServiceUnavailable, "not ready: store, telegram/7\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := do(t, New(Options{Checks: tt.checks}).Handler(), http.MethodGet, "/readyz")
			if w.Code != tt.status || w.Body.String() != tt.body {
				t.Errorf("got %d %q, want %d %q", w.Code, w.Body, tt.status, tt.body)
			}
		})
	}
}

func TestReadyzLogsChangesOnly(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	var down atomic.Bool
	check := Check{Name: "store", Ready: func(context.Context) error {
		if down.Load() {
			return errSecret
		}
		return nil
	}}
	handler := New(Options{Checks: []Check{check}, Logger: slog.New(slog.NewTextHandler(&log, nil))}).Handler()

	for _, state := range []bool{false, false, true, true, false, false} {
		down.Store(state)
		do(t, handler, http.MethodGet, "/readyz")
	}
	var said []string
	for line := range strings.Lines(log.String()) {
		_, msg, _ := strings.Cut(line, "msg=")
		said = append(said, strings.Split(msg, `"`)[1])
	}
	if diff := cmp.Diff([]string{"not ready", "ready again"}, said); diff != "" {
		t.Error(diff)
	}
}

func TestHealthzStaysUpWhenTheStoreIsDown(t *testing.T) {
	t.Parallel()
	broken := Check{Name: "store", Ready: func(context.Context) error { return errSecret }}
	w := do(t, New(Options{Checks: []Check{broken}}).Handler(), http.MethodGet, "/healthz")
	if w.Code != http.StatusOK {
		t.Errorf("status %d", w.Code)
	}
}
