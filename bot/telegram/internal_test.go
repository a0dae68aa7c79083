package telegram

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

func TestWaitDoublesUpToItsBoundAndObeysRetryAfter(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		err        error
		fails      int
		longest    int
		from, upTo time.Duration
	}{
		"first":              {errNoID, 0, longestWait, 500 * time.Millisecond, time.Second},
		"third":              {errNoID, 2, longestWait, 2 * time.Second, 4 * time.Second},
		"many":               {errNoID, 1000, longestWait, 32 * time.Second, 64 * time.Second},
		"store, many":        {errHandle, 1000, longestStoreWait, 4 * time.Second, 8 * time.Second},
		"told to wait":       {&failure{code: 429, retryAfter: 35 * time.Second}, 0, longestWait, 35 * time.Second, 36 * time.Second},
		"told, but not when": {&failure{code: 429}, 0, longestWait, defaultPause, defaultPause + time.Second},
		"told in words":      {&failure{code: 429, description: "Too Many Requests: retry after 18053"}, 0, longestWait, 18053 * time.Second, 18054 * time.Second},
	}
	for name, test := range tests {
		for range 100 {
			if d := wait(test.err, test.fails, time.Second, test.longest); d < test.from || d > test.upTo {
				t.Errorf("%s: waits %v, want %v to %v", name, d, test.from, test.upTo)
			}
		}
	}
}

// The wait runs on the clock of the bubble.
func TestSleepEndsWithItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		if err := sleep(t.Context(), time.Hour); err != nil || time.Since(start) != time.Hour {
			t.Errorf("slept %v, %v", time.Since(start), err)
		}
	})
}

func TestPersistentFailureIsLoggedOnceAMinute(t *testing.T) {
	t.Parallel()
	now := time.Unix(0, 0)
	lines := 0
	p := &Platform{log: countingLogger(&lines), now: func() time.Time { return now }}
	l := &poller{Platform: p}
	for i := range 120 { // two minutes, a failure each second
		l.logFailure(errHandle, i)
		now = now.Add(time.Second)
	}
	if lines != 2 {
		t.Errorf("%d lines in two minutes, want 2", lines)
	}
	l.logFailure(errNoID, 120)
	if lines != 3 {
		t.Error("another failure is not logged at once")
	}
}

func TestDescriptionsAreCutBeforeWhatTheyQuote(t *testing.T) {
	t.Parallel()
	c := &client{token: "123:abc"}
	for in, want := range map[string]string{
		`Bad Request: can't parse entities: Unsupported start tag "mật" at 3`: "Bad Request: can't parse entities: Unsupported start tag",
		"Not Found: bot123:abc": "Not Found: bot***",
	} {
		if got := c.harmless(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func FuzzUpdate(f *testing.F) {
	for _, s := range []string{
		`{"update_id":7,"message":{"message_id":5,"date":1,"from":{"id":3,"first_name":"L"},"chat":{"id":-5,"type":"group"},"text":"/baocao@thiduabot 12"}}`,
		`{"update_id":7,"edited_message":{"message_id":5,"edit_date":2,"chat":{"id":5,"type":"private"},"caption":"@thiduabot x","photo":[{"file_id":"a"}]}}`,
		`{"update_id":7,"callback_query":{"id":"1","from":{"id":3},"data":"k","message":{"date":0,"chat":{"id":-5,"type":"supergroup"}}}}`,
		`{"update_id":7,"my_chat_member":{"chat":{"id":-5,"type":"group"},"old_chat_member":{"status":"left"},"new_chat_member":{"status":"member"}}}`,
		`{"update_id":7,"message":{"chat":{"id":-5},"migrate_to_chat_id":-1005}}`,
		`{"update_id":-1}`, `[]`, `null`, `{"update_id":"x"}`, "{\"update_id\":7,\"message\":{\"text\":\"\xff\"}}",
	} {
		f.Add([]byte(s))
	}
	p, err := New(Options{Token: "123456:AAFakeTokenForTests_0123456789abcdef"})
	if err != nil {
		f.Fatal(err)
	}
	name := "thiduabot"
	p.username.Store(&name)
	f.Fuzz(func(t *testing.T, raw []byte) {
		u, id, err := decodeUpdate(raw)
		if id < 0 || id > largestID || (err == nil && id == 0) {
			t.Errorf("id %d with error %v", id, err)
		}
		in, ok := p.incoming(u)
		if !ok {
			return
		}
		if in.Chat.Account != p.account || in.Chat.Chat == "" || in.ID == "" || in.Kind == "" {
			t.Errorf("incomplete: %+v", in)
		}
		if in.Kind != chat.KindMoved && !in.Anonymous && in.From.ID == "" {
			t.Errorf("nobody sent %+v", in)
		}
		if err := errors.Join(checkText(in.Text), checkText(in.Name)); err != nil {
			t.Error(err)
		}
	})
}
