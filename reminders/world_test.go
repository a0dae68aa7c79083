package reminders_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/sample"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/reminders"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/sqlite"
)

const account = chat.Account("console")

// giongTrom is parsed once: it never changes.
var giongTrom = sync.OnceValue(sample.Campaign)

// world is the sample campaign on a real store, with a clock and a platform that tests steer.
type world struct {
	testing.TB
	ctx      context.Context
	c        *campaign.Campaign
	store    *sqlite.Store
	platform *fakePlatform
	words    *messages.Catalogue
	options  reminders.Options

	// live is the clock of a test that runs in a bubble.
	live func() time.Time

	// shaky means that the store fails now and then.
	shaky bool

	mu    sync.Mutex
	clock time.Time
	seqs  map[store.Stream]int64
	logs  map[campaign.UnitID][]campaign.Entry
}

func newWorld(t testing.TB, start string) *world {
	t.Helper()
	ctx := context.Background()
	s, err := sqlite.Open(ctx, sqlite.Options{Path: sqlite.Memory})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	words, err := messages.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{
		TB: t, ctx: ctx, c: giongTrom(), store: s, words: words,
		seqs: make(map[store.Stream]int64), logs: make(map[campaign.UnitID][]campaign.Entry),
	}
	w.clock = w.at(start)
	if err := s.SetMeta(ctx, "reminders_begun_at", "2024-01-01T00:00:00+07:00"); err != nil {
		t.Fatal(err)
	}
	w.platform = newFakePlatform(w.now)
	w.options = reminders.Options{
		Store:    s,
		Campaign: func(context.Context) (*campaign.Campaign, error) { return w.c, nil },
		Words:    words,
		Accounts: []reminders.Account{{Platform: w.platform, PrivateChat: privateChat}},
		Now:      w.now,
		Log:      slog.New(slog.DiscardHandler),
	}
	return w
}

func privateChat(p chat.PersonID) chat.ChatID { return chat.ChatID{Account: p.Account, Chat: p.ID} }

