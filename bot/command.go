package bot

import (
	"context"
	"slices"

	"github.com/thiduabot/thiduabot/bot/chat"
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
	// report marks what reports: it is never dropped, however much somebody sends.
	report bool
	run    func(*turn, context.Context, string) error
}

// linkCommand is the one command that an unknown group is answered.
const linkCommand = "lienket"

var (
	officeRoles = []campaign.Role{campaign.RoleOffice, campaign.RoleAdmin}
	reportRoles = []campaign.Role{campaign.RoleReporter, campaign.RoleOffice, campaign.RoleAdmin}
	readerRoles = []campaign.Role{campaign.RoleLeader, campaign.RoleOffice, campaign.RoleAdmin}
	headRoles   = []campaign.Role{campaign.RoleHead, campaign.RoleLeader, campaign.RoleOffice, campaign.RoleAdmin}
)

// Commands returns all commands in the order in which help lists them.
func Commands() []Command {
	return []Command{
		{Name: "baocao", Aliases: []string{"bc"}, Roles: reportRoles, report: true, run: (*turn).report},
		{Name: "sua", Aliases: []string{"dinhchinh"}, Roles: reportRoles, report: true, run: (*turn).correct},
		{Name: "huy", Aliases: []string{"hoantac"}, Roles: reportRoles, report: true, run: (*turn).withdraw},
		{Name: "khongphatsinh", Aliases: []string{"kps"}, Roles: reportRoles, report: true, run: (*turn).nothingNew},
		{Name: "tapbao", run: (*turn).practice},
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
		{Name: linkCommand, Roles: officeRoles, Group: true, run: (*turn).link},
		{Name: "guilai", Roles: officeRoles, Private: true, run: (*turn).resend},
		{Name: "dulieu", Private: true, run: (*turn).myData},
		{Name: "trogiup", Aliases: []string{"help", "start"}, run: (*turn).help},
	}
}

// runCommand checks who and where, and runs a command.
func (t *turn) runCommand(ctx context.Context, name, rest string) error {
	c, offered := t.command(name)
	if !offered {
		return t.chatter(t.Words.NotYet())
	}
	if refusal, barred := t.barred(c); barred {
		return t.chatter(refusal)
	}
	if !c.report && t.flooding() {
		return nil
	}
	return c.run(t, ctx, rest)
}

func (b *Bot) command(name string) (c Command, offered bool) {
	at := slices.IndexFunc(b.commands, func(c Command) bool { return c.Name == name })
	if at < 0 {
		return c, false
	}
	return b.commands[at], true
}

// barred returns what the sender is told who may not use a command, or not here.
func (t *turn) barred(c Command) (refusal chat.Message, barred bool) {
	switch {
	case len(c.Roles) > 0 && !t.registered:
		return t.Words.NotRegistered(), true
	case len(c.Roles) > 0 && !t.has(c.Roles...):
		return t.Words.NotAllowed(), true
	case len(c.Roles) > 0 && t.in.Forwarded:
		return t.Words.Forwarded(), true
	case c.Private && t.in.Group:
		return t.Words.PrivateOnly(c.Name), true
	case c.Group && !t.in.Group:
		return t.Words.GroupOnly(c.Name), true
	default:
		return refusal, false
	}
}
