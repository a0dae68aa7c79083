package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/sample"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/sqlite"
)

// testing.TB without the method that keeps others from implementing it, so that rapid's T fits as well.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

var (
	sampleCampaign = sync.OnceValue(sample.Campaign)
	catalogue      = sync.OnceValues(func() (*messages.Catalogue, error) { return messages.New(nil) })
)

// The people and chats of the sample that the conversations are about.
const (
	tanhao   = "tanhao.baocao"
	hungle   = "hungle.baocao"
	office   = "vphu.tonghop"
	head     = "cum2.truongcum"
	leader   = "thuongtruc.lanhdao"
	admin    = "quantri"
	stranger = "nguoila"

	cluster = "cum2"
	leaders = "lanhdao"
)

// world is a bot on a store of its own, with a clock that the test moves, and everything that was sent.
type world struct {
	t     tester
	ctx   context.Context
	store bot.Store
	full  store.Store
	bot   *bot.Bot
	now   time.Time
	// account is where people chat.
	account chat.Account
	// silent keeps answers from being marked as sent.
	silent  bool
	ids     int
	sent    []sent
	records []store.Record
	// resent are the posts that were sent again.
	resent []string
	logs   strings.Builder
	seed   uint64
}

// sent is one message of the bot's.
type sent struct {
	to      string
	id      string
	text    string
	replyTo string
	presses []string
}

// newWorld is the afternoon of the sample's examples, before anybody reported.
func newWorld(t testing.TB) *world {
	t.Helper()
	ctx := context.Background()
	w := &world{t: t, ctx: ctx, account: chat.Console}
	w.clock("2024-06-07 15:12")
	db, err := sqlite.Open(ctx, sqlite.Options{Path: sqlite.Memory, Now: w.time})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	w.use(db)
	return w
}

// use begins on a store: the people and chats of the sample are enrolled.
func (w *world) use(db store.Store) {
	w.t.Helper()
	w.full, w.store = db, db
	w.restart()
	w.must(w.bot.Enroll(w.ctx))
	w.must(w.bot.LinkChats(w.ctx, sample.Chats(), chat.Console))
}

// newFixture is a world in which Tân Hào reported a week before what domain.md §4.7 lists.
func newFixture(t testing.TB) *world {
	t.Helper()
	w := newWorld(t)
	w.says(tanhao, `/baocao
ketnap 9
nhatinhnghia 1
nhatinhthuong 2
thungansach 1,05 tỷ
vondautu 45 tỷ
thunhap 61,2 triệu
tieuchintm 17
chibotsvm 0`)
	w.clock("2024-06-14 15:30")
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatalf("%v", err)
	}
}

func (w *world) time() time.Time { return w.now }

// clock moves the time to a local one.
func (w *world) clock(at string) {
	w.t.Helper()
	now, err := time.ParseInLocation("2006-01-02 15:04", at, sampleCampaign().Location)
	w.must(err)
	w.now = now
}

func (w *world) pass(d time.Duration) { w.now = w.now.Add(d) }

// restart puts a new bot on the same store.
func (w *world) restart() {
	w.t.Helper()
	words, err := catalogue()
	w.must(err)
	w.seed++
	w.bot = bot.New(bot.Options{
		Store:    w.store,
		Campaign: func(context.Context) (*campaign.Campaign, error) { return sampleCampaign(), nil },
		Words:    words,
		Parts:    func(_ chat.Account, m chat.Message) []chat.Message { return []chat.Message{m} },
		InviteLink: func(a chat.Account, code string) string {
			if a.Platform() != "telegram" {
				return ""
			}
			return "https://t.me/thiduabot?start=" + code
		},
		Resend: func(_ context.Context, post string) error {
			w.resent = append(w.resent, post)
			return nil
		},
		Now:    w.time,
		Random: rand.NewChaCha8([32]byte{byte(w.seed), byte(w.seed >> 8)}),
		Log:    slog.New(slog.NewTextHandler(&w.logs, nil)),
		Stored: w.stored,
	})
}

// stored notes what became durable.
func (w *world) stored(records []store.Record) {
	w.records = append(w.records, records...)
}

func (w *world) nextID(letter string) string {
	w.ids++
	return fmt.Sprintf("%s%d", letter, w.ids)
}

// message is what somebody types to the bot in private at this moment.
func (w *world) message(from, text string) chat.Incoming {
	return chat.Incoming{
		Kind: chat.KindMessage,
		Chat: chat.ChatID{Account: w.account, Chat: from},
		From: chat.PersonID{Account: w.account, ID: from},
		Name: "Tên của " + from,
		ID:   w.nextID("m"),
		At:   w.now,
		Text: text,
	}
}

// inGroup is what somebody types in a group.
func (w *world) inGroup(group, from, text string) chat.Incoming {
	in := w.message(from, text)
	in.Chat.Chat, in.Group = group, true
	return in
}

