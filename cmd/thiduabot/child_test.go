package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
)

// simulated is a clock that the test, the fake platform and all child processes share.
type simulated struct {
	start time.Time
	real  time.Time
	speed float64
}

func newSimulated(tb testing.TB, start string, speed float64) *simulated {
	tb.Helper()
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		tb.Fatal(err)
	}
	return &simulated{at, time.Now(), speed}
}

func (s *simulated) now() time.Time {
	return s.start.Add(time.Duration(float64(time.Since(s.real)) * s.speed))
}

// setting starts the clock of a child where this one stands.
func (s *simulated) setting() string {
	return fmt.Sprintf("%s,%g", s.now().Format(time.RFC3339Nano), s.speed)
}

// waitUntil waits for a time of the clock.
func (s *simulated) waitUntil(at string) error {
	to, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return err
	}
	if wait := to.Sub(s.now()); wait > 0 {
		time.Sleep(time.Duration(float64(wait) / s.speed))
	}
	return nil
}

// child is one `serve` as a process.
type child struct {
	tb      testing.TB
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

// startServe starts `serve` with a settings file, under the clock.
func startServe(tb testing.TB, config string, clock *simulated) *child {
	tb.Helper()
	c := &child{tb: tb, output: &output{}, done: make(chan struct{})}
	c.command = exec.Command(os.Args[0], "--config", config, "serve")
	c.command.Env = append(os.Environ(), envChild+"=1", envClock+"="+clock.setting())
	c.command.Stdout, c.command.Stderr = c.output, c.output
	if err := c.command.Start(); err != nil {
		tb.Fatal(err)
	}
	go func() {
		_ = c.command.Wait()
		close(c.done)
	}()
	tb.Cleanup(c.kill)
	return c
}

// kill ends the process at once, as kill -9 does.
func (c *child) kill() {
	_ = c.command.Process.Kill()
	<-c.done
}

// writeConfig writes a settings file for the fake.
func writeConfig(tb testing.TB, fake *bottest.Telegram, store string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "config.toml")
	text := fmt.Sprintf("[store]\naddress = %q\n[backup]\nfolder = \"\"\n[[telegram]]\ntoken = %q\nbase_url = %q\n",
		store, fake.Token(), fake.URL())
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}
