package telegram_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/telegram"
)

func TestProxyIsUsed(t *testing.T) {
	t.Parallel()
	var passed atomic.Int32
	proxy := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		passed.Add(1)
		r.SetURL(&url.URL{Scheme: "http", Host: r.In.Host})
	}})
	defer proxy.Close()
	w := newWorld(t, bottest.TelegramOptions{}, func(o *telegram.Options) { o.Proxy = proxy.URL })
	w.send(t, w.to(w.fake.OpenPrivate(lan)), chat.Message{Text: "xin chào"})
	if passed.Load() != 1 {
		t.Errorf("%d calls went through the proxy, want 1", passed.Load())
	}
}

func TestBaseURLMayBeARelayInAFolder(t *testing.T) {
	t.Parallel()
	fake := bottest.NewTelegram(t, bottest.TelegramOptions{})
	target, err := url.Parse(fake.URL())
	if err != nil {
		t.Fatal(err)
	}
	relay := httptest.NewServer(http.StripPrefix("/a b%", httputil.NewSingleHostReverseProxy(target)))
	defer relay.Close()
	p := newPlatform(t, telegram.Options{Token: fake.Token(), BaseURL: relay.URL + "/a%20b%25/"})
	to := chat.ChatID{Account: p.Account(), Chat: text(fake.OpenPrivate(lan))}
	if _, err := p.Send(t.Context(), to, chat.Message{Text: "xin chào"}); err != nil {
		t.Error(err)
	}
}

func TestTokenDoesNotFollowARedirect(t *testing.T) {
	t.Parallel()
	var visited atomic.Bool
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { visited.Store(true) }))
	defer elsewhere.Close()
	relay := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere.URL+r.URL.Path, http.StatusTemporaryRedirect)
	}))
	defer relay.Close()
	w := newWorld(t, bottest.TelegramOptions{}, func(o *telegram.Options) { o.BaseURL = relay.URL })
	_ = w.sendFails(t, w.to(lan.ID), chat.Message{Text: secret})
	if visited.Load() {
		t.Error("the token was carried to another host")
	}
}

func TestPollsUseTheDeadlineTheyNeed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, func(o *telegram.Options) { o.CallTimeout = 500 * time.Millisecond })
	w.run(t, nil)
	w.fake.WaitPolling()
	w.fake.PrivateMessage(lan, "một")
	w.one(t)
	w.fake.WaitCalls("getUpdates", 2) // the second was held for its whole second
	if strings.Contains(w.log.String(), "poll failed") {
		t.Errorf("a quiet poll ran into its deadline:\n%s", w.log)
	}
}

// Uploads stream through a pipe whose writer must end when the server does not listen.
func TestUploadThatIsCutShortLeavesNothingRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	w, group := newGroupWorld(t)
	m := chat.Message{Picture: &chat.File{Name: "a.png", Data: make([]byte, 8<<20)}}
	for range 20 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		_, _ = w.Send(ctx, w.to(group), m)
		cancel()
	}
	deadline := time.Now().Add(patience)
	for runtime.NumGoroutine() > before+20 {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines are left of %d", runtime.NumGoroutine(), before)
		}
		runtime.Gosched()
	}
}
