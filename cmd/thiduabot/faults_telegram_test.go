package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
)

// TestRefusedTokenLeavesTheOthers: the account is named in the log and by /readyz; the other one goes on.
func TestRefusedTokenLeavesTheOthers(t *testing.T) {
	t.Parallel()
	s := newStage(t, "")
	s.config = write(t, readFile(t, s.config)+fmt.Sprintf("[[telegram]]\ntoken = %q\nbase_url = %q\n", token, s.fake.URL()))
	serve := s.load(t).serve(t)
	serve.says("telegram/123456789: telegram refused the token: ask @BotFather for the current one")
	serve.ready("not ready: telegram/123456789")
	s.reports(1)
	s.answered(1)
	serve.hides(token, s.fake.Token())
	if strings.Contains(serve.log.String(), "no account works any more") {
		t.Error("the log says that no account works")
	}
	if n := strings.Count(serve.log.String(), "account failed"); n != 1 {
		t.Errorf("said %d times:\n%s", n, serve.log)
	}
	if status, took := serve.end(); status != 0 || took > 5*time.Second {
		t.Errorf("status %d after %v", status, took)
	}
	s.stored(t, 1)
}

// TestTokenRevokedWhileRunning: the program stays up, says so at once, and goes on with a new token.
func TestTokenRevokedWhileRunning(t *testing.T) {
	t.Parallel()
	s := newStage(t, "")
	serve := s.load(t).serve(t)
	serve.ready("ready")
	mustCall(t, "", "--config", write(t, readFile(t, s.config)), "backup", t.TempDir()+"/a.backup")
	s.fake.Bot().Revoke()
	account := fmt.Sprintf("telegram/%d", s.fake.Bot().ID())
	serve.says(account + ": telegram refused the token")
	serve.says("no account works any more")
	serve.ready("not ready: " + account)
	serve.hides(s.fake.Token())
	if status, _ := serve.end(); status != 0 {
		t.Errorf("status %d", status)
	}
}

// TestTelegramOutOfReachAtTheStart: it goes on trying, and everything continues when Telegram is back.
func TestTelegramOutOfReachAtTheStart(t *testing.T) {
	t.Parallel()
	s := newStage(t, "")
	s.fake.Inject(bottest.Fault{Times: 1000, CloseBefore: true})
	serve := s.load(t).serve(t)
	serve.says("telegram does not answer")
	serve.ready(fmt.Sprintf("not ready: telegram/%d", s.fake.Bot().ID()))
	s.reports(1)
	s.fake.Heal()
	s.answered(1)
	serve.ready("ready")
	serve.hides(s.fake.Token())
	serve.end()
	s.stored(t, 1)
}

// TestTelegramGoneWhileRunning: what is written meanwhile is answered afterwards, once.
func TestTelegramGoneWhileRunning(t *testing.T) {
	t.Parallel()
	s := newStage(t, "")
	serve := s.load(t).serve(t)
	s.reports(1)
	s.answered(1)
	s.fake.Inject(bottest.BadGateway(1000))
	s.reports(2)
	serve.says("poll failed, nothing is confirmed and it is tried again")
	s.reports(3)
	s.fake.Heal()
	s.answered(3)
	if n := strings.Count(serve.log.String(), "poll failed"); n != 1 {
		t.Errorf("the log says it %d times:\n%s", n, serve.log)
	}
	serve.end()
	s.stored(t, 3)
}

// TestWrongWayToTelegram: addresses that lead elsewhere are tried again, with a cause and without secrets.
func TestWrongWayToTelegram(t *testing.T) {
	t.Parallel()
	page := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(page.Close)
	elsewhere := httptest.NewServer(http.RedirectHandler("https://example.com/", http.StatusFound))
	t.Cleanup(elsewhere.Close)
	tests := []struct{ name, url, more, want string }{
		{"nobody there", "http://127.0.0.1:1", "", "connection refused"},
		{"another web server", page.URL, "", "http 404: answer is not JSON"},
		{"a redirect", elsewhere.URL, "", "http 302: answer is not JSON"},
		{"no such host", "http://nowhere.invalid", "", "lookup"},
		{"a proxy that is not there", page.URL, "proxy = \"http://user:hunter2@127.0.0.1:1\"\n", "proxyconnect tcp"},
		{"no proxy", page.URL, fmt.Sprintf("proxy = \"socks5://user:hunter2@%s\"\n", hangingUp(t)), "socks"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, address := settingsOf(t, "")
			serve := serveInside(t, write(t, settings(address, token, tt.url)+tt.more), newTestClock(t))
			serve.says("telegram does not answer")
			serve.says(tt.want)
			serve.ready("not ready: telegram/123456789")
			serve.hides(token, "user:hunter2")
			if status, took := serve.end(); status != 0 || took > 5*time.Second {
				t.Errorf("status %d after %v", status, took)
			}
		})
	}
}

// hangingUp returns the address of a server that ends every connection at once.
func hangingUp(tb testing.TB) net.Addr {
	tb.Helper()
	listener, err := new(net.ListenConfig).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_ = conn.Close()
		}
	}()
	return listener.Addr()
}

// TestGarbageFromTelegramBlocksNobody: updates that cannot be read are counted and passed over.
func TestGarbageFromTelegramBlocksNobody(t *testing.T) {
	t.Parallel()
	s := newStage(t, "")
	bot := s.fake.Bot()
	bot.PushMembers(`"message":"nonsense"`)
	bot.PushMembers(`"message":{"message_id":-1,"chat":null,"from":[]}`)
	bot.PushMembers(`"callback_query":{"id":7}`)
	bot.PushMembers("\"message\":{\"message_id\":5,\"date\":1,\"text\":\"\xff\xfe\",\"chat\":{\"id\":9,\"type\":\"private\"},\"from\":{\"id\":9,\"first_name\":\"\xc0\"}}")
	s.reports(1)
	bot.PushMembers(`"edited_message":{}`)
	s.fake.PrivateMessage(bottest.User{ID: 77, Name: "Stranger"}, "/baocao ketnap 99")
	s.fake.GroupMessage(s.group.Chat, s.reporter, "/baocao ketnap 99") // the group is not linked
	s.reports(2)
	serve := s.load(t).serve(t)
	s.answered(2)
	s.fake.WaitText(77, "Tài khoản chưa được gắn với đơn vị nào")
	s.fake.WaitConfirmed()
	_, metrics := serve.get("/metrics")
	if !strings.Contains(metrics, fmt.Sprintf(`thiduabot_updates_skipped_total{account="telegram/%d"} `, bot.ID())) {
		t.Errorf("skipped updates are not counted:\n%s", metrics)
	}
	if sent := s.fake.Sent(s.group.Chat); len(sent) != 1 || !strings.Contains(sent[0].Text, "/lienket") {
		t.Errorf("a group that is not linked was told more than how to link it: %v", sent)
	}
	serve.end()
	s.stored(t, 2)
}

// TestHugeMessageBlocksNobody: ten megabytes are more than Telegram ever sends.
func TestHugeMessageBlocksNobody(t *testing.T) {
	t.Parallel()
	s := newStage(t, "")
	s.fake.Bot().PushMembers(`"message":{"message_id":5,"date":1,"chat":{"id":77,"type":"private"},"from":{"id":77},"text":"` +
		strings.Repeat("đảng viên ", 1<<20) + `"}`)
	s.reports(1)
	serve := s.load(t).serve(t)
	serve.says("update cannot be read and is skipped")
	s.answered(1)
	serve.end()
	s.stored(t, 1)
}
