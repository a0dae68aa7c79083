package chat

import (
	"errors"
	"time"
)

// Reason says why a send failed, as a constant that can be counted and stored.
type Reason string

const (
	ReasonRateLimited Reason = "rate_limited"
	ReasonUnavailable Reason = "unavailable"
	ReasonNoAnswer    Reason = "no_answer"
	ReasonChatGone    Reason = "chat_gone"
	ReasonReadOnly    Reason = "read_only"
	ReasonChatMoved   Reason = "chat_moved"
	ReasonBadToken    Reason = "bad_token"
	ReasonRejected    Reason = "rejected"
)

// SendError says what to do about a send that failed.
type SendError struct {
	// Permanent means that trying again cannot help.
	Permanent bool
	// Unknown means that the message may have been delivered all the same.
	Unknown bool
	// RetryAfter is how long the platform wants this chat left alone.
	RetryAfter time.Duration
	// MovedTo is the new id of the chat, when the platform told it.
	MovedTo ChatID
	Reason  Reason
	// Err is the cause, free of tokens and message texts.
	Err error
}

func (e *SendError) Error() string {
	if e.Err == nil {
		return "send: " + string(e.Reason)
	}
	return "send: " + string(e.Reason) + ": " + e.Err.Error()
}

func (e *SendError) Unwrap() error { return e.Err }

// AsSendError returns err as a SendError; an error of another kind counts as one whose
// outcome is unknown, because nothing says that the message did not go out.
func AsSendError(err error) *SendError {
	if se, ok := errors.AsType[*SendError](err); ok {
		return se
	}
	return &SendError{Unknown: true, Reason: ReasonNoAnswer, Err: err}
}
