package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/thiduabot/thiduabot/bot/chat"
)

func TestMetricsCount(t *testing.T) {
	t.Parallel()
	m, registry := newMetrics(t, time.Now)
	m.MessageHandled("reported")
	m.MessageHandled("reported")
	m.MessageHandled("asked")
	m.PostDone("sent")
	m.StoreTook("append", 30*time.Millisecond)

	want := []string{
		`thiduabot_messages_total{outcome="reported"} 2`,
		`thiduabot_messages_total{outcome="asked"} 1`,
		`thiduabot_messages_total{outcome="refused"} 0`,
		`thiduabot_posts_total{status="sent"} 1`,
		`thiduabot_posts_total{status="unknown"} 0`,
		`thiduabot_store_seconds_bucket{operation="append",le="0.025"} 0`,
		`thiduabot_store_seconds_bucket{operation="append",le="0.05"} 1`,
		`thiduabot_store_seconds_sum{operation="append"} 0.03`,
	}
	shows(t, registry, want...)
}

func TestMetricsWatch(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	m, registry := newMetrics(t, func() time.Time { return now })
	polled := poller{account: "telegram/7", last: now.Add(time.Minute), skipped: 3}
	silent := poller{account: "telegram/8"}
	for _, p := range []Poller{polled, silent} {
		if err := m.WatchAccount(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.WatchPosts(func(context.Context) (int64, error) { return 12, nil }); err != nil {
		t.Fatal(err)
	}
	now = now.Add(90 * time.Second)
	shows(t, registry,
		`thiduabot_poll_age_seconds{account="telegram/7"} 30`,
		`thiduabot_poll_age_seconds{account="telegram/8"} 90`,
		`thiduabot_updates_skipped_total{account="telegram/7"} 3`,
		`thiduabot_posts_waiting 12`,
	)
}

func TestMetricsStayUpWhenTheStoreIsDown(t *testing.T) {
	t.Parallel()
	m, registry := newMetrics(t, time.Now)
	if err := m.WatchPosts(func(context.Context) (int64, error) { return 0, errors.New("down") }); err != nil {
		t.Fatal(err)
	}
	shows(t, registry, `thiduabot_posts_waiting NaN`, `thiduabot_posts_total{status="sent"} 0`)
}

func TestNilMetricsCountNothing(t *testing.T) {
	t.Parallel()
	var m *Metrics
	m.MessageHandled("reported")
	m.PostDone("sent")
	m.StoreTook("append", time.Second)
	if err := errors.Join(m.WatchAccount(poller{}), m.WatchPosts(nil)); err != nil {
		t.Fatal(err)
	}
}

func TestNewMetricsRefusesNamesThatAreTaken(t *testing.T) {
	t.Parallel()
	_, registry := newMetrics(t, time.Now)
	if _, err := NewMetrics(registry, time.Now); err == nil {
		t.Fatal("no error")
	}
}

type poller struct {
	account chat.Account
	last    time.Time
	skipped int64
}

func (p poller) Account() chat.Account { return p.account }
func (p poller) LastPoll() time.Time   { return p.last }
func (p poller) Skipped() int64        { return p.skipped }

func newMetrics(tb testing.TB, now func() time.Time) (*Metrics, *prometheus.Registry) {
	tb.Helper()
	registry := prometheus.NewPedanticRegistry()
	m, err := NewMetrics(registry, now)
	if err != nil {
		tb.Fatal(err)
	}
	return m, registry
}

// shows requires each of the lines in what a scraper reads.
func shows(tb testing.TB, registry *prometheus.Registry, want ...string) {
	tb.Helper()
	w := do(tb, New(Options{Metrics: registry}).Handler(), http.MethodGet, "/metrics")
	if w.Code != http.StatusOK {
		tb.Fatalf("status %d", w.Code)
	}
	wanted := make(map[string]bool)
	for _, line := range want {
		wanted[line] = true
	}
	var got []string
	for line := range strings.Lines(w.Body.String()) {
		if line = strings.TrimSpace(line); wanted[line] {
			got = append(got, line)
		}
	}
	if len(got) != len(want) {
		tb.Errorf("missing (-):\n%s\nin:\n%s", cmp.Diff(want, got), w.Body)
	}
}
