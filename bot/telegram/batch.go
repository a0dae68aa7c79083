package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
	"golang.org/x/sync/errgroup"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// errNoID is a batch in which no update has an id, so that none can be confirmed.
var errNoID = errors.New("poll updates: no update has an id")

// batch is what one poll delivered, as far as it concerns the bot.
type batch struct {
	incoming []chat.Incoming
	presses  []string // callback ids to answer
	next     int64    // the offset that confirms the batch; 0 when unknown
}

// read maps the updates in the order of the server. The next offset is one more than the last
// id, even when that is lower than before: after a week of silence ids start anywhere.
func (p *Platform) read(raws []json.RawMessage) batch {
	var b batch
	for _, raw := range raws {
		u, id, err := decodeUpdate(raw)
		if id > 0 {
			b.next = id + 1
		}
		if err != nil {
			p.skip(id)
			continue
		}
		if u.CallbackQuery != nil && u.CallbackQuery.ID != "" {
			b.presses = append(b.presses, u.CallbackQuery.ID)
		}
		if in, ok := p.incoming(u); ok {
			b.incoming = append(b.incoming, in)
		}
	}
	return b
}

const (
	answerTimeout = 10 * time.Second
	answersAtOnce = 8
)

// answer stops the clock that spins on pressed buttons. It is not worth a retry; these calls are
// free of limits: https://core.telegram.org/bots/api#answercallbackquery.
func (p *Platform) answer(ctx context.Context, presses []string) {
	if len(presses) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	var group errgroup.Group
	group.SetLimit(answersAtOnce)
	for _, id := range presses {
		group.Go(func() error {
			_, err := p.client.do(ctx, "answerCallbackQuery", tg.Params{"callback_query_id": id})
			if err != nil && !strings.Contains(err.Error(), "query is too old") {
				p.log.Warn("press is not answered", "err", err)
			}
			return nil
		})
	}
	_ = group.Wait() // each failure is logged above
}
