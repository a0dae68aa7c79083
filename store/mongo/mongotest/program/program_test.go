// Package program runs the whole program on MongoDB: what a person sees must not depend on the store.
package program

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/thiduabot/thiduabot/cmd/programtest"
)

// build makes the program once for all tests.
var build = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "thiduabot-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "thiduabot")
	out, err := exec.Command("go", "build", "-o", path, "github.com/thiduabot/thiduabot/cmd/thiduabot").CombinedOutput()
	if err != nil {
		return "", &buildError{string(out), err}
	}
	return path, nil
})

type buildError struct {
	output string
	err    error
}

func (e *buildError) Error() string { return e.err.Error() + "\n" + e.output }

func TestMain(m *testing.M) {
	status := m.Run()
	if path, err := build(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(status)
}

// binary returns the program.
func binary(tb testing.TB) programtest.Program {
	tb.Helper()
	path, err := build()
	if err != nil {
		tb.Fatalf("build program: %v", err)
	}
	return programtest.Program{Path: path}
}

// call runs the program and returns what it wrote.
func call(tb testing.TB, input string, env []string, args ...string) string {
	tb.Helper()
	command := exec.CommandContext(tb.Context(), binary(tb).Path, args...)
	command.Env = append(os.Environ(), env...)
	command.Stdin = strings.NewReader(input)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		tb.Fatalf("thiduabot %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}
