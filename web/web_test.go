package web

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestHandlerAnswersProbes(t *testing.T) {
	t.Parallel()
	handler := New(Options{}).Handler()
	tests := []struct {
		name, method, path string
		status             int
		body               string
	}{
		{"alive", http.MethodGet, "/healthz", http.StatusOK, "ok\n"},
		{"ready without checks", http.MethodGet, "/readyz", http.StatusOK, "ready\n"},
		{"head", http.MethodHead, "/healthz", http.StatusOK, "ok\n"},
		{"no metrics given", http.MethodGet, "/metrics", http.StatusNotFound, ""},
		{"another method", http.MethodPost, "/healthz", http.StatusMethodNotAllowed, ""},
		{"another path", http.MethodGet, "/", http.StatusNotFound, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := do(t, handler, tt.method, tt.path)
			if w.Code != tt.status {
				t.Errorf("status %d, want %d", w.Code, tt.status)
			}
			if tt.body != "" && w.Body.String() != tt.body {
				t.Errorf("body %q, want %q", w.Body, tt.body)
			}
			if got := w.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("Cache-Control %q", got)
			}
		})
	}
}

func TestRunIsOffWithoutAnAddress(t *testing.T) {
	t.Parallel()
	if err := New(Options{}).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestRunNamesAnAddressItCannotUse(t *testing.T) {
	t.Parallel()
	taken := listen(t)
	err := New(Options{Addr: taken.Addr().String()}).Run(t.Context())
	if err == nil || !strings.Contains(err.Error(), "web: listen on "+taken.Addr().String()) {
		t.Fatalf("got %v", err)
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	t.Parallel()
	listener := listen(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- New(Options{}).serve(ctx, listener) }()

	if err := Probe(t.Context(), listener.Addr().String()); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if err := Probe(t.Context(), listener.Addr().String()); err == nil {
		t.Fatal("still answers after the end")
	}
}

func TestServeLetsARequestEnd(t *testing.T) {
	t.Parallel()
	entered, leave := make(chan struct{}), make(chan struct{})
	slow := Check{Name: "store", Ready: func(context.Context) error {
		close(entered)
		<-leave
		return nil
	}}
	listener := listen(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended, probed := make(chan error, 1), make(chan error, 1)
	go func() { ended <- New(Options{Checks: []Check{slow}}).serve(ctx, listener) }()
	go func() { probed <- Probe(t.Context(), listener.Addr().String()) }()

	<-entered
	cancel()
	close(leave)
	if err := <-probed; err != nil {
		t.Errorf("probe under way: %v", err)
	}
	if err := <-ended; err != nil {
		t.Errorf("serve: %v", err)
	}
}

func TestServeRefusesHugeHeaders(t *testing.T) {
	t.Parallel()
	listener := listen(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- New(Options{}).serve(ctx, listener) }()
	t.Cleanup(func() {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(cancel)

	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+listener.Addr().String()+"/healthz", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Long", strings.Repeat("x", 4*maxHeader))
	client := http.Client{Timeout: 10 * time.Second}
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Fatalf("status %s", resp.Status)
	}
}

func do(tb testing.TB, handler http.Handler, method, path string) *httptest.ResponseRecorder {
	tb.Helper()
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequestWithContext(tb.Context(), method, path, http.NoBody))
	return w
}

func listen(tb testing.TB) net.Listener {
	tb.Helper()
	listener, err := new(net.ListenConfig).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = listener.Close() })
	return listener
}
