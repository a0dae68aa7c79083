package main

import (
	"bytes"
	"context"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"github.com/thiduabot/thiduabot/cmd/programtest"
)

// envChild makes the test binary be the program, so that tests can start it as a process and kill it.
const envChild = "THIDUABOT_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(envChild) == "" {
		os.Exit(m.Run())
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// call runs the program inside the test and returns what it wrote and its exit status.
func call(tb testing.TB, input string, args ...string) (stdout, stderr string, status int) {
	tb.Helper()
	var out, errs bytes.Buffer
	status = run(tb.Context(), args, strings.NewReader(input), &out, &errs)
	return out.String(), errs.String(), status
}

// mustCall is call for what has to work.
func mustCall(tb testing.TB, input string, args ...string) string {
	tb.Helper()
	stdout, stderr, status := call(tb, input, args...)
	if status != 0 {
		tb.Fatalf("thiduabot %s: status %d: %s", strings.Join(args, " "), status, stderr)
	}
	return stdout
}

// self is the test binary as the program.
var self = programtest.Program{Path: os.Args[0], Env: []string{envChild + "=1"}}

// replaceOnce replaces a text that must be there.
func replaceOnce(tb testing.TB, text, old, replacement string) string {
	tb.Helper()
	if strings.Count(text, old) != 1 {
		tb.Fatalf("%q stands %d times in:\n%s", old, strings.Count(text, old), text)
	}
	return strings.Replace(text, old, replacement, 1)
}
