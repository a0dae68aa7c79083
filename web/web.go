// Package web answers what a probe or a scraper asks: is the program alive, is it ready, what did it do.
package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

const (
	// maxHeader and maxBody bound what a caller may send.
	maxHeader = 16 << 10
	maxBody   = 1 << 20
	// shutdownTime is how long requests under way may take to end.
	shutdownTime = 3 * time.Second
)

// Options is what a Server needs. Everything may be left out.
type Options struct {
	// Addr is host:port to listen on; the server is off when it is empty.
	Addr string
	// Checks decide whether the program is ready.
	Checks []Check
	// Metrics are shown under /metrics; nothing is when it is nil.
	Metrics prometheus.Gatherer
	Logger  *slog.Logger
}

// Server answers HTTP requests of operators' tools.
type Server struct {
	addr    string
	log     *slog.Logger
	ready   *readiness
	metrics prometheus.Gatherer
}

// New prepares a server. It does not touch the network.
func New(o Options) *Server {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return &Server{
		addr:    o.Addr,
		log:     o.Logger,
		ready:   &readiness{checks: o.Checks, log: o.Logger},
		metrics: o.Metrics,
	}
}

// Run listens and serves until ctx ends. Without an address it returns at once.
func (s *Server) Run(ctx context.Context) error {
	if s.addr == "" {
		return nil
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", s.addr)
	if err != nil {
		return fmt.Errorf("web: listen on %s: %w", s.addr, err)
	}
	s.log.Info("web listening", "address", listener.Addr().String())
	return s.serve(ctx, listener)
}

func (s *Server) serve(ctx context.Context, listener net.Listener) error {
	server := s.httpServer()
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("web: serve %s: %w", listener.Addr(), err)
	case <-ctx.Done():
		return shutdown(ctx, server)
	}
}

func (s *Server) httpServer() *http.Server {
	return &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
}

// shutdown lets the requests under way end, and cuts off those that take too long.
func shutdown(ctx context.Context, server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	err := server.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	if err != nil {
		return fmt.Errorf("web: shut down: %w", err)
	}
	return nil
}
