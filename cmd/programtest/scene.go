package programtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

// Scene is a campaign of many groups with one reporter for each unit, on one fake Telegram.
type Scene struct {
	Fake *bottest.Telegram
	// Config is the path of the settings, File that of the campaign file.
	Config string
	File   string
	Office bottest.User
	Groups []Group
	// Leaders is the chat of the leaders.
	Leaders int64
	// Silent is how many of the last groups have a unit that never reports.
	Silent int
}

// Group is a group with its chat and units.
type Group struct {
	ID    string
	Chat  int64
	Units []Unit
}

// Unit is a unit with its reporter.
type Unit struct {
	ID       string
	Name     string
	Reporter bottest.User
}

// NewScene makes a campaign of n groups of three units each for the store, and opens the chats. The campaign file
// has still to be loaded.
func NewScene(tb testing.TB, fake *bottest.Telegram, store string, n int) *Scene {
	tb.Helper()
	s := &Scene{Fake: fake, Config: WriteConfig(tb, fake, store), Office: bottest.User{ID: 900, Name: "Office"}}
	for g := range n {
		group := Group{ID: fmt.Sprintf("nhom%d", g), Chat: fake.NewGroup(fmt.Sprintf("Group %d", g))}
		fake.Join(fake.Bot(), group.Chat)
		for u := range 3 {
			id := fmt.Sprintf("dv%dx%d", g, u)
			group.Units = append(group.Units, Unit{id, "Trường " + id, bottest.User{ID: int64(1000 + 10*g + u), Name: id}})
		}
		s.Groups = append(s.Groups, group)
	}
	s.Leaders = fake.NewGroup("Leaders")
	fake.Join(fake.Bot(), s.Leaders)
	s.openPrivate()
	s.File = filepath.Join(tb.TempDir(), "campaign.toml")
	if err := os.WriteFile(s.File, []byte(s.campaign()), 0o600); err != nil {
		tb.Fatal(err)
	}
	return s
}

// openPrivate lets the bot write to everybody.
func (s *Scene) openPrivate() {
	s.Fake.OpenPrivate(s.Office)
	for _, g := range s.Groups {
		for _, u := range g.Units {
			s.Fake.OpenPrivate(u.Reporter)
		}
	}
}

// campaign writes the campaign file: the indicators and the schedule of the sample, with groups and people of its own.
func (s *Scene) campaign() string {
	text := string(sample.TOML())
	head, rest := text[:strings.Index(text, "[[groups]]")], text[strings.Index(text, "[[schedule]]"):]
	schedule := rest[:strings.Index(rest, "[[members]]")]
	var b strings.Builder
	b.WriteString(head)
	for _, g := range s.Groups {
		fmt.Fprintf(&b, "[[groups]]\nid = %q\nkind = \"khoi\"\nname = \"Khối %s\"\n", g.ID, g.ID)
	}
	for _, g := range s.Groups {
		for _, u := range g.Units {
			fmt.Fprintf(&b, "[[units]]\nid = %q\nname = %q\ngroup = %q\n", u.ID, u.Name, g.ID)
		}
	}
	for _, g := range s.Groups {
		for _, u := range g.Units {
			fmt.Fprintf(&b, "[[pledges]]\nunit = %q\nyear = 2024\nsigned = 2024-03-18\ntargets = { ketnap = 100, nhatinhthuong = 1000 }\n", u.ID)
		}
	}
	b.WriteString(schedule)
	s.writeMember(&b, s.Office, "tonghop", "")
	for _, g := range s.Groups {
		for _, u := range g.Units {
			s.writeMember(&b, u.Reporter, "baocao", u.ID)
		}
	}
	return b.String()
}

func (s *Scene) writeMember(b *strings.Builder, u bottest.User, role, unit string) {
	fmt.Fprintf(b, "[[members]]\naccount = \"telegram/%d/%d\"\nname = %q\nrole = %q\n", s.Fake.Bot().ID(), u.ID, u.Name, role)
	if unit != "" {
		fmt.Fprintf(b, "unit = %q\n", unit)
	}
}

// Link links every chat to its group, or to the leaders, as the office does.
func (s *Scene) Link(tb testing.TB) {
	tb.Helper()
	for _, g := range s.Groups {
		s.Fake.GroupMessage(g.Chat, s.Office, "/lienket@thiduabot "+g.ID)
	}
	for _, g := range s.Groups {
		s.Fake.WaitText(g.Chat, "Đã liên kết")
	}
	s.Fake.GroupMessage(s.Leaders, s.Office, "/lienket@thiduabot lanhdao")
	s.Fake.WaitText(s.Leaders, "Đã liên kết")
}
