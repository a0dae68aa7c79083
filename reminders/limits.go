package reminders

import (
	"time"

	"golang.org/x/time/rate"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// Limits says how fast an account may send. A zero Rate is no limit.
type Limits struct {
	// Overall counts every message of the account, Private those to one person, Group those to one group.
	Overall Rate
	Private Rate
	Group   Rate
}

// Rate is a token bucket: Burst messages at once, then one every Every.
type Rate struct {
	Every time.Duration
	Burst int
}

func (r Rate) limiter() *rate.Limiter {
	if r.Every <= 0 {
		return rate.NewLimiter(rate.Inf, 0)
	}
	return rate.NewLimiter(rate.Every(r.Every), max(r.Burst, 1))
}

// limiter holds the buckets of one account. It belongs to one goroutine.
type limiter struct {
	limits  Limits
	overall *rate.Limiter
	chats   map[bucketKey]*rate.Limiter
}

type bucketKey struct {
	chat  chat.ChatID
	group bool
}

func newLimiter(limits Limits) *limiter {
	return &limiter{limits: limits, overall: limits.Overall.limiter(), chats: make(map[bucketKey]*rate.Limiter)}
}

// wait returns how long the chat has to wait for its next token, without taking one.
func (l *limiter) wait(at chat.ChatID, group bool, now time.Time) time.Duration {
	return delay(l.of(at, group), now)
}

// waitOverall returns how long the account has to wait for its next token, without taking one.
func (l *limiter) waitOverall(now time.Time) time.Duration { return delay(l.overall, now) }

// take takes a token of the account and one of the chat.
func (l *limiter) take(at chat.ChatID, group bool, now time.Time) {
	l.overall.AllowN(now, 1)
	l.of(at, group).AllowN(now, 1)
}

// evict forgets the chats whose buckets are full again.
func (l *limiter) evict(now time.Time) {
	for key, bucket := range l.chats {
		if bucket.TokensAt(now) >= float64(bucket.Burst()) {
			delete(l.chats, key)
		}
	}
}

func (l *limiter) of(at chat.ChatID, group bool) *rate.Limiter {
	key := bucketKey{at, group}
	bucket, ok := l.chats[key]
	if ok {
		return bucket
	}
	bucket = l.limits.Private.limiter()
	if group {
		bucket = l.limits.Group.limiter()
	}
	l.chats[key] = bucket
	return bucket
}

func delay(bucket *rate.Limiter, now time.Time) time.Duration {
	if bucket.Limit() == rate.Inf {
		return 0
	}
	missing := 1 - bucket.TokensAt(now)
	if missing <= 0 {
		return 0
	}
	return time.Duration(missing/float64(bucket.Limit())*float64(time.Second)) + time.Nanosecond
}
