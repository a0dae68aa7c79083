package storetest

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

func checkLeases(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	acquire := func(s store.Store, holder string, until, now time.Time, want bool) {
		t.Helper()
		got, err := s.AcquireLease(t.Context(), store.Lease{Account: account, Holder: holder, Until: until}, now)
		same(t, "acquired by "+holder, want, got, err)
	}
	acquire(s, "one", minute(2), start, true)
	acquire(other, "two", minute(3), minute(1), false)
	acquire(s, "one", minute(4), minute(1), true)
	acquire(other, "two", minute(6), minute(3), false)
	acquire(other, "two", minute(6), minute(5), true)
	acquire(s, "one", minute(7), minute(5), false)

	works(t, "release by another", s.ReleaseLease(t.Context(), account, "one"))
	acquire(s, "one", minute(7), minute(5), false)
	works(t, "release", other.ReleaseLease(t.Context(), account, "two"))
	acquire(s, "one", minute(7), minute(5), true)
	free, err := other.AcquireLease(t.Context(), store.Lease{Account: "zalo/9", Holder: "two", Until: minute(9)}, minute(5))
	same(t, "lease of another account", true, free, err)
	works(t, "release of nothing", s.ReleaseLease(t.Context(), "console", "one"))
}

// checkRacingLeases has everybody ask for the same leases: of three accounts one has run out, one has never been
// held, and one is held by somebody else.
func checkRacingLeases(t *testing.T, p *place) {
	s := p.program(t)
	accounts := []chat.Account{"telegram/old", "telegram/new", "telegram/held"}
	for i, until := range map[int]time.Time{0: minute(1), 2: minute(9)} {
		ok, err := s.AcquireLease(t.Context(), store.Lease{Account: accounts[i], Holder: "somebody", Until: until}, start)
		same(t, "acquired", true, ok, err)
	}
	var holders [3]atomic.Int64
	race(t, p, func(s store.Store, writer int) error {
		for i, a := range accounts {
			ok, err := s.AcquireLease(t.Context(), store.Lease{Account: a, Holder: fmt.Sprint(writer), Until: minute(9)}, minute(2))
			if err != nil {
				return err
			}
			if ok {
				holders[i].Add(1)
			}
		}
		return nil
	})
	for i, want := range []int64{1, 1, 0} {
		same(t, fmt.Sprint("holders of ", accounts[i]), want, holders[i].Load(), nil)
	}
}
