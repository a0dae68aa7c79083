package web

import (
	"errors"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/thiduabot/thiduabot/store"
)

// Metrics counts what the program does. A nil Metrics counts nothing.
type Metrics struct {
	registry prometheus.Registerer
	now      func() time.Time
	messages *prometheus.CounterVec
	posts    *prometheus.CounterVec
	slips    *prometheus.CounterVec
	store    *prometheus.HistogramVec
}

// NewMetrics creates the metrics in a registry that has none of these names yet; now is the clock.
func NewMetrics(registry prometheus.Registerer, now func() time.Time) (*Metrics, error) {
	m := &Metrics{
		registry: registry,
		now:      now,
		messages: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "thiduabot_messages_total",
			Help: "Messages handled, by what became of them.",
		}, []string{"outcome"}),
		posts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "thiduabot_posts_total",
			Help: "Posts that are done with, by how they ended.",
		}, []string{"status"}),
		slips: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "thiduabot_slips_total",
			Help: "Figures that people were asked about, by kind of slip.",
		}, []string{"kind"}),
		store: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "thiduabot_store_seconds",
			Help:    "Time that calls of the store took.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"operation"}),
	}
	m.startAtZero()
	return m, errors.Join(registry.Register(m.messages), registry.Register(m.posts), registry.Register(m.slips), registry.Register(m.store))
}

// startAtZero makes the first event of each kind visible as a change: a series that appears at 1 has none.
func (m *Metrics) startAtZero() {
	for _, outcome := range []store.Outcome{
		store.OutcomeReported, store.OutcomeAsked, store.OutcomeRefused, store.OutcomeAnswered,
		store.OutcomeChanged, store.OutcomeIgnored, store.OutcomeFailed,
	} {
		m.messages.WithLabelValues(string(outcome))
	}
	for _, status := range []store.PostStatus{store.PostSent, store.PostFailed, store.PostUnknown, store.PostSkipped} {
		m.posts.WithLabelValues(string(status))
	}
}

// MessageHandled counts a message by what became of it: reported, asked, refused, ….
func (m *Metrics) MessageHandled(outcome string) {
	if m != nil {
		m.messages.WithLabelValues(outcome).Inc()
	}
}

// PostDone counts a post by how it ended: sent, failed, unknown or skipped.
func (m *Metrics) PostDone(status string) {
	if m != nil {
		m.posts.WithLabelValues(status).Inc()
	}
}

// Slipped counts a figure that somebody was asked about, by kind.
func (m *Metrics) Slipped(kind string) {
	if m != nil {
		m.slips.WithLabelValues(kind).Inc()
	}
}

// StoreTook records how long an operation of the store took.
func (m *Metrics) StoreTook(operation string, took time.Duration) {
	if m != nil {
		m.store.WithLabelValues(operation).Observe(took.Seconds())
	}
}
