// Package storetest is the checks that every store passes: each method, and every promise about keys, repeats
// and racing writers.
package storetest

import (
	"testing"

	"github.com/thiduabot/thiduabot/store"
)

// Open opens one more program on the same data. It fails the test rather than return an error; Run closes what it
// returns. The store must rebuild states with Rebuild.
type Open func(t testing.TB) store.Store

// Run checks the store. Fresh makes a place without data and returns how to open it; it is called for each check,
// and checks run side by side.
func Run(t *testing.T, fresh func(t testing.TB) Open) {
	t.Helper()
	for name, check := range checks() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, &place{fresh: fresh, open: fresh(t)})
		})
	}
}

func checks() map[string]func(*testing.T, *place) {
	return map[string]func(*testing.T, *place){
		"append stores a batch":                checkAppend,
		"append of nothing does nothing":       checkAppendNothing,
		"append stops at a known key":          checkKnownKey,
		"append stops at a key of its batch":   checkRepeatedKey,
		"append stops at a taken slot":         checkTakenSlot,
		"effects are applied once":             checkEffectsOnce,
		"records come back whole":              checkRecords,
		"revisions are those of one message":   checkRevisions,
		"a topic is no part of a key":          checkTopic,
		"entries are in order":                 checkEntries,
		"entries between two times":            checkEntriesBetween,
		"iterators let others in":              checkIterators,
		"states follow the head":               checkStates,
		"states never go back":                 checkStateOrder,
		"racing writers share no number":       checkRacingSlots,
		"racing writers store a message once":  checkRacingKey,
		"racing writers of many units":         checkRacingUnits,
		"times keep milliseconds":              checkTimes,
		"text survives":                        checkText,
		"a cancelled context stores nothing":   checkCancelled,
		"settings":                             checkSettings,
		"settings never go back":               checkSettingsOrder,
		"questions":                            checkQuestions,
		"campaign revisions":                   checkCampaigns,
		"racing campaign revisions":            checkRacingCampaigns,
		"waiting posts are in order":           checkWaiting,
		"waiting posts are counted by account": checkNextWaiting,
		"attempts are unique":                  checkAttempts,
		"racing attempts":                      checkRacingAttempts,
		"posts in flight outlive a crash":      checkInFlight,
		"outcomes of posts":                    checkFinish,
		"purged posts":                         checkPurge,
		"notices are planned once":             checkNotices,
		"racing planners":                      checkRacingPlanners,
		"last notice":                          checkLastNotice,
		"leases":                               checkLeases,
		"racing holders":                       checkRacingLeases,
		"named values":                         checkMeta,
		"a dump loads into another store":      checkDump,
		"a dump loads into an empty store":     checkLoadTwice,
		"an empty dump":                        checkEmptyDump,
		"ping":                                 checkPing,
	}
}

// place is where the data of one check lives.
type place struct {
	fresh func(testing.TB) Open
	open  Open
}

// program opens the data as one more program, until the check ends.
func (p *place) program(t *testing.T) store.Store {
	t.Helper()
	s, stop := p.process(t)
	t.Cleanup(stop)
	return s
}

// process opens the data as a program that the check ends itself.
func (p *place) process(t *testing.T) (s store.Store, stop func()) {
	t.Helper()
	s = p.open(t)
	return s, func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
}

// elsewhere is another place without data.
func (p *place) elsewhere(t *testing.T) *place {
	t.Helper()
	return &place{fresh: p.fresh, open: p.fresh(t)}
}
