package storetest

import (
	"errors"
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// same compares what was read, and the error of reading it, with what is wanted.
func same[T any](t *testing.T, what string, want, got T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// fails wants an error that wraps target.
func fails(t *testing.T, what string, target, err error) {
	t.Helper()
	if !errors.Is(err, target) {
		t.Errorf("%s: want %v, got %v", what, target, err)
	}
}

// works wants no error.
func works(t *testing.T, what string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// all reads an iterator to its end.
func all[T any](t *testing.T, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var list []T
	for x, err := range seq {
		if err != nil {
			t.Fatalf("iterate: %v", err)
		}
		list = append(list, x)
	}
	return list
}

// postIDs names posts in their order.
func postIDs(posts []store.Post) []string {
	var ids []string
	for _, p := range posts {
		ids = append(ids, p.ID)
	}
	return ids
}

// noticeIDs names notices, sorted.
func noticeIDs(notices []store.Notice) []string {
	var ids []string
	for _, n := range notices {
		ids = append(ids, n.ID)
	}
	slices.Sort(ids)
	return ids
}

// state reads the state of one unit.
func state(t *testing.T, s store.Store, unit campaign.UnitID) campaign.State {
	t.Helper()
	states, err := s.States(t.Context(), []campaign.UnitID{unit})
	works(t, "read states", err)
	return states[unit]
}
