package bot_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/sqlite"
)

func TestRedeliveredBatchChangesNothing(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	batch := []chat.Incoming{
		w.message(tanhao, "/baocao ketnap +2"), w.message(hungle, "/baocao ketnap 3"), w.message(tanhao, "/baocao nhatinhthuong 3"),
		w.message(stranger, "xin chào"), w.inGroup(cluster, tanhao, "chuyện phiếm"),
	}
	// once as it is, with a message twice, and once more after a restart
	if got := w.handle(append(batch, batch[0])...); len(got) != 4 {
		t.Errorf("%d answers", len(got))
	}
	if got := w.handle(batch...); got != nil {
		t.Errorf("answered again: %v", got)
	}
	w.restart()
	if got := w.handle(batch...); got != nil {
		t.Errorf("answered again: %v", got)
	}
	w.expect("tanhao", "ketnap", "11")
	w.expect("tanhao", "nhatinhthuong", "3")
	w.consistent("tanhao")
	w.consistent("hungle")
}

// TestTimesFinerThanStoresKeep delivers a message twice in one batch whose time has nanoseconds.
func TestTimesFinerThanStoresKeep(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.pass(123456789 * time.Nanosecond)
	in := w.message(tanhao, "/baocao ketnap +2")
	w.handle(in, in)
	w.handle(in)
	w.expect("tanhao", "ketnap", "11")
	w.pass(time.Minute)
	holds(t, w.edits(in, "/baocao ketnap +3"), "12/15")
	w.consistent("tanhao")
}

func TestTwoMessagesForOneUnitInOneBatch(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	got := w.handle(w.message(tanhao, "/baocao ketnap 12"), w.message(tanhao, "/baocao ketnap +1"), w.message(tanhao, "/huy"))
	if len(got) != 3 {
		t.Fatalf("%d answers", len(got))
	}
	holds(t, got[0].text, "số 2", "12/15")
	holds(t, got[1].text, "số 3", "13/15")
	holds(t, got[2].text, "báo cáo số 3", "12/15")
	w.expect("tanhao", "ketnap", "12")
	w.consistent("tanhao")
}

func TestIDsThatRestart(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	old := w.message(tanhao, "/baocao ketnap 12")
	w.handle(old)
	w.pass(time.Hour / 4)
	fresh := w.message(tanhao, "/baocao ketnap 13")
	fresh.ID = old.ID
	holds(t, w.one(w.handle(fresh, fresh)).text, "13/15")
	for range 2 {
		w.handle(old, fresh)
		w.restart()
	}
	w.expect("tanhao", "ketnap", "13")
	w.consistent("tanhao")
}

// faulty is a store of which some calls fail or break.
type faulty struct {
	bot.Store
	appendErr func(records []store.Record) error
	pingErr   error
	// panics makes UnknownPosts panic; revisionsErr is what Revisions returns.
	panics       bool
	revisionsErr error
}

func (f *faulty) Append(ctx context.Context, records []store.Record) (int, error) {
	if f.appendErr != nil {
		if err := f.appendErr(records); err != nil {
			return 0, err
		}
	}
	return f.Store.Append(ctx, records)
}

func (f *faulty) Ping(ctx context.Context) error {
	if f.pingErr != nil {
		return f.pingErr
	}
	return f.Store.Ping(ctx)
}

func (f *faulty) UnknownPosts(ctx context.Context) ([]store.Post, error) {
	if f.panics {
		panic("ketnap 12 of somebody")
	}
	return f.Store.UnknownPosts(ctx)
}

func (f *faulty) Revisions(ctx context.Context, in chat.ChatID, message string) ([]store.Record, error) {
	if f.revisionsErr != nil {
		return nil, f.revisionsErr
	}
	return f.Store.Revisions(ctx, in, message)
}

func newFaulty(t *testing.T) (*world, *faulty) {
	t.Helper()
	w := newFixture(t)
	f := &faulty{Store: w.store}
	w.store = f
	w.restart()
	return w, f
}

func TestPanicOfOneMessageIsContained(t *testing.T) {
	t.Parallel()
	w, f := newFaulty(t)
	f.panics = true
	got := w.handle(w.message(tanhao, "/baocao ketnap 12"), w.message(office, "/guilai"), w.message(hungle, "/baocao ketnap 3"))
	if len(got) != 3 {
		t.Fatalf("%d answers", len(got))
	}
	holds(t, got[1].text, "chưa xử lý được tin nhắn này", "/baocao ketnap 12")
	w.expect("tanhao", "ketnap", "12")
	w.expect("hungle", "ketnap", "3")
	holds(t, w.logs.String(), "message handling panicked")
}

func TestMessageThatTheStoreRefuses(t *testing.T) {
	t.Parallel()
	w, f := newFaulty(t)
	f.appendErr = func(records []store.Record) error {
		for _, r := range records {
			if r.Stream == store.UnitStream("hungle") {
				return errors.New("cannot be stored")
			}
		}
		return nil
	}
	bad := w.message(hungle, "/baocao ketnap 3")
	batch := []chat.Incoming{w.message(tanhao, "/baocao ketnap 12"), bad, w.message(tanhao, "/baocao nhatinhthuong 3")}
	got := w.handle(batch...)
	if len(got) != 3 {
		t.Fatalf("%d answers", len(got))
	}
	holds(t, got[1].text, "chưa xử lý được tin nhắn này")
	w.expect("tanhao", "ketnap", "12")
	w.expect("tanhao", "nhatinhthuong", "3")
	w.expect("hungle", "ketnap", "")
	if last := w.records[len(w.records)-2]; last.Outcome != store.OutcomeFailed || last.Key.Message != bad.ID {
		t.Errorf("record %+v", last.Key)
	}
	if got := w.handle(batch...); got != nil {
		t.Errorf("answered again: %v", got)
	}
	w.consistent("tanhao")
}

