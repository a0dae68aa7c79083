package telegram_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/telegram"
)

var (
	lan  = bottest.User{ID: 101, Name: "Nguyễn Thị Lan"}
	binh = bottest.User{ID: 102, Name: "Trần Văn Bình"}
)

// patience bounds waits that should never be long.
const patience = 10 * time.Second

// logBook is a log that several goroutines write and the test reads.
type logBook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logBook) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *logBook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// world is a platform with the fake it talks to.
type world struct {
	*telegram.Platform
	fake  *bottest.Telegram
	log   *logBook
	batch chan []chat.Incoming
	done  chan error
	stop  context.CancelFunc
}

// fast lets a test see several failures in a moment.
const fast = 5 * time.Millisecond

func newWorld(t *testing.T, o bottest.TelegramOptions, change func(*telegram.Options)) *world {
	t.Helper()
	if o.Scale == 0 {
		o.Scale = 0.001
	}
	w := &world{fake: bottest.NewTelegram(t, o), log: &logBook{}, batch: make(chan []chat.Incoming, 1000)}
	options := telegram.Options{
		Token: w.fake.Token(), BaseURL: w.fake.URL(), PollTimeout: time.Second, Backoff: fast,
		Logger: slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if change != nil {
		change(&options)
	}
	w.Platform = newPlatform(t, options)
	return w
}

func newPlatform(t *testing.T, o telegram.Options) *telegram.Platform {
	t.Helper()
	p, err := telegram.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// run starts the platform; a nil handle stores everything.
func (w *world) run(t *testing.T, handle chat.Handler) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	w.done, w.stop = make(chan error, 1), cancel
	t.Cleanup(cancel)
	done := w.done
	go func() {
		done <- w.Run(ctx, func(ctx context.Context, batch []chat.Incoming) error {
			if handle != nil {
				if err := handle(ctx, batch); err != nil {
					return err
				}
			}
			w.batch <- batch
			return nil
		})
	}()
}

// ready is a running platform in a private chat and a group it has been told of.
func ready(t *testing.T) (w *world, group int64) {
	t.Helper()
	w = newWorld(t, bottest.TelegramOptions{ReadsAll: true}, nil)
	group = w.fake.NewGroup("Cụm 2")
	w.run(t, nil)
	if in := w.one(t); in.Kind != chat.KindJoined {
		t.Fatalf("first event is %s, want joined", in.Kind)
	}
	return w, group
}

// one waits for a batch and returns its only message.
func (w *world) one(t *testing.T) chat.Incoming {
	t.Helper()
	batch := w.next(t)
	if len(batch) != 1 {
		t.Fatalf("batch has %d messages, want 1", len(batch))
	}
	return batch[0]
}

func (w *world) next(t *testing.T) []chat.Incoming {
	t.Helper()
	select {
	case batch := <-w.batch:
		return batch
	case err := <-w.done:
		t.Fatalf("Run ended: %v\n%s", err, w.log)
	case <-time.After(patience):
		t.Fatalf("nothing arrived\n%s", w.log)
	}
	return nil
}

// many collects n messages over as many batches as it takes.
func (w *world) many(t *testing.T, n int) []chat.Incoming {
	t.Helper()
	var all []chat.Incoming
	for len(all) < n {
		all = append(all, w.next(t)...)
	}
	return all
}

// silent says something ordinary and checks that nothing else came before it.
func (w *world) silent(t *testing.T) {
	t.Helper()
	w.fake.PrivateMessage(lan, "tiếp theo")
	if in := w.next(t)[0]; in.Text != "tiếp theo" {
		t.Errorf("got %s %q, want it ignored", in.Kind, in.Text)
	}
}

// ended waits for Run to end and returns why.
func (w *world) ended(t *testing.T) error {
	t.Helper()
	select {
	case err := <-w.done:
		return err
	case <-time.After(patience):
		t.Fatal("Run did not end")
	}
	return nil
}

func (w *world) to(id int64) chat.ChatID {
	return chat.ChatID{Account: w.Account(), Chat: strconv.FormatInt(id, 10)}
}

func (w *world) topic(id, topic int64) chat.ChatID {
	c := w.to(id)
	c.Topic = strconv.FormatInt(topic, 10)
	return c
}

// send expects success.
func (w *world) send(t *testing.T, to chat.ChatID, m chat.Message) string {
	t.Helper()
	id, err := w.Send(t.Context(), to, m)
	if err != nil {
		t.Fatalf("Send: %v", err)
	}
	return id
}

// sendFails expects a failure and checks that it keeps its secrets.
func (w *world) sendFails(t *testing.T, to chat.ChatID, m chat.Message) *chat.SendError {
	t.Helper()
	_, err := w.Send(t.Context(), to, m)
	e, ok := errors.AsType[*chat.SendError](err)
	if !ok {
		t.Fatalf("Send returned %v, want a *chat.SendError", err)
	}
	w.noSecrets(t, e.Error())
	return e
}

// secret is a text that must never be seen in a log or error.
const secret = "Số liệu mật 4711"

func (w *world) noSecrets(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range append(texts, w.log.String()) {
		for _, word := range []string{w.fake.Token(), strings.SplitN(w.fake.Token(), ":", 2)[1], secret, lan.Name} {
			if strings.Contains(text, word) {
				t.Errorf("a secret is told: %s", text)
			}
		}
	}
}

func text(n int64) string { return strconv.FormatInt(n, 10) }

// newWorldOn starts the bot anew on the fake of another world, as after a restart.
func newWorldOn(t *testing.T, old *world) *world {
	t.Helper()
	w := &world{fake: old.fake, log: &logBook{}, batch: make(chan []chat.Incoming, 1000)}
	w.Platform = newPlatform(t, telegram.Options{
		Token: w.fake.Token(), BaseURL: w.fake.URL(), PollTimeout: time.Second, Backoff: fast,
	})
	w.run(t, nil)
	return w
}
