package reminders

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

func TestOutcome(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 6, 14, 16, 30, 0, 0, time.UTC)
	here := chat.ChatID{Account: "telegram/1", Chat: "-1"}
	there := chat.ChatID{Account: "telegram/1", Chat: "-100"}
	answer := store.Post{To: here, Status: store.PostWaiting, Attempts: 1, Number: now.UnixNano(), InFlight: true}
	notice := answer
	notice.Notice = "bangtuan/2024-W24/c1"
	with := func(p store.Post, change func(*store.Post)) store.Post {
		change(&p)
		return p
	}
	late := func(p *store.Post) { p.Attempts, p.Number = answerTries, now.Add(-25*time.Hour).UnixNano() }
	tests := []struct {
		name string
		post store.Post
		err  error
		want store.Post
	}{
		{"sent", answer, nil, store.Post{Status: store.PostSent, SentID: "7", Done: now}},
		{"refused for now", notice, &chat.SendError{Reason: "unavailable"}, store.Post{Status: store.PostWaiting, Reason: "unavailable", NotBefore: now.Add(time.Second)}},
		{
			"refused for the 20th time", with(notice, func(p *store.Post) { p.Attempts = 20 }), &chat.SendError{Reason: "unavailable"},
			store.Post{Status: store.PostWaiting, Reason: "unavailable", NotBefore: now.Add(64 * time.Second)},
		},
		{"limited", notice, &chat.SendError{RetryAfter: time.Hour}, store.Post{Status: store.PostWaiting, Reason: "rate_limited", NotBefore: now.Add(time.Hour)}},
		{"limited, wanted by the office", with(notice, func(p *store.Post) { p.Reason = ReasonResent }), &chat.SendError{RetryAfter: time.Hour}, store.Post{Status: store.PostWaiting, Reason: "resent:rate_limited", NotBefore: now.Add(time.Hour)}},
		{"permanent", answer, &chat.SendError{Permanent: true, Reason: "chat_gone"}, store.Post{Status: store.PostFailed, Reason: "chat_gone", Done: now}},
		{"moved", notice, &chat.SendError{MovedTo: there, Reason: "chat_moved"}, store.Post{To: there, Status: store.PostWaiting, Reason: "chat_moved", NotBefore: now}},
		{"moved to itself", notice, &chat.SendError{MovedTo: here, Reason: "chat_moved"}, store.Post{Status: store.PostWaiting, Reason: "chat_moved", NotBefore: now.Add(time.Second)}},
		{"unknown answer", answer, &chat.SendError{Unknown: true, Reason: "no_answer"}, store.Post{Status: store.PostWaiting, Reason: "no_answer", NotBefore: now.Add(time.Second)}},
		{"unknown notice", notice, &chat.SendError{Unknown: true, Reason: "no_answer"}, store.Post{Status: store.PostUnknown, Reason: "no_answer", Done: now}},
		{"another error of a notice", notice, errors.New("eof"), store.Post{Status: store.PostUnknown, Reason: "no_answer", Done: now}},
		{"an answer nobody waits for", with(answer, late), &chat.SendError{Reason: "unavailable"}, store.Post{Status: store.PostFailed, Reason: ReasonExpired, Done: now}},
	}
	for _, test := range tests {
		got := outcome(test.post, "7", test.err, now)
		if got.InFlight {
			t.Errorf("%s: still in flight", test.name)
		}
		if test.want.To == (chat.ChatID{}) {
			test.want.To = here
		}
		got = store.Post{To: got.To, Status: got.Status, Reason: got.Reason, NotBefore: got.NotBefore, Done: got.Done, SentID: got.SentID}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestRateAllowsItsBurstAndThenItsPace(t *testing.T) {
	t.Parallel()
	l := newLimiter(Limits{Group: Rate{Every: 4 * time.Second, Burst: 5}})
	at, now := chat.ChatID{Chat: "-1"}, time.Unix(0, 0)
	sent := 0
	for until := now.Add(time.Minute); now.Before(until); now = now.Add(100 * time.Millisecond) {
		if l.wait(at, true, now) == 0 {
			l.take(at, true, now)
			sent++
		}
	}
	if sent != 5+14 {
		t.Errorf("%d in a minute", sent)
	}
	l.evict(now)
	if len(l.chats) != 1 {
		t.Error("a bucket in use was forgotten")
	}
	if l.evict(now.Add(time.Hour)); len(l.chats) != 0 {
		t.Error("an idle bucket was kept")
	}
	if l.wait(at, false, now) != 0 {
		t.Error("no rate is no limit")
	}
}

func TestCronLines(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"CRON_TZ=Asia/Ho_Chi_Minh", "TZ=0", "TZ=UTC 0 8 * * 1", "0 8 * *", "", "0 8 * * 1 2", "x"} {
		if _, err := parseCron(line); err == nil {
			t.Errorf("%q was read", line)
		}
	}
	if _, err := parseCron("30 16 * * 5"); err != nil {
		t.Error(err)
	}
}
