package web

import (
	"context"
	"errors"
	"math"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// gatherTime is how long a figure that is asked for at a scrape may take.
const gatherTime = 2 * time.Second

// Poller is a bot account that fetches what people write.
type Poller interface {
	Account() chat.Account
	// LastPoll is when the platform last answered; zero before the first time.
	LastPoll() time.Time
	// Skipped is the number of updates that could not be read.
	Skipped() int64
}

// WatchAccount shows how long ago the account was last polled, and what it skipped.
// Before the first answer the time counts from this call, so that an account that never gets one stands out.
func (m *Metrics) WatchAccount(p Poller) error {
	if m == nil {
		return nil
	}
	since := m.now()
	labels := prometheus.Labels{"account": string(p.Account())}
	age := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name:        "thiduabot_poll_age_seconds",
		Help:        "Time since the platform last answered a poll.",
		ConstLabels: labels,
	}, func() float64 { return m.now().Sub(later(since, p.LastPoll())).Seconds() })
	skipped := prometheus.NewCounterFunc(prometheus.CounterOpts{
		Name:        "thiduabot_updates_skipped_total",
		Help:        "Updates that could not be read.",
		ConstLabels: labels,
	}, func() float64 { return float64(p.Skipped()) })
	return errors.Join(m.registry.Register(age), m.registry.Register(skipped))
}

// WatchPosts shows how many posts wait to be sent; not a number while they cannot be counted.
func (m *Metrics) WatchPosts(waiting func(context.Context) (int64, error)) error {
	if m == nil {
		return nil
	}
	return m.registry.Register(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "thiduabot_posts_waiting",
		Help: "Posts that wait to be sent.",
	}, func() float64 { return gather(waiting) }))
}

func gather(figure func(context.Context) (int64, error)) float64 {
	ctx, cancel := context.WithTimeout(context.Background(), gatherTime)
	defer cancel()
	n, err := figure(ctx)
	if err != nil {
		return math.NaN()
	}
	return float64(n)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
