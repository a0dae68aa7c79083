package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/storetest"
)

// appendPath names the database to a child process that appends to it until it is killed.
const appendPath = "THIDUABOT_TEST_APPEND_TO"

func TestMain(m *testing.M) {
	if path := os.Getenv(appendPath); path != "" {
		fmt.Fprintln(os.Stderr, appendForever(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// appendForever says the numbers of the records on standard output once they are durable.
func appendForever(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, Options{Path: path, Exclusive: true, Rebuild: storetest.Rebuild})
	if err != nil {
		return err
	}
	heads, err := s.Heads(ctx)
	if err != nil {
		return err
	}
	r := newReporter(1)
	r.made = int(heads["unit0"])
	r.heads["unit0"] = heads["unit0"]
	for {
		batch := r.batch(1 + r.made%7)
		if _, err := s.Append(ctx, batch); err != nil {
			return err
		}
		fmt.Println(batch[len(batch)-1].Seq)
	}
}

// TestKill kills the program with SIGKILL in the middle of its work, several times over.
func TestKill(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "kill.db")
	for round := range 4 {
		acknowledged := killAfter(t, path, 20+13*round)
		checkSurvivors(t, path, acknowledged)
	}
}

// killAfter returns the last number that the child said was durable.
func killAfter(t *testing.T, path string, lines int) int64 {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.CommandContext(t.Context(), program)
	child.Env = append(os.Environ(), appendPath+"="+path)
	var complaint strings.Builder
	child.Stderr = &complaint
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var last int64
	said := bufio.NewScanner(out)
	for range lines {
		if !said.Scan() {
			t.Fatalf("the child stopped by itself: %s", complaint.String())
		}
		_, _ = fmt.Sscan(said.Text(), &last)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	// What it said before it died counts, too.
	for said.Scan() {
		_, _ = fmt.Sscan(said.Text(), &last)
	}
	_ = child.Wait()
	return last
}

// checkSurvivors opens the database as the next program does: the lock is free, everything acknowledged is there,
// and records and effects belong together.
func checkSurvivors(t *testing.T, path string, acknowledged int64) {
	t.Helper()
	s := open(t, Options{Path: path, Exclusive: true})
	defer func() { _ = s.Close() }()
	var last int64
	for e, err := range s.Entries(t.Context(), "unit0", 1) {
		if err != nil {
			t.Fatal(err)
		}
		if last++; e.Seq != last {
			t.Fatalf("want report %d, got %d", last, e.Seq)
		}
	}
	if last < acknowledged {
		t.Errorf("%d reports were acknowledged, %d are left", acknowledged, last)
	}
	states, err := s.States(t.Context(), []campaign.UnitID{"unit0"})
	if err != nil || states["unit0"].Head != last {
		t.Errorf("want the state at %d, got %d, %v", last, states["unit0"].Head, err)
	}
	counts, err := s.PostCounts(t.Context())
	if err != nil || counts[store.PostWaiting] != last {
		t.Errorf("want %d answers, got %v, %v", last, counts, err)
	}
	if err := s.Sweep(t.Context()); err != nil {
		t.Error(err)
	}
}
