//go:build unix

package main

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
)

// child is the program as a process that can be sent signals.
type child struct {
	served
	command *exec.Cmd
}

// startServe starts `serve` of the stage as a process.
func (s *stage) startServe(tb testing.TB) *child {
	tb.Helper()
	c := &child{served: served{tb: tb, config: s.config, log: &record{}}}
	c.command = exec.CommandContext(tb.Context(), os.Args[0], "--config", s.config, "serve")
	c.command.Env = append(os.Environ(), envChild+"=1", s.clock.Setting())
	c.command.Stdout, c.command.Stderr = c.log, c.log
	if err := c.command.Start(); err != nil {
		tb.Fatal(err)
	}
	return c
}

// signal ends the process in this way and returns its exit status and how long that took.
func (c *child) signal(sig os.Signal) (status int, took time.Duration) {
	c.tb.Helper()
	began := time.Now()
	if err := c.command.Process.Signal(sig); err != nil {
		c.tb.Fatal(err)
	}
	_ = c.command.Wait() // the exit status says what there is to say
	return c.command.ProcessState.ExitCode(), time.Since(began)
}

// TestSignalsEndServe within seconds and with status 0; an answer under way is neither lost nor sent twice.
func TestSignalsEndServe(t *testing.T) {
	t.Parallel()
	for _, sig := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			s := newStage(t, "").load(t)
			serve := s.startServe(t)
			s.reports(1)
			s.answered(1)
			s.fake.Inject(bottest.Fault{Method: "sendMessage", Hang: time.Second})
			s.reports(2)
			s.fake.WaitCalls("sendMessage", 2) // it is being sent, and nobody has heard yet that it arrived
			s.reports(3)
			if status, took := serve.signal(sig); status != 0 || took > 10*time.Second {
				t.Errorf("status %d after %v:\n%s", status, took, serve.log)
			}
			if strings.Contains(serve.log.String(), "level=ERROR") {
				t.Errorf("the log complains:\n%s", serve.log)
			}
			again := s.startServe(t)
			s.answered(3)
			if status, _ := again.signal(sig); status != 0 {
				t.Errorf("status %d at the second end:\n%s", status, again.log)
			}
			s.stored(t, 3)
		})
	}
}

// TestSignalWhileTelegramIsAway ends the program as fast.
func TestSignalWhileTelegramIsAway(t *testing.T) {
	t.Parallel()
	s := newStage(t, "").load(t)
	s.fake.Inject(bottest.BadGateway(1000))
	serve := s.startServe(t)
	serve.says("telegram does not answer")
	if status, took := serve.signal(syscall.SIGTERM); status != 0 || took > 5*time.Second {
		t.Errorf("status %d after %v:\n%s", status, took, serve.log)
	}
}
