package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"unicode/utf8"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Command is a line of the menu that people tap. It is for show and protects nothing.
type Command struct {
	// Name has 1–32 small ASCII letters, digits or underscores, without the slash.
	Name string
	// Description has 1–256 characters, in Vietnamese.
	Description string
}

// The rules of https://core.telegram.org/bots/api#botcommand and #setmycommands.
var commandName = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

const (
	mostCommands       = 100
	longestDescription = 256 // characters
)

func checkCommands(lists ...[]Command) error {
	for _, list := range lists {
		if len(list) > mostCommands {
			return fmt.Errorf("check commands: %d are more than the %d Telegram allows", len(list), mostCommands)
		}
		for _, c := range list {
			if !commandName.MatchString(c.Name) {
				return fmt.Errorf("check command %q: a name has 1–32 of a–z, 0–9 and _", c.Name)
			}
			if n := utf8.RuneCountInString(c.Description); n < 1 || n > longestDescription {
				return fmt.Errorf("check command %q: the description has %d characters, not 1–%d", c.Name, n, longestDescription)
			}
		}
	}
	return nil
}

// setMenus sets the menus without a language, because many phones run in English. A menu that
// cannot be set stops nothing: commands work without it.
func (p *Platform) setMenus(ctx context.Context) {
	p.setMenu(ctx, "default", p.options.Commands)
	p.setMenu(ctx, "all_private_chats", p.options.PrivateCommands)
	p.setMenu(ctx, "all_group_chats", p.options.GroupCommands)
}

func (p *Platform) setMenu(ctx context.Context, scope string, list []Command) {
	if len(list) == 0 {
		return
	}
	commands := make([]tg.BotCommand, 0, len(list))
	for _, c := range list {
		commands = append(commands, tg.BotCommand{Command: c.Name, Description: c.Description})
	}
	text, err := json.Marshal(commands)
	if err == nil {
		_, err = p.client.do(ctx, "setMyCommands", tg.Params{
			"commands": string(text),
			"scope":    `{"type":"` + scope + `"}`,
		})
	}
	if err != nil {
		p.log.Warn("menu is not set", "scope", scope, "err", err)
	}
}
