package telegram

import "time"

// Limit is a token bucket: Burst messages at once, then one every Every.
type Limit struct {
	Every time.Duration
	Burst int
}

// SendLimits says how fast an account may send.
type SendLimits struct {
	// Overall counts every message of the account.
	Overall Limit
	// Private counts the messages to one person.
	Private Limit
	// Group counts the messages to one group, edits of messages included.
	Group Limit
}

// Limits keeps below what https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
// tells: about 30 messages a second overall, one a second to a chat, 20 a minute to a group.
// A bucket lets its burst and a whole minute's refill through in one minute, so the bucket of a
// group is 5 + 15 and not 20 + 20.
var Limits = SendLimits{
	Overall: Limit{Every: time.Second / 25, Burst: 5},
	Private: Limit{Every: time.Second, Burst: 3},
	Group:   Limit{Every: 4 * time.Second, Burst: 5},
}
