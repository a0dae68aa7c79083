package main

import (
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/cmd/programtest"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/sqlite"
)

const (
	killGroups  = 50
	killReports = 2000
	killTimes   = 12
	// killWhilePosting is how often more while the boards go out.
	killWhilePosting = 5
	// killSilent is how many groups have a unit that never reports.
	killSilent = 10
	// killSpeed lets an hour pass in 24 seconds; the limits of the fake are scaled along, a little wider.
	killSpeed = 150
)

// TestKilledServeLosesAndDoublesNothing sends reports while `serve` is killed with kill -9 again and again, past a
// cut-off, the boards and the digest.
func TestKilledServeLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	clock := programtest.NewClock(t, "2024-06-14T15:10:00+07:00", killSpeed)
	fake := bottest.NewTelegram(t, bottest.TelegramOptions{
		Scale: 0.9 / killSpeed, Now: clock.Now, KeepUpdates: true, Patience: 2 * time.Minute,
	})
	path := "sqlite:" + t.TempDir() + "/thiduabot.db"
	s := programtest.NewScene(t, fake, path, killGroups)
	s.Silent = killSilent
	mustCall(t, "", "--config", s.Config, "campaign", "load", s.File)
	serve := self.Serve(t, s.Config, clock)
	s.Link(t)

	sent := s.SendReports(t, killReports, func(i int) {
		if i%(killReports/killTimes) == killReports/killTimes-1 {
			serve.Kill()
			serve = self.Serve(t, s.Config, clock)
		}
	})
	s.WaitAnswered(t, sent, serve)
	clock.WaitUntil(t, "2024-06-14T16:29:50+07:00")
	for range killWhilePosting {
		time.Sleep(100 * time.Millisecond)
		serve.Kill()
		serve = self.Serve(t, s.Config, clock)
	}
	clock.WaitUntil(t, "2024-06-14T16:50:00+07:00")
	db := openTestStore(t, path)
	due := map[campaign.JobKind]int{
		campaign.JobBoard: killGroups, campaign.JobCutoff: 1, campaign.JobDigest: 1, campaign.JobOverdueReminder: 3 * killGroups,
	}
	s.WaitPlanned(t, db, due)
	s.WaitSent(t, db)
	s.CheckStoredOnce(t, db, sent)
	s.CheckPosts(t, db, due, killGroups+2)
	if v := fake.Violations(); len(v) > killGroups {
		t.Errorf("%d requests beyond the limits", len(v))
	}
	serve.Kill()
	mustCall(t, "", "--config", s.Config, "check")
}

func openTestStore(t *testing.T, address string) store.Store {
	t.Helper()
	db, err := sqlite.Open(t.Context(), sqlite.Options{Path: strings.TrimPrefix(address, "sqlite:")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}