func (w *world) now() time.Time {
	if w.live != nil {
		return w.live()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.clock
}

func (w *world) set(t time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.clock = t
}

// at reads a time in the campaign's zone: 2024-06-14 16:30.
func (w *world) at(text string) time.Time {
	w.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", text, w.c.Location)
	if err != nil {
		w.Fatal(err)
	}
	return at
}

func (w *world) reminders() *reminders.Reminders {
	w.Helper()
	r, err := reminders.New(w.options)
	if err != nil {
		w.Fatal(err)
	}
	return r
}

// everybody seats the sample's members, each with the account the sample names.
func (w *world) everybody() {
	var settings []store.Setting
	for _, seat := range w.c.Seats {
		i := slices.IndexFunc(settings, func(s store.Setting) bool { return s.Member.Source == seat.Account })
		if i < 0 {
			i = len(settings)
			settings = append(settings, store.Setting{Member: &store.Member{
				ID: campaign.MemberID(i + 1), Source: seat.Account, FromFile: true,
				Accounts: []chat.PersonID{{Account: account, ID: seat.Account}},
			}})
		}
		settings[i].Member.Seats = append(settings[i].Member.Seats, seat)
	}
	w.change(settings...)
}

// chats links the sample's chats, long ago.
func (w *world) chats() {
	names := make([]string, 0)
	for name := range sample.Chats() {
		names = append(names, name)
	}
	slices.Sort(names)
	var settings []store.Setting
	for i, name := range names {
		group := sample.Chats()[name]
		settings = append(settings, store.Setting{Chat: &store.Chat{
			ID: store.ChatNumber(i + 1), Addresses: []chat.ChatID{{Account: account, Chat: name}},
			Group: group, Leaders: group == "", Linked: w.at("2023-12-01 08:00"),
		}})
	}
	w.change(settings...)
}

func (w *world) change(settings ...store.Setting) {
	w.Helper()
	w.seqs[store.Settings]++
	w.append(store.Record{
		Key: key("settings", w.seqs[store.Settings]), At: w.now(), Handled: w.now(), Outcome: store.OutcomeChanged,
		Stream: store.Settings, Seq: w.seqs[store.Settings], Effects: store.Effects{Settings: settings},
	})
}

func key(what string, n int64) store.Key {
	return store.Key{Chat: chat.ChatID{Account: account, Chat: what}, Message: fmt.Sprint(n)}
}

func (w *world) append(r store.Record) {
	w.Helper()
	if _, err := w.store.Append(w.ctx, []store.Record{r}); err != nil {
		w.Fatal(err)
	}
}

// report stores running totals that a unit sent at a time: "ketnap 12, nhatinhnghia 2".
func (w *world) report(at string, unit campaign.UnitID, figures string) {
	w.Helper()
	w.reportAt(w.at(at), unit, figures, campaign.ActionReport)
}

func (w *world) reportAt(at time.Time, unit campaign.UnitID, figures string, action campaign.Action) {
	w.Helper()
	stream := store.UnitStream(unit)
	w.seqs[stream]++
	var entries []campaign.Entry
	for i, figure := range strings.Split(figures, ",") {
		e := campaign.Entry{
			Unit: unit, Seq: w.seqs[stream], Line: i + 1, Year: at.Year(), Action: action, Mode: campaign.ModeNil, At: at, By: 1,
		}
		if figure != "kps" {
			var ind string
			var n int64
			if _, err := fmt.Sscan(figure, &ind, &n); err != nil {
				w.Fatal(err)
			}
			e.Indicator, e.Quantity, e.HasQuantity = campaign.IndicatorID(ind), campaign.Number(n), true
			e.Mode = campaign.ModeTotal
		}
		entries = append(entries, e)
	}
	w.logs[unit] = append(w.logs[unit], entries...)
	state := w.c.Replay(unit, slices.Values(w.logs[unit]))
	w.append(store.Record{
		Key: key(string(unit), w.seqs[stream]), At: at, Handled: at, Outcome: store.OutcomeReported,
		Stream: stream, Seq: w.seqs[stream], Entries: entries, Effects: store.Effects{State: &state},
	})
}

// answer queues an answer to a chat.
func (w *world) answer(to, text string, acknowledges bool) {
	w.Helper()
	w.seqs["*answers"]++
	n := w.seqs["*answers"]
	k := key("answers", n)
	w.append(store.Record{
		Key: k, At: w.now(), Handled: w.now(), Outcome: store.OutcomeAnswered,
		Effects: store.Effects{Posts: []store.Post{{
			ID: "a/" + k.String() + "/1", To: chat.ChatID{Account: account, Chat: to}, Part: chat.Message{Text: text},
			Number: w.now().UnixNano() + n, Acknowledges: acknowledges, Status: store.PostWaiting,
		}}},
	})
}

// until moves the clock through everything that is due up to a time.
func (w *world) until(r *reminders.Reminders, text string) {
	w.Helper()
	to := w.at(text)
	for {
		due, err := r.Due(w.ctx, w.now(), to)
		if err != nil {
			w.Fatal(err)
		}
		if len(due) == 0 {
			break
		}
		w.set(due[0])
		w.step(r)
	}
	w.set(to)
	w.step(r)
}

func (w *world) step(r *reminders.Reminders) {
	w.Helper()
	if err := r.Step(w.ctx, w.now()); err != nil && !w.shaky {
		w.Fatal(err)
	}
}

func (w *world) notices() []store.Notice {
	w.Helper()
	var all []store.Notice
	for n, err := range w.store.AllNotices(w.ctx) {
		if err != nil {
			w.Fatal(err)
		}
		all = append(all, n)
	}
	return all
}

func (w *world) notice(id string) store.Notice {
	w.Helper()
	for _, n := range w.notices() {
		if n.ID == id {
			return n
		}
	}
	w.Fatalf("no notice %s", id)
	return store.Notice{}
}

func (w *world) posts(n store.Notice) []store.Post {
	w.Helper()
	posts, err := w.store.NoticePosts(w.ctx, n.ID)
	if err != nil {
		w.Fatal(err)
	}
	return posts
}