// handle hands messages to the bot and returns what it sent in answer to any of them.
func (w *world) handle(batch ...chat.Incoming) []sent {
	w.t.Helper()
	before := len(w.records)
	w.must(w.bot.Handle(w.ctx, batch))
	var out []sent
	for _, r := range w.records[before:] {
		for _, p := range r.Effects.Posts {
			out = append(out, w.deliver(p))
		}
	}
	w.sent = append(w.sent, out...)
	return out
}

// deliver sends a post as the outbox would.
func (w *world) deliver(p store.Post) sent {
	w.t.Helper()
	s := sent{to: p.To.Chat, text: p.Part.Text, replyTo: p.Part.ReplyTo, id: w.nextID("b")}
	for _, b := range p.Part.Buttons {
		s.presses = append(s.presses, b.Press)
	}
	if !w.silent {
		p.Status, p.SentID, p.Done = store.PostSent, s.id, w.now
		w.must(w.full.FinishPosts(w.ctx, []store.Post{p}))
	}
	return s
}

// says types in private and returns the one answer, "" for silence.
func (w *world) says(from, text string) string {
	w.t.Helper()
	return w.one(w.handle(w.message(from, text))).text
}

// saysIn types in a group and returns the one answer.
func (w *world) saysIn(group, from, text string) string {
	w.t.Helper()
	return w.one(w.handle(w.inGroup(group, from, text))).text
}

// asks types in private and returns the one answer with its buttons.
func (w *world) asks(from, text string) sent {
	w.t.Helper()
	return w.one(w.handle(w.message(from, text)))
}

// presses presses a button in the chat where it was sent.
func (w *world) presses(from string, on sent, button int) string {
	w.t.Helper()
	in := w.message(from, "")
	in.Kind, in.Press, in.ReplyTo = chat.KindPress, on.presses[button-1], on.id
	in.Chat.Chat, in.Group = on.to, on.to != from
	return w.one(w.handle(in)).text
}

// replies answers a message of the bot's.
func (w *world) replies(from string, to sent, text string) string {
	w.t.Helper()
	in := w.message(from, text)
	in.ReplyTo, in.ReplyToUs = to.id, true
	in.Chat.Chat, in.Group = to.to, to.to != from
	return w.one(w.handle(in)).text
}

// edits sends the new text of a message.
func (w *world) edits(in chat.Incoming, text string) string {
	w.t.Helper()
	return w.one(w.handle(w.edit(in, text))).text
}

func (w *world) edit(in chat.Incoming, text string) chat.Incoming {
	in.Text, in.Revision, in.EditedAt = text, w.nextID("e"), w.now
	return in
}

func (w *world) one(all []sent) sent {
	w.t.Helper()
	switch len(all) {
	case 0:
		return sent{}
	case 1:
		return all[0]
	default:
		w.t.Fatalf("%d messages sent instead of one: %v", len(all), all)
		return sent{}
	}
}

// state is the unit's in the store.
func (w *world) state(unit campaign.UnitID) campaign.State {
	w.t.Helper()
	states, err := w.store.States(w.ctx, []campaign.UnitID{unit})
	w.must(err)
	return states[unit]
}

// value is the figure of an indicator in the year of the clock, "" without one.
func (w *world) value(unit campaign.UnitID, ind campaign.IndicatorID) string {
	w.t.Helper()
	figure, ok := w.state(unit).Figure(ind, w.now.Year())
	if !ok {
		return ""
	}
	return figure.Quantity.String()
}

// expect fails unless the unit's figure is the one given.
func (w *world) expect(unit campaign.UnitID, ind campaign.IndicatorID, want string) {
	w.t.Helper()
	if got := w.value(unit, ind); got != want {
		w.t.Errorf("%s %s is %q, want %q", unit, ind, got, want)
	}
}

// log is all entries of a unit.
func (w *world) log(unit campaign.UnitID) []campaign.Entry {
	w.t.Helper()
	var entries []campaign.Entry
	for e, err := range w.store.Entries(w.ctx, unit, 1) {
		w.must(err)
		entries = append(entries, e)
	}
	return entries
}

// consistent fails unless the state stored is what the log says, and numbers have no gaps.
func (w *world) consistent(unit campaign.UnitID) {
	w.t.Helper()
	entries := w.log(unit)
	state := w.state(unit)
	want := sampleCampaign().Replay(unit, slices.Values(entries))
	if diff := cmp.Diff(want, state, cmpopts.EquateEmpty(), cmp.Comparer(time.Time.Equal)); diff != "" {
		w.t.Errorf("stored state of %s is not what the log says (-log +stored):\n%s", unit, diff)
	}
	next := int64(1)
	for _, e := range entries {
		if e.Seq == next {
			next++
		}
		if e.Seq != next-1 {
			w.t.Errorf("%s: number %d after %d", unit, e.Seq, next-1)
		}
	}
	if state.Head != next-1 {
		w.t.Errorf("%s: head %d, last number %d", unit, state.Head, next-1)
	}
}

// holds fails unless the text holds all parts.
func holds(t tester, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q does not hold %q", text, part)
		}
	}
}

// lacks fails when the text holds any part.
func lacks(t tester, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(text, part) {
			t.Errorf("%q holds %q", text, part)
		}
	}
}
