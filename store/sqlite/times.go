package sqlite

import (
	"time"
)

// millis is how a time is stored. The zero time is an ordinary number, before all others.
func millis(t time.Time) int64 { return t.UnixMilli() }

// timeOf is the inverse of millis, in UTC.
func timeOf(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// whole cuts a time to what a store keeps.
func whole(t time.Time) time.Time { return timeOf(millis(t)) }
