package program

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/cmd/programtest"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/mongo"
	"github.com/thiduabot/thiduabot/store/mongo/mongotest"
)

const (
	twoGroups = 3
	twoRounds = 8
	// twoSpeed lets 50 minutes pass in less than a minute.
	twoSpeed = 60
)

// TestTwoProgramsOnOneStore runs two programs on one database and a campaign with two bots. The first program serves
// one bot, the second serves the other and stands by for the first one's. Both take reports for the same units at
// once; then the first one is killed and the second takes over, past the cut-off, the boards and the digest.
func TestTwoProgramsOnOneStore(t *testing.T) {
	t.Parallel()
	for name, start := range mongotest.Servers() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			twoPrograms(t, start(t))
		})
	}
}

func twoPrograms(t *testing.T, uri string) {
	t.Helper()
	program := binary(t) // built before the clock starts
	clock := programtest.NewClock(t, "2024-06-14T15:40:00+07:00", twoSpeed)
	fake := bottest.NewTelegram(t, bottest.TelegramOptions{
		Scale: 0.9 / twoSpeed, Now: clock.Now, KeepUpdates: true, Patience: time.Minute,
	})
	second := fake.AddBot("thiduabot2")
	s := programtest.NewScene(t, fake, uri, twoGroups)
	addAccounts(t, s, second)
	call(t, "", nil, "--config", s.Config, "campaign", "load", s.File)

	a := program.Serve(t, s.Config, clock)
	s.Link(t)
	b := program.Serve(t, bothBots(t, s, second), clock)
	want := raceReports(t, s, second)
	waitCounted(t, uri, want, a, b)
	a.Kill()
	clock.WaitUntil(t, "2024-06-14T16:50:00+07:00")

	db := open(t, uri)
	due := map[campaign.JobKind]int{
		campaign.JobBoard: twoGroups, campaign.JobCutoff: 1, campaign.JobDigest: 1,
		// each reporter has an account on either bot
		campaign.JobOverdueReminder: 2 * 3 * twoGroups,
	}
	s.WaitPlanned(t, db, due)
	s.WaitSent(t, db)
	s.CheckPosts(t, db, due, twoGroups+2)
	b.Kill()
	call(t, "", nil, "--config", s.Config, "check")
}

// addAccounts gives every reporter an account on the second bot too: under another id, as on other platforms.
func addAccounts(t *testing.T, s *programtest.Scene, second *bottest.TelegramBot) {
	t.Helper()
	text, err := os.ReadFile(s.File)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.Write(text)
	for _, g := range s.Groups {
		for _, u := range g.Units {
			fmt.Fprintf(&b, "[[members]]\naccount = \"telegram/%d/%d\"\nname = %q\nrole = \"baocao\"\nunit = %q\n",
				second.ID(), u.Reporter.ID, u.Reporter.Name, u.ID)
		}
	}
	if err := os.WriteFile(s.File, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// bothBots writes settings with the second bot first and the first one as well.
func bothBots(t *testing.T, s *programtest.Scene, second *bottest.TelegramBot) string {
	t.Helper()
	text, err := os.ReadFile(s.Config)
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/config.toml"
	more := fmt.Sprintf("[[telegram]]\ntoken = %q\nbase_url = %q\n", second.Token(), s.Fake.URL())
	if err := os.WriteFile(path, append(text, more...), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// raceReports sends increments for every unit by both bots at once and returns the sums. All increments of a unit
// differ, because the same one within ten minutes would be asked about.
func raceReports(t *testing.T, s *programtest.Scene, second *bottest.TelegramBot) map[string]int64 {
	t.Helper()
	want := make(map[string]int64)
	for round := range twoRounds {
		for _, g := range s.Groups {
			for _, u := range g.Units {
				odd, even := 2*round+1, 2*round+2
				s.Fake.PrivateMessage(u.Reporter, fmt.Sprintf("/baocao nhatinhthuong +%d", odd))
				s.Fake.PrivateMessageTo(second, u.Reporter, fmt.Sprintf("/baocao nhatinhthuong +%d", even))
				want[u.ID] += int64(odd + even)
			}
		}
	}
	return want
}

// waitCounted waits until the value of every unit is the sum of what was sent.
func waitCounted(t *testing.T, uri string, want map[string]int64, programs ...*programtest.Process) {
	t.Helper()
	db := open(t, uri)
	deadline := time.Now().Add(time.Minute)
	for unit, sum := range want {
		id := campaign.UnitID(unit)
		for {
			states, err := db.States(t.Context(), []campaign.UnitID{id})
			figure, _ := states[id].Figure("nhatinhthuong", 2024)
			if err == nil && figure.Quantity == campaign.Number(sum) && states[id].Head == 2*twoRounds {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("unit %s: %s after %d messages, want %d after %d (%v)\n%s\n%s", unit, figure.Quantity, states[id].Head,
					sum, 2*twoRounds, err, programs[0].Log(), programs[1].Log())
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
}

func open(t *testing.T, uri string) store.Store {
	t.Helper()
	db, err := mongo.Open(t.Context(), mongo.Options{URI: uri})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}
