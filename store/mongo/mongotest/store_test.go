package mongotest_test

import (
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/mongo"
	"github.com/thiduabot/thiduabot/store/mongo/mongotest"
	"github.com/thiduabot/thiduabot/store/storetest"
)

// operationTime is how long an operation may take on a machine that is busy with other tests.
const operationTime = time.Minute

// open opens the database as one more program, until the test ends.
func open(tb testing.TB, uri string) *mongo.Store {
	tb.Helper()
	s, err := mongo.Open(tb.Context(), mongo.Options{URI: uri, Timeout: operationTime, Rebuild: storetest.Rebuild})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	return s
}

// onEach runs a test on every server there is, each time with an empty database.
func onEach(t *testing.T, test func(t *testing.T, uri string)) {
	t.Helper()
	for name, start := range mongotest.Servers() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, start(t))
		})
	}
}

func TestStore(t *testing.T) {
	t.Parallel()
	for name, start := range mongotest.Servers() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			storetest.Run(t, func(t testing.TB) storetest.Open {
				uri := start(t)
				return func(t testing.TB) store.Store {
					t.Helper()
					return open(t, uri)
				}
			})
		})
	}
}