func TestMessageThatCannotBeDecidedAbout(t *testing.T) {
	t.Parallel()
	w, f := newFaulty(t)
	in := w.message(tanhao, "/baocao ketnap 12")
	w.handle(in)
	f.revisionsErr = errors.New("a record cannot be read")
	got := w.handle(w.message(hungle, "/baocao ketnap 3"), w.edit(in, "/baocao ketnap 13"), w.message(hungle, "/baocao ketnap 4"))
	if len(got) != 3 {
		t.Fatalf("%d answers", len(got))
	}
	holds(t, got[1].text, "chưa xử lý được")
	w.expect("hungle", "ketnap", "4")
	w.expect("tanhao", "ketnap", "12")
}

func TestStoreThatIsDownConfirmsNothing(t *testing.T) {
	t.Parallel()
	w, f := newFaulty(t)
	down := errors.New("store is down")
	f.pingErr, f.appendErr = down, func([]store.Record) error { return down }
	batch := []chat.Incoming{w.message(tanhao, "/baocao ketnap +2"), w.message(hungle, "/baocao ketnap 3")}
	before := len(w.records)
	if err := w.bot.Handle(w.ctx, batch); !errors.Is(err, down) {
		t.Fatalf("error %v", err)
	}
	if len(w.records) != before {
		t.Error("something is told as stored")
	}
	w.expect("tanhao", "ketnap", "9")
	f.pingErr, f.appendErr = nil, nil
	if got := w.handle(batch...); len(got) != 2 {
		t.Errorf("%d answers", len(got))
	}
	w.expect("tanhao", "ketnap", "11")
}

func TestLogsNameNobodyAndQuoteNothing(t *testing.T) {
	t.Parallel()
	w, f := newFaulty(t)
	f.appendErr = func(records []store.Record) error {
		if records[0].Stream != "" {
			return errors.New("cannot be stored")
		}
		return nil
	}
	w.says(tanhao, "/baocao ketnap 12345 bí mật")
	w.says(tanhao, "/baocao nhatinhthuong 3")
	lacks(t, w.logs.String(), "12345", "bí mật", "Tên của", "nhatinhthuong")
}

// two are two bots side by side on one file.
func two(t *testing.T) (a, b *world) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "two.db")
	open := func() *world {
		w := &world{t: t, ctx: t.Context(), account: chat.Console}
		w.clock("2024-06-14 15:30")
		db, err := sqlite.Open(w.ctx, sqlite.Options{Path: path, Now: w.time})
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
	a, b = open(), open()
	b.seed = 100
	b.ids = 1_000_000
	b.restart()
	return a, b
}

func TestSlotTakenByAnotherBot(t *testing.T) {
	t.Parallel()
	a, b := two(t)
	// each has its own picture of the unit; the second has to decide anew.
	a.says(tanhao, "/baocao ketnap 9")
	b.says(tanhao, "/baocao nhatinhthuong 2")
	a.says(tanhao, "/baocao ketnap +2")
	holds(t, b.says(tanhao, "/baocao ketnap +1"), "12/15")
	a.expect("tanhao", "ketnap", "12")
	a.consistent("tanhao")
}

func TestTwoBotsRace(t *testing.T) {
	t.Parallel()
	a, b := two(t)
	a.says(tanhao, "/baocao ketnap 1")
	const each = 15
	var wg sync.WaitGroup
	for n, w := range []*world{a, b} {
		wg.Go(func() {
			for i := range each {
				in := w.message(tanhao, "/baocao vondautu +1 tỷ")
				in.At = w.now.Add(time.Duration(n+2*i) * 11 * time.Minute)
				w.must(w.bot.Handle(w.ctx, []chat.Incoming{in}))
			}
		})
	}
	wg.Wait()
	a.expect("tanhao", "vondautu", fmt.Sprint(int64(2*each)*1_000_000_000))
	a.consistent("tanhao")
}

func TestOneCodeForTwoPeopleAtOnce(t *testing.T) {
	t.Parallel()
	for range 5 {
		a, b := two(t)
		code := a.invites("hungle")
		var wg sync.WaitGroup
		for i, w := range []*world{a, b} {
			in := w.message(fmt.Sprintf("nguoi%d", i), "/start "+code)
			wg.Go(func() { w.must(w.bot.Handle(w.ctx, []chat.Incoming{in})) })
		}
		wg.Wait()
		seats := 0
		for _, m := range a.settings().Members {
			for _, seat := range m.Seats {
				if strings.HasPrefix(m.Name, "Tên của nguoi") && seat.Unit == "hungle" {
					seats++
				}
			}
		}
		if seats != 1 {
			t.Fatalf("%d seats for one code", seats)
		}
	}
}

func TestSameMessageAtTwoBots(t *testing.T) {
	t.Parallel()
	a, b := two(t)
	batch := []chat.Incoming{a.message(tanhao, "/baocao ketnap +2"), a.message(tanhao, "/baocao nhatinhthuong 2")}
	var wg sync.WaitGroup
	for _, w := range []*world{a, b} {
		wg.Go(func() { w.must(w.bot.Handle(w.ctx, batch)) })
	}
	wg.Wait()
	a.expect("tanhao", "ketnap", "2")
	a.consistent("tanhao")
	if n := len(a.log("tanhao")); n != 2 {
		t.Errorf("%d entries", n)
	}
}
