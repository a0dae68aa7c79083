package bot

import (
	"context"
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
)

// Command is one thing people can ask for, as the help, the menu and the README list it.
type Command struct {
	Name    string
	Aliases []string
	// Roles may use it; none means anyone.
	Roles []campaign.Role
	// Private commands are refused in groups; Group commands in private.
	Private bool
	Group   bool
	run     func(*turn, context.Context, string) error
}

var (
	officeRoles = []campaign.Role{campaign.RoleOffice, campaign.RoleAdmin}
	reportRoles = []campaign.Role{campaign.RoleReporter, campaign.RoleOffice, campaign.RoleAdmin}
	readerRoles = []campaign.Role{campaign.RoleLeader, campaign.RoleOffice, campaign.RoleAdmin}
	headRoles   = []campaign.Role{campaign.RoleHead, campaign.RoleLeader, campaign.RoleOffice, campaign.RoleAdmin}
)

// Commands returns all commands in the order in which help lists them.
func Commands() []Command {
	return []Command{
		{Name: "baocao", Aliases: []string{"bc"}, Roles: reportRoles, run: (*turn).report},
		{Name: "sua", Aliases: []string{"dinhchinh"}, Roles: reportRoles, run: (*turn).correct},
		{Name: "huy", Aliases: []string{"hoantac"}, Roles: reportRoles, run: (*turn).withdraw},
		{Name: "khongphatsinh", Aliases: []string{"kps"}, Roles: reportRoles, run: (*turn).nothingNew},
		{Name: "tiendo", Aliases: []string{"td"}, run: (*turn).progress},
		{Name: "bangxephang", Aliases: []string{"bxh", "xephang"}, run: (*turn).standings},
		{Name: "giaouoc", Aliases: []string{"gu"}, run: (*turn).pledges},
		{Name: "chitieu", Aliases: []string{"ct"}, run: (*turn).indicators},
		{Name: "lichsu", Aliases: []string{"ls"}, Roles: reportRoles, run: (*turn).history},
		{Name: "chuabaocao", Aliases: []string{"cbc"}, Roles: headRoles, run: (*turn).missing},
		{Name: "tonghop", Aliases: []string{"th"}, Roles: readerRoles, run: (*turn).summary},
		{Name: "dangky", Aliases: []string{"dk"}, Private: true, run: (*turn).register},
		{Name: "duyet", Roles: officeRoles, Private: true, run: (*turn).approve},
		{Name: "moi", Roles: officeRoles, Private: true, run: (*turn).invite},
		{Name: "thanhvien", Roles: officeRoles, Private: true, run: (*turn).members},
		{Name: "lienket", Roles: officeRoles, Group: true, run: (*turn).link},
		{Name: "guilai", Roles: officeRoles, Private: true, run: (*turn).resend},
		{Name: "dulieu", Private: true, run: (*turn).myData},
		{Name: "trogiup", Aliases: []string{"help", "start"}, run: (*turn).help},
	}
}

// runCommand checks who and where, and runs a command.
func (t *turn) runCommand(ctx context.Context, name, rest string) error {
	at := slices.IndexFunc(t.commands, func(c Command) bool { return c.Name == name })
	if at < 0 {
		return t.refuse(t.Words.NotYet())
	}
	c := t.commands[at]
	switch {
	case len(c.Roles) > 0 && !t.registered:
		return t.refuse(t.Words.NotRegistered())
	case len(c.Roles) > 0 && !t.has(c.Roles...):
		return t.refuse(t.Words.NotAllowed())
	case c.Private && t.in.Group:
		return t.refuse(t.Words.PrivateOnly(c.Name))
	case c.Group && !t.in.Group:
		return t.refuse(t.Words.GroupOnly(c.Name))
	}
	return c.run(t, ctx, rest)
}
