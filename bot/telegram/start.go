package telegram

import (
	"context"
	"fmt"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// self is what getMe tells about the account.
type self struct {
	Username string `json:"username"`
	ReadsAll bool   `json:"can_read_all_group_messages"`
}

// start learns who we are, makes sure that nobody else takes our updates, and sets the menus.
// It goes on trying while Telegram cannot be reached.
func (p *Platform) start(ctx context.Context) error {
	me, err := p.getMe(ctx)
	if err != nil {
		return err
	}
	p.username.Store(&me.Username)
	p.log.Info("telegram account is ready", "username", me.Username, "can_read_all_group_messages", me.ReadsAll)
	if err := p.dropWebhook(ctx); err != nil {
		p.log.Warn("check of the webhook failed", "err", err)
	}
	p.setMenus(ctx)
	return nil
}

// getMe follows https://core.telegram.org/bots/api#getme.
func (p *Platform) getMe(ctx context.Context) (self, error) {
	for fails := 0; ; fails++ {
		var me self
		err := p.client.decode(ctx, &me, "getMe", nil)
		switch {
		case err == nil && me.Username != "":
			return me, nil
		case ctx.Err() != nil:
			return self{}, ctx.Err()
		case asFailure(err).badToken():
			return self{}, p.tokenRefused(err)
		}
		p.log.Warn("telegram does not answer", "err", err, "fails", fails+1)
		if err := sleep(ctx, wait(err, fails, p.options.Backoff, longestWait)); err != nil {
			return self{}, err
		}
	}
}

func (p *Platform) tokenRefused(err error) error {
	return fmt.Errorf("%s: telegram refused the token: ask @BotFather for the current one, put it in the settings and start again: %w", p.account, err)
}

// dropWebhook removes a webhook, because one excludes polling; what waits is kept. We never set
// one, so somebody else holds the token: https://core.telegram.org/bots/api#getwebhookinfo.
func (p *Platform) dropWebhook(ctx context.Context) error {
	var info struct {
		URL string `json:"url"`
	}
	if err := p.client.decode(ctx, &info, "getWebhookInfo", nil); err != nil {
		return err
	}
	if info.URL == "" {
		return nil
	}
	// the address itself may hold secrets
	p.log.Warn("somebody set a webhook for this bot, it is removed; if that was not you, revoke the token with @BotFather")
	_, err := p.client.do(ctx, "deleteWebhook", tg.Params{"drop_pending_updates": "false"})
	return err
}
