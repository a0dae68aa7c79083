package reminders

import (
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

const (
	firstPause   = time.Second
	longestPause = 64 * time.Second
	// answerLife is how long an answer is tried, and answerTries how often at least.
	answerLife  = 24 * time.Hour
	answerTries = 10
)

// outcome returns the post after its request was answered with err. It is the only place that decides
// what a failure means: an answer is tried again when nobody knows, anything else is not.
func outcome(p store.Post, messageID string, err error, now time.Time) store.Post {
	p.InFlight = false
	if err == nil {
		return sent(p, messageID, now)
	}
	e := chat.AsSendError(err)
	switch {
	case e.Unknown && !p.IsAnswer():
		return done(p, store.PostUnknown, string(e.Reason), now)
	case e.MovedTo != chat.ChatID{} && e.MovedTo != p.To:
		p.To = e.MovedTo
		return again(p, string(e.Reason), now)
	case e.RetryAfter > 0:
		return again(p, string(chat.ReasonRateLimited), now.Add(e.RetryAfter))
	case e.Permanent:
		return done(p, store.PostFailed, string(e.Reason), now)
	case expired(p, now):
		return done(p, store.PostFailed, ReasonExpired, now)
	default:
		return again(p, string(e.Reason), now.Add(pause(p.Attempts)))
	}
}

func sent(p store.Post, messageID string, now time.Time) store.Post {
	p.SentID = messageID
	return done(p, store.PostSent, "", now)
}

func done(p store.Post, status store.PostStatus, reason string, now time.Time) store.Post {
	p.Status, p.Reason, p.Done, p.NotBefore = status, reason, now, time.Time{}
	return p
}

func again(p store.Post, reason string, notBefore time.Time) store.Post {
	if resent(p) {
		reason = ReasonResent + ":" + reason
	}
	p.Status, p.Reason, p.NotBefore = store.PostWaiting, reason, notBefore
	return p
}

// pause is how long to wait after the n-th request.
func pause(n int) time.Duration {
	return min(firstPause<<min(max(n-1, 0), 10), longestPause)
}

// expired reports whether nobody waits for the answer any more.
func expired(p store.Post, now time.Time) bool {
	return p.IsAnswer() && p.Attempts >= answerTries && now.After(time.Unix(0, p.Number).Add(answerLife))
}

// resent reports whether the office asked for the post again: it goes out whatever the hour.
func resent(p store.Post) bool { return strings.HasPrefix(p.Reason, ReasonResent) }

// pausesChat reports whether the platform wants the post's chat left alone.
func pausesChat(p store.Post) bool {
	return strings.HasSuffix(p.Reason, string(chat.ReasonRateLimited))
}

// interrupted returns the post of an attempt that has no outcome because a program ended.
func interrupted(p store.Post, now time.Time) store.Post {
	p.InFlight = false
	if p.IsAnswer() {
		return again(p, ReasonInterrupted, now)
	}
	return done(p, store.PostUnknown, ReasonInterrupted, now)
}
