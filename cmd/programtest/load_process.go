package programtest

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// ticks is how many clock ticks a second /proc counts in, on every Linux that Go runs on.
const ticks = 100

// Resident is how many bytes of memory the process holds, by Linux's account.
func (c *Process) Resident(tb testing.TB) int64 {
	tb.Helper()
	return c.status(tb, "VmRSS:")
}

// MostResident is the most that it ever held.
func (c *Process) MostResident(tb testing.TB) int64 {
	tb.Helper()
	return c.status(tb, "VmHWM:")
}

func (c *Process) status(tb testing.TB, name string) int64 {
	tb.Helper()
	for line := range strings.Lines(c.proc(tb, "status")) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			kib, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
			return 1024 * number(tb, kib)
		}
	}
	tb.Fatal("not in /proc: " + name)
	return 0
}

// CPU is how much processor time the process has taken, by Linux's account.
func (c *Process) CPU(tb testing.TB) time.Duration {
	tb.Helper()
	// The name of the program, in parentheses, is the second field; user and system time are the 14th and 15th.
	_, rest, _ := strings.Cut(c.proc(tb, "stat"), ") ")
	fields := strings.Fields(rest)
	return time.Duration(number(tb, fields[11])+number(tb, fields[12])) * time.Second / ticks
}

func (c *Process) proc(tb testing.TB, name string) string {
	tb.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", c.command.Process.Pid, name))
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

func number(tb testing.TB, text string) int64 {
	tb.Helper()
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}
