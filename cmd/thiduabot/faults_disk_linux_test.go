package main

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// room sets how large files of a process may become: 0 is a disk that takes nothing any more.
func (c *child) room(size uint64) {
	c.tb.Helper()
	var old unix.Rlimit
	if err := unix.Prlimit(c.command.Process.Pid, unix.RLIMIT_FSIZE, nil, &old); err != nil {
		c.tb.Fatal(err)
	}
	limit := unix.Rlimit{Cur: min(size, old.Max), Max: old.Max}
	if err := unix.Prlimit(c.command.Process.Pid, unix.RLIMIT_FSIZE, &limit, nil); err != nil {
		c.tb.Fatal(err)
	}
}

// TestFullDisk takes the room away from a running program, and gives it back: reports wait at Telegram meanwhile.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	s := newStage(t, "").load(t)
	serve := s.startServe(t)
	s.reports(1)
	s.answered(1)
	serve.ready("ready")
	serve.room(0)
	s.reports(2)
	s.reports(3)
	serve.says("poll failed, nothing is confirmed and it is tried again")
	serve.says(strings.TrimPrefix(s.address, "sqlite:") + ": check its disk: ")
	serve.ready("not ready: store")
	time.Sleep(time.Second) // long enough for another attempt
	if waiting, sent := s.fake.Bot().Waiting(), len(s.fake.Sent(s.reporter.ID)); waiting != 2 || sent != 1 {
		t.Errorf("%d messages wait at Telegram, %d answers", waiting, sent)
	}
	if n := strings.Count(serve.log.String(), "poll failed"); n != 1 {
		t.Errorf("the log says it %d times:\n%s", n, serve.log)
	}
	serve.room(unix.RLIM_INFINITY)
	s.answered(3)
	serve.ready("ready")
	if status, _ := serve.signal(syscall.SIGTERM); status != 0 {
		t.Errorf("status %d", status)
	}
	s.stored(t, 3)
	mustCall(t, "", "--config", s.config, "check")
}
