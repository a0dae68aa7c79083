package reminders_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// delivery is a message that arrived.
type delivery struct {
	at   time.Time
	chat string
	text string
	id   string
}

// fakePlatform is a platform whose failures a test scripts.
type fakePlatform struct {
	now func() time.Time

	mu        sync.Mutex
	delivered []delivery
	requests  int
	active    map[string]int
	overlap   bool
	// fail returns the failure of a request, and whether the message arrives all the same.
	fail func(to chat.ChatID, m chat.Message) (arrives bool, err error)
	// run is what Run does; nil waits for the end.
	run func(ctx context.Context, handle chat.Handler) error
	// took is how long a request takes.
	took time.Duration
}

func newFakePlatform(now func() time.Time) *fakePlatform {
	return &fakePlatform{now: now, active: make(map[string]int)}
}

func (p *fakePlatform) Account() chat.Account { return account }

func (p *fakePlatform) Run(ctx context.Context, handle chat.Handler) error {
	if p.run != nil {
		return p.run(ctx, handle)
	}
	<-ctx.Done()
	return ctx.Err()
}

// Parts splits at 2,000 characters, so that merging has an end.
func (p *fakePlatform) Parts(m chat.Message) []chat.Message {
	if len([]rune(m.Text)) <= 2000 {
		return []chat.Message{m}
	}
	return []chat.Message{m, m}
}

func (p *fakePlatform) Send(ctx context.Context, to chat.ChatID, part chat.Message) (string, error) {
	p.enter(to)
	defer p.leave(to)
	if p.took > 0 {
		select {
		case <-ctx.Done():
			return "", &chat.SendError{Unknown: true, Reason: chat.ReasonNoAnswer}
		case <-time.After(p.took):
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.requests++
	if p.fail != nil {
		if arrives, err := p.fail(to, part); err != nil {
			if arrives {
				p.arrive(to, part)
			}
			return "", err
		}
	}
	return p.arrive(to, part), nil
}

func (p *fakePlatform) arrive(to chat.ChatID, part chat.Message) string {
	id := fmt.Sprintf("b%d", len(p.delivered)+1)
	p.delivered = append(p.delivered, delivery{p.now(), to.Chat, part.Text, id})
	return id
}

func (p *fakePlatform) enter(to chat.ChatID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.active[to.Chat]++
	p.overlap = p.overlap || p.active[to.Chat] > 1
}

func (p *fakePlatform) leave(to chat.ChatID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.active[to.Chat]--
}

func (p *fakePlatform) failWith(fail func(to chat.ChatID, m chat.Message) (bool, error)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fail = fail
}

// all returns what arrived so far.
func (p *fakePlatform) all() []delivery {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]delivery(nil), p.delivered...)
}

// forget drops what arrived so far.
func (p *fakePlatform) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.delivered = nil
}

// to returns the texts that arrived in a chat.
func (p *fakePlatform) to(chat string) []string {
	var texts []string
	for _, d := range p.all() {
		if d.chat == chat {
			texts = append(texts, d.text)
		}
	}
	return texts
}

// starting returns the texts that begin with a prefix.
func (p *fakePlatform) starting(prefix string) []delivery {
	var found []delivery
	for _, d := range p.all() {
		if strings.HasPrefix(d.text, prefix) {
			found = append(found, d)
		}
	}
	return found
}
