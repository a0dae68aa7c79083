package bottest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// TelegramOptions changes how the fake behaves. The zero value is as strict as the live service.
type TelegramOptions struct {
	// Scale is what the waits of the sending limits are multiplied by: 0.01 lets a minute pass in
	// 0.6 s. Zero means 1. The retry_after of an answer stays a whole second at least.
	Scale float64
	// Now is the clock of messages and of expiry; time.Now when nil. Limits run on the real clock.
	Now func() time.Time
	// ReadsAll turns the privacy mode of every bot off.
	ReadsAll bool
	// KeepUpdates turns the expiry of updates off, for clocks that jump.
	KeepUpdates bool
	// Patience is how long the Wait methods wait; 10 s when zero.
	Patience time.Duration
}

// Telegram is a strict fake of the Bot API server. It lives as long as its test and outlives any
// bot that polls it, so that a program can be killed and started again in between.
// Its rules are those of https://github.com/tdlib/telegram-bot-api.
type Telegram struct {
	tb      testing.TB
	options TelegramOptions
	server  *httptest.Server

	mu         sync.Mutex
	changed    chan struct{} // closed and replaced at every change
	shift      time.Duration
	bots       []*TelegramBot
	chats      map[int64]*telegramChat
	nextChat   int64
	nextBot    int64
	calls      []Call
	sent       []Sent
	violations []Violation
	faults     []*Fault
	callbacks  int64
	closing    chan struct{}
}

// NewTelegram starts a fake with one bot, thiduabot. It ends with the test.
func NewTelegram(tb testing.TB, o TelegramOptions) *Telegram {
	tb.Helper()
	if o.Scale <= 0 {
		o.Scale = 1
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Patience <= 0 {
		o.Patience = 10 * time.Second
	}
	t := &Telegram{
		tb: tb, options: o,
		changed: make(chan struct{}), closing: make(chan struct{}),
		chats: map[int64]*telegramChat{}, nextChat: 1_000_000_001, nextBot: 7_000_000_001,
	}
	t.AddBot("thiduabot")
	t.server = httptest.NewServer(http.HandlerFunc(t.serve))
	tb.Cleanup(t.close)
	return t
}

func (t *Telegram) close() {
	close(t.closing) // long polls and slow answers end first
	t.server.CloseClientConnections()
	t.server.Close()
}

// URL is the base URL for the bot.
func (t *Telegram) URL() string { return t.server.URL }

// Token is the token of the first bot.
func (t *Telegram) Token() string { return t.Bot().token }

// Bot is the first bot.
func (t *Telegram) Bot() *TelegramBot {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.bots[0]
}

// AddBot creates another bot account.
func (t *Telegram) AddBot(username string) *TelegramBot {
	t.mu.Lock()
	defer t.mu.Unlock()
	b := &TelegramBot{
		t: t, id: t.nextBot, username: username,
		token:   fmt.Sprintf("%d:AAFakeTokenForTests_%018d", t.nextBot, t.nextBot),
		nextID:  700_000_001,
		allowed: nil,
		pressed: map[string]bool{},
		limits:  newTelegramLimits(t.options.Scale),
	}
	t.nextBot++
	t.bots = append(t.bots, b)
	return b
}

// Advance moves the clock of messages and of expiry.
func (t *Telegram) Advance(d time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.shift += d
	t.touch()
}

func (t *Telegram) now() time.Time { return t.options.Now().Add(t.shift) }

// touch wakes everything that waits for a change. The lock is held.
func (t *Telegram) touch() {
	close(t.changed)
	t.changed = make(chan struct{})
}

// TelegramBot is one bot account of the fake.
type TelegramBot struct {
	t        *Telegram
	id       int64
	username string
	token    string

	revoked    bool
	webhook    string
	queue      []queued
	nextID     int64
	lastOffset int64
	lastPoll   time.Time
	allowed    []string // nil means the default
	poll       chan struct{}
	pressed    map[string]bool // callback id → answered
	menus      map[string]string
	limits     *telegramLimits
}

// Token is the secret of the bot.
func (b *TelegramBot) Token() string { return b.token }

// Username is the name without the @.
func (b *TelegramBot) Username() string { return b.username }

// ID is the user id of the bot.
func (b *TelegramBot) ID() int64 { return b.id }

// Revoke makes every further call of the bot fail with 401.
func (b *TelegramBot) Revoke() {
	b.t.mu.Lock()
	defer b.t.mu.Unlock()
	b.revoked = true
	b.stopPoll()
	b.t.touch()
}

// SetWebhook sets a webhook behind the bot's back.
func (b *TelegramBot) SetWebhook(address string) {
	b.t.mu.Lock()
	defer b.t.mu.Unlock()
	b.webhook = address
}

// Webhook is the address that is set, or empty.
func (b *TelegramBot) Webhook() string {
	b.t.mu.Lock()
	defer b.t.mu.Unlock()
	return b.webhook
}

// Menu is the JSON list of commands last set for a scope, such as "default".
func (b *TelegramBot) Menu(scope string) string {
	b.t.mu.Lock()
	defer b.t.mu.Unlock()
	return b.menus[scope]
}
