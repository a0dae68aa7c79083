package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

// scene is a campaign of many groups with one reporter for each unit, on one fake Telegram.
type scene struct {
	fake   *bottest.Telegram
	config string
	office bottest.User
	groups []sceneGroup
	// leaders is the chat of the leaders.
	leaders int64
}

type sceneGroup struct {
	id    string
	chat  int64
	units []sceneUnit
}

type sceneUnit struct {
	id       string
	name     string
	reporter bottest.User
}

// newScene makes a campaign of n groups of three units each, stores it, and opens the chats.
func newScene(tb testing.TB, fake *bottest.Telegram, store string, n int) *scene {
	tb.Helper()
	s := &scene{fake: fake, config: writeConfig(tb, fake, store), office: bottest.User{ID: 900, Name: "Office"}}
	for g := range n {
		group := sceneGroup{id: fmt.Sprintf("nhom%d", g), chat: fake.NewGroup(fmt.Sprintf("Group %d", g))}
		fake.Join(fake.Bot(), group.chat)
		for u := range 3 {
			id := fmt.Sprintf("dv%dx%d", g, u)
			group.units = append(group.units, sceneUnit{id, "Trường " + id, bottest.User{ID: int64(1000 + 10*g + u), Name: id}})
		}
		s.groups = append(s.groups, group)
	}
	s.leaders = fake.NewGroup("Leaders")
	fake.Join(fake.Bot(), s.leaders)
	s.openPrivate()
	file := filepath.Join(tb.TempDir(), "campaign.toml")
	if err := os.WriteFile(file, []byte(s.campaign()), 0o600); err != nil {
		tb.Fatal(err)
	}
	mustCall(tb, "", "--config", s.config, "campaign", "load", file)
	return s
}

// openPrivate lets the bot write to everybody.
func (s *scene) openPrivate() {
	s.fake.OpenPrivate(s.office)
	for _, g := range s.groups {
		for _, u := range g.units {
			s.fake.OpenPrivate(u.reporter)
		}
	}
}

// campaign writes the campaign file: the indicators and the schedule of the sample, with groups and people of its own.
func (s *scene) campaign() string {
	text := string(sample.TOML())
	head, rest := text[:strings.Index(text, "[[groups]]")], text[strings.Index(text, "[[schedule]]"):]
	schedule := rest[:strings.Index(rest, "[[members]]")]
	var b strings.Builder
	b.WriteString(head)
	for _, g := range s.groups {
		fmt.Fprintf(&b, "[[groups]]\nid = %q\nkind = \"khoi\"\nname = \"Khối %s\"\n", g.id, g.id)
	}
	for _, g := range s.groups {
		for _, u := range g.units {
			fmt.Fprintf(&b, "[[units]]\nid = %q\nname = %q\ngroup = %q\n", u.id, u.name, g.id)
		}
	}
	for _, g := range s.groups {
		for _, u := range g.units {
			fmt.Fprintf(&b, "[[pledges]]\nunit = %q\nyear = 2024\nsigned = 2024-03-18\ntargets = { ketnap = 100 }\n", u.id)
		}
	}
	b.WriteString(schedule)
	s.writeMember(&b, s.office, "tonghop", "")
	for _, g := range s.groups {
		for _, u := range g.units {
			s.writeMember(&b, u.reporter, "baocao", u.id)
		}
	}
	return b.String()
}

func (s *scene) writeMember(b *strings.Builder, u bottest.User, role, unit string) {
	fmt.Fprintf(b, "[[members]]\naccount = \"telegram/%d/%d\"\nname = %q\nrole = %q\n", s.fake.Bot().ID(), u.ID, u.Name, role)
	if unit != "" {
		fmt.Fprintf(b, "unit = %q\n", unit)
	}
}

// link links every chat to its group, or to the leaders, as the office does.
func (s *scene) link(tb testing.TB) {
	tb.Helper()
	for _, g := range s.groups {
		s.fake.GroupMessage(g.chat, s.office, "/lienket@thiduabot "+g.id)
	}
	for _, g := range s.groups {
		s.fake.WaitText(g.chat, "Đã liên kết")
	}
	s.fake.GroupMessage(s.leaders, s.office, "/lienket@thiduabot lanhdao")
	s.fake.WaitText(s.leaders, "Đã liên kết")
}
