package web

import (
	"io"
	"log/slog"
	"net/http"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Handler answers every path the server knows. Webhooks, pictures and the board are added here.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", alive)
	mux.Handle("GET /readyz", s.ready)
	if s.metrics != nil {
		mux.Handle("GET /metrics", promhttp.HandlerFor(s.metrics, metricsOptions(s.log)))
	}
	return http.MaxBytesHandler(guard(mux), maxBody)
}

// alive answers as long as the process does, whatever the store or a platform does.
func alive(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") }

// guard sets the headers that keep answers out of caches and browsers' guesses.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}

// metricsOptions shows what can be gathered when a part of it cannot.
func metricsOptions(log *slog.Logger) promhttp.HandlerOpts {
	return promhttp.HandlerOpts{
		ErrorLog:      slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		ErrorHandling: promhttp.ContinueOnError,
	}
}

func say(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	// the caller has gone when this fails, and nobody is left to tell.
	_, _ = io.WriteString(w, line+"\n")
}
