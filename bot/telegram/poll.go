package telegram

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"github.com/thiduabot/thiduabot/bot/chat"
)

const (
	// longestPoll is the most the server grants, whatever is asked.
	longestPoll = 50 * time.Second
	// firstPoll is how long a poll may be held until we caught up: that nothing waits is known soon after the start.
	firstPoll = time.Second
	// largestBatch is the most updates of one poll: https://core.telegram.org/bots/api#getupdates.
	largestBatch = 100
	// allowedUpdates is always sent: the server keeps the last list it was given, whoever gave it.
	allowedUpdates = `["message","edited_message","callback_query","my_chat_member"]`
)

// errHandle marks a batch that could not be stored.
var errHandle = errors.New("handle updates")

// poller is one Run. The offset lives only here: what was not confirmed is delivered again.
type poller struct {
	*Platform
	handle chat.Handler
	offset int64
	limit  int
	// again means that the last poll failed; the server shortens batches asked for twice.
	again     bool
	unread    unread
	lastLog   time.Time
	lastError string
}

// Run polls until ctx ends or Telegram refuses the token. It may be called again afterwards.
func (p *Platform) Run(ctx context.Context, handle chat.Handler) error {
	p.caughtUp.Store(false)
	if err := p.start(ctx); err != nil {
		return err
	}
	l := &poller{Platform: p, handle: handle, limit: largestBatch}
	for fails := 0; ctx.Err() == nil; {
		err := l.once(ctx)
		l.again = err != nil
		if err == nil {
			fails = 0
			continue
		}
		if ctx.Err() != nil {
			break
		}
		if err := l.afterFailure(ctx, err, fails); err != nil {
			return err
		}
		fails++
	}
	return ctx.Err()
}

// once polls one batch, has it stored, and only then raises the offset.
func (l *poller) once(ctx context.Context) error {
	raws, err := l.fetch(ctx)
	if err != nil {
		return err
	}
	at := l.now()
	l.lastPoll.Store(&at)
	b := l.read(raws)
	if len(b.incoming) > 0 {
		if err := l.handle(ctx, b.incoming); err != nil {
			return fmt.Errorf("%w: %w", errHandle, err)
		}
	}
	if b.next == 0 && len(raws) > 0 {
		return errNoID
	}
	if len(raws) == 0 || (len(raws) < l.limit && !l.again) {
		l.caughtUp.Store(true)
	}
	if b.next != 0 {
		l.offset = b.next
	}
	l.limit = min(l.limit*2, largestBatch)
	l.answer(ctx, b.presses)
	return nil
}

func (l *poller) params() tg.Params {
	p := tg.Params{
		"timeout":         strconv.Itoa(l.hold()),
		"limit":           strconv.Itoa(l.limit),
		"allowed_updates": allowedUpdates,
	}
	p.AddNonZero64("offset", l.offset)
	return p
}

// hold is how long the server may hold a poll, in whole seconds.
func (l *poller) hold() int {
	hold := l.options.PollTimeout
	if !l.caughtUp.Load() {
		hold = min(hold, firstPoll)
	}
	return int((hold + time.Second - 1) / time.Second)
}

// afterFailure logs a failed poll and waits before the next one. It returns an error when there is
// no point in going on.
func (l *poller) afterFailure(ctx context.Context, err error, fails int) error {
	f := asFailure(err)
	if f.badToken() {
		return l.tokenRefused(err)
	}
	l.logFailure(err, fails)
	if f.code == 409 && f.says("webhook") {
		if err := l.dropWebhook(ctx); err != nil {
			l.log.Warn("check of the webhook failed", "err", err)
		}
	}
	longest := longestWait
	if errors.Is(err, errHandle) {
		longest = longestStoreWait
	}
	if sleep(ctx, wait(err, fails, l.options.Backoff, longest)) != nil {
		return ctx.Err()
	}
	return nil
}

// logFailure says once a minute what goes on, and at once what is new.
func (l *poller) logFailure(err error, fails int) {
	text, now := err.Error(), l.now()
	if text == l.lastError && fails > 0 && now.Sub(l.lastLog) < time.Minute {
		return
	}
	l.lastError, l.lastLog = text, now
	l.log.Warn("poll failed, nothing is confirmed and it is tried again", "err", err, "fails", fails+1)
}
