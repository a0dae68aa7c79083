// Package programtest runs the whole program in tests: as processes that can be killed, on a fake Telegram, under a
// clock that all of them share.
package programtest

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
)

// Clock is a clock that the test, the fake platform and all processes share.
type Clock struct {
	start time.Time
	real  time.Time
	speed float64
}

// NewClock starts a clock at a time, written as RFC 3339, that runs speed times as fast as the real one.
func NewClock(tb testing.TB, start string, speed float64) *Clock {
	tb.Helper()
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		tb.Fatal(err)
	}
	return &Clock{at, time.Now(), speed}
}

// Now returns the time.
func (s *Clock) Now() time.Time {
	return s.start.Add(time.Duration(float64(time.Since(s.real)) * s.speed))
}

// Setting is the environment variable that starts the clock of a process where this one stands.
func (s *Clock) Setting() string {
	return fmt.Sprintf("THIDUABOT_TEST_CLOCK=%s,%g", s.Now().Format(time.RFC3339Nano), s.speed)
}

// WaitUntil waits for a time of the clock, written as RFC 3339.
func (s *Clock) WaitUntil(tb testing.TB, at string) {
	tb.Helper()
	to, err := time.Parse(time.RFC3339, at)
	if err != nil {
		tb.Fatal(err)
	}
	if wait := to.Sub(s.Now()); wait > 0 {
		time.Sleep(time.Duration(float64(wait) / s.speed))
	}
}

// Process is one `serve` as a process.
type Process struct {
	command *exec.Cmd
	output  *output
	done    chan struct{}
}

// output collects what a child writes.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(b)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// Program is how the program is started: a binary, and what it needs in its environment.
type Program struct {
	Path string
	Env  []string
}

// Serve starts `serve` with a settings file, under the clock. It is killed when the test ends.
func (p Program) Serve(tb testing.TB, config string, clock *Clock) *Process {
	tb.Helper()
	c := &Process{output: &output{}, done: make(chan struct{})}
	c.command = exec.CommandContext(tb.Context(), p.Path, "--config", config, "serve")
	c.command.Env = append(append(os.Environ(), p.Env...), clock.Setting())
	c.command.Stdout, c.command.Stderr = c.output, c.output
	if err := c.command.Start(); err != nil {
		tb.Fatal(err)
	}
	go func() {
		_ = c.command.Wait()
		close(c.done)
	}()
	tb.Cleanup(c.Kill)
	return c
}

// Kill ends the process at once, as kill -9 does.
func (c *Process) Kill() {
	_ = c.command.Process.Kill()
	<-c.done
}

// Log returns the end of what the process wrote.
func (c *Process) Log() string {
	text := c.output.String()
	return text[max(len(text)-3000, 0):]
}

// WriteConfig writes a settings file for the fake and returns its path.
func WriteConfig(tb testing.TB, fake *bottest.Telegram, store string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "config.toml")
	text := fmt.Sprintf("[store]\naddress = %q\n[backup]\nfolder = \"\"\n[[telegram]]\ntoken = %q\nbase_url = %q\n",
		store, fake.Token(), fake.URL())
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// WaitFor waits until the process has written what the expression matches, and returns its first group.
func (c *Process) WaitFor(tb testing.TB, expression *regexp.Regexp) string {
	tb.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for {
		if match := expression.FindStringSubmatch(c.output.String()); match != nil {
			return match[1]
		}
		if time.Now().After(deadline) {
			tb.Fatalf("the process never wrote %s:\n%s", expression, c.Log())
		}
		time.Sleep(10 * time.Millisecond)
	}
}
