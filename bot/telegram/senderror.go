package telegram

import (
	"net/http"
	"regexp"
	"strconv"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// defaultPause is kept when Telegram says "too many" without saying how long to wait.
const defaultPause = 5 * time.Second

// sendError says what to do about a send that failed. The texts are those of the server,
// https://github.com/tdlib/telegram-bot-api; they are not part of any documented contract.
func (p *Platform) sendError(err error) *chat.SendError {
	f := asFailure(err)
	if f.code == 0 {
		return unanswered(f)
	}
	e := &chat.SendError{Err: f}
	switch {
	case f.retryAfter > 0 || f.code == http.StatusTooManyRequests:
		e.Reason, e.RetryAfter = chat.ReasonRateLimited, f.pause()
	case f.movedTo != 0:
		e.Reason, e.MovedTo = chat.ReasonChatMoved, p.chatID(f.movedTo, 0)
	case f.badToken():
		e.Reason = chat.ReasonBadToken // not permanent: the same bot may come back with another token
	case f.says("not enough rights", "have no rights", "chat_write_forbidden", "need administrator rights", "chat_restricted"):
		e.Reason, e.Permanent = chat.ReasonReadOnly, true
	case f.code == http.StatusForbidden, f.says("chat not found", "user not found", "peer_id_invalid"):
		e.Reason, e.Permanent = chat.ReasonChatGone, true
	case f.gateway():
		e.Reason, e.Unknown = chat.ReasonNoAnswer, true
	case f.code >= 500, f.code == http.StatusConflict:
		e.Reason = chat.ReasonUnavailable
	default:
		e.Reason, e.Permanent = chat.ReasonRejected, true
	}
	return e
}

// unanswered is for calls Telegram itself did not answer.
func unanswered(f *failure) *chat.SendError {
	e := &chat.SendError{Err: f, Reason: chat.ReasonUnavailable, RetryAfter: f.retryAfter}
	switch {
	case f.status == http.StatusRequestEntityTooLarge:
		e.Permanent, e.Reason = true, chat.ReasonRejected
	case f.status == http.StatusTooManyRequests:
		e.Reason, e.RetryAfter = chat.ReasonRateLimited, f.pause()
	case f.status >= 400 && f.status < 500:
		// a proxy or a filter refused: nothing was executed
	case f.arrived:
		e.Unknown, e.Reason = true, chat.ReasonNoAnswer
	}
	return e
}

var retryAfterText = regexp.MustCompile(`(?i)retry after (\d{1,6})`)

// pause is how long Telegram wants to be left alone.
func (f *failure) pause() time.Duration {
	if f.retryAfter > 0 {
		return f.retryAfter
	}
	if match := retryAfterText.FindStringSubmatch(f.description); match != nil {
		if seconds, err := strconv.Atoi(match[1]); err == nil && seconds > 0 {
			return time.Duration(seconds) * time.Second
		}
	}
	return defaultPause
}
