package mongo

import "time"

func millis(t time.Time) int64 { return t.UnixMilli() }

func timeOf(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// whole cuts a time to what a store keeps, in UTC.
func whole(t time.Time) time.Time { return timeOf(millis(t)) }
