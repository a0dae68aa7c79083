package program

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/store/mongo/mongotest"
)

// TestConsoleIsTheSameOnEveryStore runs one conversation, two weeks long, on each store: the output is byte-equal.
func TestConsoleIsTheSameOnEveryStore(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile("testdata/conversation.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	want := converse(t, string(script), "sqlite::memory:")
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		compare(t, want, converse(t, string(script), "sqlite:"+t.TempDir()+"/console.db"))
	})
	for name, start := range mongotest.Servers() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compare(t, want, converse(t, string(script), start(t)))
		})
	}
}

func converse(t *testing.T, script, address string) string {
	t.Helper()
	return call(t, script, nil, "console", "--jsonl", "--values", "--db", address)
}

func compare(t *testing.T, want, got string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("output differs from that in memory (-memory +store):\n%s", diff)
	}
}
