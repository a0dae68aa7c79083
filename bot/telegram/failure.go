package telegram

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// failure is a call that did not succeed. Its text holds neither the token nor what was written.
type failure struct {
	method string
	// status is the HTTP status, 0 when there was no answer.
	status int
	// arrived means that the server may have executed the call.
	arrived bool
	// code and description are Telegram's own; code is 0 when the answer was not Telegram's.
	code        int
	description string
	retryAfter  time.Duration
	movedTo     int64
	head        []byte
	cause       error
}

func (c *client) failure(method string, x *exchange, err error) *failure {
	f := &failure{method: method, status: x.status, arrived: x.mayHaveArrived(), retryAfter: x.retryAfter, head: x.head}
	answer, ok := errors.AsType[*tg.Error](err)
	if !ok || (answer.Code == 0 && answer.Message == "") {
		f.cause = err
		if ok {
			f.cause = errNotJSON // {} and its like: JSON, but no answer
		}
		return f
	}
	f.code = answer.Code
	if f.code == 0 {
		f.code = x.status // the library forgets the code of uploads
	}
	f.description = c.harmless(answer.Message)
	f.retryAfter = time.Duration(answer.RetryAfter) * time.Second
	f.movedTo = answer.MigrateToChatID
	return f
}

// harmless cuts a description before the first quotation, which may repeat what was sent.
func (c *client) harmless(description string) string {
	description, _, _ = strings.Cut(description, `"`)
	description = strings.ReplaceAll(description, c.token, "***")
	return cut(strings.TrimSpace(description), 200)
}

func (f *failure) Error() string {
	switch {
	case f.code != 0:
		return fmt.Sprintf("telegram %s: error %d: %s", f.method, f.code, f.description)
	case f.status != 0:
		return fmt.Sprintf("telegram %s: http %d: %v", f.method, f.status, f.cause)
	}
	return fmt.Sprintf("telegram %s: %v", f.method, f.cause)
}

func (f *failure) Unwrap() error { return f.cause }

// says reports whether Telegram's description holds one of the phrases, whatever their case.
func (f *failure) says(phrases ...string) bool {
	text := strings.ToLower(f.description)
	for _, phrase := range phrases {
		if strings.Contains(text, phrase) {
			return true
		}
	}
	return false
}

// badToken reports whether the account cannot be used any more. A page that says 404 is not
// Telegram's word: it may be a relay that is being restarted.
func (f *failure) badToken() bool {
	return f.code == http.StatusUnauthorized || f.code == http.StatusNotFound
}

// gateway reports whether somebody between us and the server answered in its place.
func (f *failure) gateway() bool {
	return f.status == http.StatusBadGateway || f.status == http.StatusGatewayTimeout
}

func asFailure(err error) *failure {
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	return &failure{cause: err}
}
