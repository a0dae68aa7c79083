package web

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestProbeSaysWhatIsNotReady(t *testing.T) {
	t.Parallel()
	broken := Check{Name: "store", Ready: func(context.Context) error { return errSecret }}
	server := httptest.NewServer(New(Options{Checks: []Check{broken}}).Handler())
	t.Cleanup(server.Close)

	err := Probe(t.Context(), server.Listener.Addr().String())
	if err == nil || !strings.Contains(err.Error(), "not ready: store") {
		t.Fatalf("got %v", err)
	}
	if strings.Contains(err.Error(), "hunter2") {
		t.Errorf("leaks the cause: %v", err)
	}
}

func TestProbeWithoutAddress(t *testing.T) {
	t.Parallel()
	if err := Probe(t.Context(), ""); !errors.Is(err, ErrOff) {
		t.Fatalf("got %v, want %v", err, ErrOff)
	}
}

func TestProbeGivesUpWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Probe(ctx, "127.0.0.1:1"); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
}

func TestLocalAddress(t *testing.T) {
	t.Parallel()
	tests := []struct{ listen, call string }{
		{":8080", "127.0.0.1:8080"},
		{"0.0.0.0:8080", "127.0.0.1:8080"},
		{"[::]:8080", "[::1]:8080"},
		{"127.0.0.1:8080", "127.0.0.1:8080"},
		{"10.0.0.4:8080", "10.0.0.4:8080"},
		{"localhost:8080", "localhost:8080"},
	}
	for _, tt := range tests {
		if got, err := localAddress(tt.listen); err != nil || got != tt.call {
			t.Errorf("localAddress(%q) = %q, %v, want %q", tt.listen, got, err, tt.call)
		}
	}
	if _, err := localAddress("8080"); err == nil {
		t.Error("an address without a colon is taken")
	}
}
