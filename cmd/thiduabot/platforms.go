package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/telegram"
	"github.com/thiduabot/thiduabot/reminders"
)

// pollAge is how long a poll may be away before the account counts as not ready: two long polls.
const pollAge = 2 * time.Minute

// telegramPlatform is an account with how fast it may send.
type telegramPlatform struct {
	*telegram.Platform
	limits reminders.Limits
	now    func() time.Time
	// failed is set when the account can no longer be used.
	failed *atomic.Bool
}

// newPlatforms prepares the accounts in the settings. It does not touch the network.
func (s *server) newPlatforms(tokens []Secret) ([]telegramPlatform, error) {
	commands := s.menu()
	var platforms []telegramPlatform
	for i, token := range tokens {
		account := s.config.Telegram[i]
		p, err := telegram.New(telegram.Options{
			Token:    token.Reveal(),
			BaseURL:  account.BaseURL,
			Proxy:    account.Proxy.Reveal(),
			Commands: commands,
			Logger:   s.log,
			Now:      s.clock.now,
		})
		if err != nil {
			return nil, &ConfigError{File: s.config.File, Key: telegramKey(i, "token"), Err: err}
		}
		platforms = append(platforms, telegramPlatform{p, telegramLimits(), s.clock.now, new(atomic.Bool)})
	}
	return platforms, nil
}

// menu lists the commands as the platform shows them.
func (s *server) menu() []telegram.Command {
	var menu []telegram.Command
	for _, c := range bot.Commands() {
		menu = append(menu, telegram.Command{Name: c.Name, Description: s.words.CommandDescription(c.Name)})
	}
	return menu
}

func telegramLimits() reminders.Limits {
	l := telegram.Limits
	return reminders.Limits{
		Overall: reminders.Rate(l.Overall),
		Private: reminders.Rate(l.Private),
		Group:   reminders.Rate(l.Group),
	}
}

// ready reports whether the account was polled of late.
func (p telegramPlatform) ready(context.Context) error {
	if p.failed.Load() {
		return fmt.Errorf("account %s: failed for good, the log says why", p.Account())
	}
	if last := p.LastPoll(); p.now().Sub(last) > pollAge {
		return fmt.Errorf("account %s: last poll at %s", p.Account(), last.Format(time.RFC3339))
	}
	return nil
}

// accountFailed notes that an account can no longer be used; the others go on. The program stays up without any, so
// that probes and the log show what is wrong, and nothing starts it again and again.
func (s *server) accountFailed(account chat.Account, _ error) {
	working := 0
	for _, p := range s.platforms {
		if p.Account() == account {
			p.failed.Store(true)
		}
		if !p.failed.Load() {
			working++
		}
	}
	if working == 0 {
		s.log.Error("no account works any more; mend the settings and start again, what people write is kept by the platform for a day")
	}
}

// caughtUp reports whether every account has delivered what was sent while the program was down.
func (s *server) caughtUp() bool {
	for _, p := range s.platforms {
		if !p.CaughtUp() {
			return false
		}
	}
	return true
}

// parts splits a message as the account's platform needs it.
func (s *server) parts(account chat.Account, m chat.Message) []chat.Message {
	for _, p := range s.platforms {
		if p.Account() == account {
			return p.Parts(m)
		}
	}
	return []chat.Message{m}
}

func (s *server) inviteLink(account chat.Account, code string) string {
	for _, p := range s.platforms {
		if p.Account() == account {
			return p.InviteLink(code)
		}
	}
	return ""
}
