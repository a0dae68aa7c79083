// Package telegram lets the bot live in Telegram: it polls for what people write and sends what
// the bot says, within the rules of the Bot API (https://core.telegram.org/bots/api).
//
// Of the library only the types, MakeRequest and the uploads are used. Its own poller confirms
// updates before they are stored, and its default client has no deadlines and prints the token.
package telegram

import (
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// DefaultBaseURL is the official Bot API server.
const DefaultBaseURL = "https://api.telegram.org"

// Options is what a Platform needs. Only Token is required.
type Options struct {
	// Token is the secret @BotFather gave, such as 123456:AA….
	Token string
	// BaseURL is the Bot API server or a relay of it; DefaultBaseURL when empty.
	BaseURL string
	// Proxy is an http, https or socks5 URL; when empty, the proxy of the environment.
	Proxy string
	// Commands is the menu where no narrower list is given.
	Commands []Command
	// PrivateCommands is the menu of private chats.
	PrivateCommands []Command
	// GroupCommands is the menu of groups.
	GroupCommands []Command
	Logger        *slog.Logger
	// Now is the clock; time.Now when nil.
	Now func() time.Time
	// PollTimeout is how long the server may hold a poll, in whole seconds; 50 s when zero,
	// which is also the most the server grants.
	PollTimeout time.Duration
	// CallTimeout is the deadline of any other call; 20 s when zero.
	CallTimeout time.Duration
	// UploadTimeout is the deadline of a call that carries a file; 2 minutes when zero.
	UploadTimeout time.Duration
	// Backoff is the first wait after a failed poll, doubled by each further one; 1 s when zero.
	Backoff time.Duration
}

// Platform is one bot account on Telegram.
type Platform struct {
	options Options
	account chat.Account
	botID   int64
	client  *client
	log     *slog.Logger
	now     func() time.Time

	username atomic.Pointer[string]
	lastPoll atomic.Pointer[time.Time]
	caughtUp atomic.Bool
	skipped  atomic.Int64
}

var (
	_ chat.Platform = (*Platform)(nil)
	_ chat.Inviter  = (*Platform)(nil)
)

// The form of a token. One of another form would leak through the parse error of its URL.
var tokenForm = regexp.MustCompile(`^([0-9]{1,18}):[A-Za-z0-9_-]{30,}$`)

// New prepares a platform. It does not touch the network, and no error of it holds the token.
func New(o Options) (*Platform, error) {
	o = o.withDefaults()
	match := tokenForm.FindStringSubmatch(o.Token)
	if match == nil {
		return nil, errors.New("telegram: the token does not look like one of @BotFather (digits, a colon, at least 30 letters)")
	}
	botID, err := strconv.ParseInt(match[1], 10, 64)
	if err != nil {
		return nil, errors.New("telegram: the token does not begin with a bot id")
	}
	if err := checkCommands(o.Commands, o.PrivateCommands, o.GroupCommands); err != nil {
		return nil, fmt.Errorf("telegram: %w", err)
	}
	c, err := newClient(o)
	if err != nil {
		return nil, fmt.Errorf("telegram: %w", err)
	}
	account := chat.Account("telegram/" + match[1])
	log := o.Logger.With("account", string(account))
	return &Platform{options: o, account: account, botID: botID, client: c, log: log, now: o.Now}, nil
}

func (o Options) withDefaults() Options {
	if o.BaseURL == "" {
		o.BaseURL = DefaultBaseURL
	}
	o.BaseURL = strings.TrimRight(o.BaseURL, "/")
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	o.PollTimeout = min(orDefault(o.PollTimeout, longestPoll), longestPoll)
	o.CallTimeout = orDefault(o.CallTimeout, 20*time.Second)
	o.UploadTimeout = orDefault(o.UploadTimeout, 2*time.Minute)
	o.Backoff = orDefault(o.Backoff, time.Second)
	return o
}

func orDefault(d, fallback time.Duration) time.Duration {
	if d <= 0 {
		return fallback
	}
	return d
}

// Account is "telegram/" and the bot id, which is part of the token.
func (p *Platform) Account() chat.Account { return p.account }

// InviteLink opens a private chat with the bot that begins with /start and code. It is empty
// until Telegram has told the bot's name, see https://core.telegram.org/bots/features#deep-linking.
func (p *Platform) InviteLink(code string) string {
	name := p.name()
	if name == "" {
		return ""
	}
	return "https://t.me/" + name + "?start=" + code
}

// LastPoll is when Telegram last answered a poll; zero before the first.
func (p *Platform) LastPoll() time.Time {
	if at := p.lastPoll.Load(); at != nil {
		return *at
	}
	return time.Time{}
}

// CaughtUp reports whether everything that waited at Telegram when Run began has been handled.
func (p *Platform) CaughtUp() bool { return p.caughtUp.Load() }

// Skipped is the number of updates that could not be read since the program began.
func (p *Platform) Skipped() int64 { return p.skipped.Load() }

func (p *Platform) name() string {
	if name := p.username.Load(); name != nil {
		return *name
	}
	return ""
}
