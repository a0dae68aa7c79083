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
	b := batch{incoming: make([]chat.Incoming, 0, len(raws))}
	for _, u := range p.readEach(raws) {
		if u.id > 0 {
			b.next = u.id + 1
		}
		if u.err != nil {
			p.skip(u.id)
			continue
		}
		if u.press != "" {
			b.presses = append(b.presses, u.press)
		}
		if u.ours {
			b.incoming = append(b.incoming, u.incoming)
		}
	}
	return b
}

// oneUpdate is an update that was read.
type oneUpdate struct {
	id       int64
	err      error
	incoming chat.Incoming
	ours     bool   // it concerns the bot
	press    string // the callback id of a press
}

// readChunk is how many updates are worth another goroutine.
const readChunk = 16

// readEach reads the updates side by side: in a full batch that is a good part of all the work.
func (p *Platform) readEach(raws []json.RawMessage) []oneUpdate {
	all := make([]oneUpdate, len(raws))
	var group errgroup.Group
	for i := 0; i < len(raws); i += readChunk {
		end := min(i+readChunk, len(raws))
		group.Go(func() error {
			for j := i; j < end; j++ {
				all[j] = p.readOne(raws[j])
			}
			return nil
		})
	}
	_ = group.Wait() // nothing in it fails
	return all
}

func (p *Platform) readOne(raw json.RawMessage) (one oneUpdate) {
	var u update
	if u, one.id, one.err = decodeUpdate(raw); one.err != nil {
		return one
	}
	if u.CallbackQuery != nil {
		one.press = u.CallbackQuery.ID
	}
	one.incoming, one.ours = p.incoming(u)
	return one
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
