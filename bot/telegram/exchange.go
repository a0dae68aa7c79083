package telegram

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// The server cuts an answer at about 4 MiB; twice that is more than any honest one.
const largestAnswer = 8 << 20

// headSize is how much of an answer is kept for finding the id of an update that cannot be read.
const headSize = 512

var errNotJSON = errors.New("answer is not JSON")

// How far a request got. Only what surely never reached the server may be sent again unseen.
const (
	notConnected int32 = iota
	connected
	writeFailed
	written
)

// exchange is the HTTP client of one call. It remembers what the library forgets: how far the
// request got, the status, and the beginning of the answer.
type exchange struct {
	ctx        context.Context
	http       *http.Client
	progress   atomic.Int32
	status     int
	retryAfter time.Duration
	head       []byte
}

// Do implements the HTTPClient of the library.
func (x *exchange) Do(req *http.Request) (*http.Response, error) {
	resp, err := x.http.Do(req.WithContext(httptrace.WithClientTrace(x.ctx, x.trace())))
	if err != nil {
		return nil, withoutURL(err)
	}
	x.status = resp.StatusCode
	if !strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json") {
		x.retryAfter = retryAfterHeader(resp.Header)
		_ = resp.Body.Close()
		return nil, errNotJSON
	}
	resp.Body = &headReader{ReadCloser: http.MaxBytesReader(nil, resp.Body, largestAnswer), x: x}
	return resp, nil
}

// trace follows the request. A second connection means that the transport itself tries again,
// which it only does when the first attempt cannot have been executed.
func (x *exchange) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GetConn: func(string) { x.progress.Store(notConnected) },
		GotConn: func(httptrace.GotConnInfo) { x.progress.Store(connected) },
		WroteRequest: func(info httptrace.WroteRequestInfo) {
			if info.Err != nil {
				x.progress.Store(writeFailed)
				return
			}
			x.progress.Store(written)
		},
	}
}

// mayHaveArrived reports whether the server may have the whole request.
func (x *exchange) mayHaveArrived() bool {
	p := x.progress.Load()
	return p == connected || p == written
}

// withoutURL drops the address from an error of net/http: it holds the token.
func withoutURL(err error) error {
	if ue, ok := errors.AsType[*url.Error](err); ok {
		return ue.Err
	}
	return err
}

func retryAfterHeader(h http.Header) time.Duration {
	seconds, err := strconv.Atoi(h.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return 0
	}
	return time.Duration(seconds) * time.Second
}

// headReader keeps the first bytes that pass through it.
type headReader struct {
	io.ReadCloser
	x *exchange
}

func (r *headReader) Read(b []byte) (int, error) {
	n, err := r.ReadCloser.Read(b)
	if room := headSize - len(r.x.head); room > 0 {
		r.x.head = append(r.x.head, b[:min(n, room)]...)
	}
	return n, err
}
