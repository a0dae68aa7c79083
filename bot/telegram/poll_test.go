package telegram_test

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/telegram"
)

func TestOffsetRisesOnlyAfterHandleReturnedNil(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.PrivateMessage(lan, "/baocao ketnap 12")
	var tries atomic.Int32
	w.run(t, func(context.Context, []chat.Incoming) error {
		if w.fake.Bot().Waiting() != 1 {
			t.Error("the update was confirmed before it was stored")
		}
		if tries.Add(1) < 4 {
			return errors.New("store is down")
		}
		return nil
	})
	w.one(t)
	w.fake.WaitConfirmed()
	calls := w.fake.Calls("getUpdates")
	for i := range 4 {
		if got := calls[i].Params["offset"]; got != "" {
			t.Errorf("poll %d has offset %q before anything was stored", i+1, got)
		}
	}
	if tries.Load() != 4 {
		t.Errorf("handle was called %d times, want 4", tries.Load())
	}
}

func TestLastBatchIsDeliveredAgainAfterACrash(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.PrivateMessage(lan, "/baocao ketnap 12")
	ctx, crash := context.WithCancel(t.Context())
	err := w.Run(ctx, func(context.Context, []chat.Incoming) error {
		crash() // stored, and the program dies before the next poll
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("Run returned %v", err)
	}
	w.run(t, nil)
	if in := w.one(t); in.Text != "/baocao ketnap 12" {
		t.Errorf("got %q after the restart", in.Text)
	}
}

func TestIDsThatRestartLowerAreFollowed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.run(t, nil)
	w.fake.PrivateMessage(lan, "trước")
	w.one(t)
	w.fake.WaitConfirmed()
	w.fake.Bot().RestartIDs(117)
	w.fake.PrivateMessage(lan, "sau")
	if in := w.one(t); in.Text != "sau" {
		t.Fatalf("got %q", in.Text)
	}
	w.fake.PrivateMessage(lan, "cuối cùng")
	w.one(t)
	calls := w.fake.Calls("getUpdates")
	if last := calls[len(calls)-1].Params["offset"]; last != "118" {
		t.Errorf("the last offset is %s, want 118", last)
	}
	if len(calls) > 10 {
		t.Errorf("%d polls for two messages: the poller spins", len(calls))
	}
}

func TestBatchesOfAHundredKeepTheirOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	for i := range 250 {
		w.fake.PrivateMessage(lan, strconv.Itoa(i))
	}
	w.run(t, nil)
	for i, in := range w.many(t, 250) {
		if in.Text != strconv.Itoa(i) {
			t.Fatalf("message %d is %q", i, in.Text)
		}
	}
	w.fake.WaitConfirmed()
}

func TestAllowedUpdatesAreAlwaysSet(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.run(t, nil)
	w.fake.PrivateMessage(lan, "xin chào")
	w.one(t)
	for _, c := range w.fake.WaitCalls("getUpdates", 1) {
		want := `["message","edited_message","callback_query","my_chat_member"]`
		if got := c.Params["allowed_updates"]; got != want {
			t.Errorf("allowed_updates is %q", got)
		}
	}
}

func TestRetryAfterOfAPollIsObeyed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.Inject(bottest.Fault{Method: "getUpdates", Status: 429, RetryAfter: 1})
	w.fake.PrivateMessage(lan, "xin chào")
	w.run(t, nil)
	w.one(t)
	calls := w.fake.Calls("getUpdates")
	if waited := calls[1].At.Sub(calls[0].At); waited < time.Second {
		t.Errorf("polled again after %v, Telegram asked for 1 s", waited)
	}
}

func TestPollSurvivesEverythingThatPasses(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	faults := []bottest.Fault{
		bottest.BadGateway(2),
		{Status: 500},
		{Status: 404, Body: "<html>relay is being restarted</html>", ContentType: "text/html"},
		{CloseBefore: true},
		{CloseAfter: true},
		{Truncate: true},
		{Status: 200, Body: "{}"},
		{Status: 200, Body: `{"ok":true,"result":7}`},
		{Status: 409},
	}
	for _, f := range faults {
		f.Method = "getUpdates"
		w.fake.Inject(f)
	}
	w.fake.PrivateMessage(lan, secret)
	w.run(t, nil)
	if in := w.one(t); in.Text != secret {
		t.Errorf("got %q", in.Text)
	}
	if left := w.fake.FaultsLeft(); left != 0 {
		t.Errorf("%d faults did not happen", left)
	}
	w.noSecrets(t)
}

func TestSecondPollerIsSurvivedAndLogged(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.run(t, nil)
	w.fake.WaitPolling()
	other := newPlatform(t, telegram.Options{Token: w.fake.Token(), BaseURL: w.fake.URL(), PollTimeout: time.Second, Backoff: fast})
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- other.Run(ctx, func(context.Context, []chat.Incoming) error { return nil }) }()
	for n, conflicted := 1, false; !conflicted; n++ {
		calls := w.fake.WaitCalls("getUpdates", n)
		conflicted = calls[n-1].Code == 409
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("Run ended with %v", err)
	}
	w.fake.PrivateMessage(lan, "xin chào")
	w.one(t)
	if !strings.Contains(w.log.String(), "terminated by other getUpdates") {
		t.Errorf("the log does not say that there are two:\n%s", w.log)
	}
}

func TestWebhookSetWhilePollingIsRemoved(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.run(t, nil)
	w.fake.WaitPolling()
	w.fake.Bot().SetWebhook("https://evil.example/token")
	w.fake.PrivateMessage(lan, "một")
	w.fake.PrivateMessage(lan, "hai")
	w.many(t, 2)
	w.fake.WaitCalls("getUpdates", 2)
	w.fake.PrivateMessage(lan, "ba")
	w.one(t)
	if got := w.fake.Bot().Webhook(); got != "" {
		t.Errorf("webhook is still %q", got)
	}
	if strings.Contains(w.log.String(), "evil") {
		t.Error("the log repeats the address of the webhook")
	}
}

func TestRevokedTokenEndsRunWithAnErrorThatSaysWhatToDo(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.run(t, nil)
	w.fake.WaitPolling()
	w.fake.Bot().Revoke()
	err := w.ended(t)
	if err == nil || !strings.Contains(err.Error(), string(w.Account())) || !strings.Contains(err.Error(), "@BotFather") {
		t.Errorf("Run returned %v", err)
	}
	w.noSecrets(t, err.Error())
}

func TestLongPollEndsAtOnceWhenCancelled(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, func(o *telegram.Options) { o.PollTimeout = 50 * time.Second })
	w.run(t, nil)
	w.fake.WaitPolling()
	start := time.Now()
	w.stop()
	if err := w.ended(t); !errors.Is(err, context.Canceled) {
		t.Errorf("Run returned %v", err)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("Run took %v to end", took)
	}
}
