package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// envClock starts the clock of serve at a time and runs it faster, for tests: START,SPEED.
const envClock = "THIDUABOT_TEST_CLOCK"

// clock is the time that the program lives by.
type clock struct {
	start time.Time
	real  time.Time
	speed float64
}

// newClock returns the real clock, or the one that the setting describes.
func newClock(setting string) (*clock, error) {
	if setting == "" {
		return nil, nil
	}
	start, speed, _ := strings.Cut(setting, ",")
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", envClock, err)
	}
	factor, err := strconv.ParseFloat(speed, 64)
	if err != nil || factor <= 0 {
		return nil, fmt.Errorf("read %s: speed %q: want a positive number", envClock, speed)
	}
	return &clock{start: at, real: time.Now(), speed: factor}, nil
}

// now returns the time; a nil clock is the real one.
func (c *clock) now() time.Time {
	if c == nil {
		return time.Now()
	}
	return c.start.Add(time.Duration(float64(time.Since(c.real)) * c.speed))
}

// testLease lets tests see within seconds how another program takes over.
const testLease = 12 * time.Second

// lease returns how long a lease lasts; 0 is the default.
func (c *clock) lease() time.Duration {
	if c == nil {
		return 0
	}
	return testLease
}

// after is time.After in the time of the clock.
func (c *clock) after(d time.Duration) <-chan time.Time {
	if c == nil {
		return time.After(d)
	}
	return time.After(time.Duration(float64(d) / c.speed))
}
