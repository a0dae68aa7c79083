package bottest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
)

var lan = bottest.User{ID: 101, Name: "Lan"}

// answer is what the Bot API says to any call.
type answer struct {
	OK          bool            `json:"ok"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Result      json.RawMessage `json:"result"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MovedTo    int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

// call is a bare client: name, value, name, value…
func call(t *testing.T, b *bottest.TelegramBot, base, method string, pairs ...string) answer {
	t.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return post(t, base+"/bot"+b.Token()+"/"+method, "application/x-www-form-urlencoded", form.Encode())
}

func post(t *testing.T, address, kind, body string) answer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, bytes.NewBufferString(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var a answer
	if err := json.NewDecoder(resp.Body).Decode(&a); err != nil {
		t.Fatalf("%s: %v", address[strings.LastIndexByte(address, '/'):], err)
	}
	return a
}

// poll returns the ids and kinds of what waits.
func poll(t *testing.T, f *bottest.Telegram, pairs ...string) []string {
	t.Helper()
	return pollAs(t, f, f.Bot(), pairs...)
}

func pollAs(t *testing.T, f *bottest.Telegram, b *bottest.TelegramBot, pairs ...string) []string {
	t.Helper()
	a := call(t, b, f.URL(), "getUpdates", pairs...)
	if !a.OK {
		t.Fatalf("getUpdates: %s", a.Description)
	}
	var updates []map[string]json.RawMessage
	if err := json.Unmarshal(a.Result, &updates); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, u := range updates {
		for kind := range u {
			if kind != "update_id" {
				list = append(list, kind)
			}
		}
	}
	return list
}

func TestUpdatesAreConfirmedByOffset(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9})
	for i := range 5 {
		f.PrivateMessage(lan, fmt.Sprint(i))
	}
	first := int64(700_000_001)
	for _, step := range []struct {
		offset int64
		limit  string
		want   int
	}{
		{0, "", 5},
		{0, "2", 2},
		{first, "", 5},
		{first + 2, "", 3},
		{first, "", 3},
		{9_000_000_000, "", 3}, // beyond the end: from the head, nothing is confirmed
		{-1, "", 1},
		{0, "", 1},
	} {
		got := poll(t, f, "offset", fmt.Sprint(step.offset), "limit", step.limit)
		if len(got) != step.want {
			t.Errorf("offset %d, limit %q: %d updates, want %d", step.offset, step.limit, len(got), step.want)
		}
	}
}

func TestLongPollWaitsForAnUpdate(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9})
	go func() {
		f.WaitPolling()
		f.PrivateMessage(lan, "xin chào")
	}()
	if got := poll(t, f, "timeout", "50"); len(got) != 1 {
		t.Errorf("got %v", got)
	}
	if got := poll(t, f, "offset", "700000002", "timeout", "0"); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestHurriedPollsAreShortened(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 100})
	f.PrivateMessage(lan, "một")
	f.PrivateMessage(lan, "hai")
	if got := poll(t, f); len(got) != 2 {
		t.Errorf("first poll: got %v", got)
	}
	if got := poll(t, f); len(got) != 1 {
		t.Errorf("second poll for the same offset: got %v, want one update", got)
	}
}

func TestSecondPollKillsTheFirst(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9})
	older := make(chan answer, 1)
	go func() { older <- call(t, f.Bot(), f.URL(), "getUpdates", "timeout", "50") }()
	f.WaitPolling()
	go func() {
		f.WaitCalls("getUpdates", 1)
		f.PrivateMessage(lan, "xin chào")
	}()
	if got := poll(t, f, "timeout", "50"); len(got) != 1 {
		t.Errorf("the newer poll got %v", got)
	}
	if a := <-older; a.Code != 409 {
		t.Errorf("the older poll got %+v, want 409", a)
	}
	call(t, f.Bot(), f.URL(), "setWebhook", "url", "https://example.com")
	if a := call(t, f.Bot(), f.URL(), "getUpdates"); a.Code != 409 {
		t.Errorf("poll with a webhook got %+v, want 409", a)
	}
}

func TestUpdatesExpire(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9})
	f.PrivateMessage(lan, "xin chào")
	f.PressWithoutMessage(lan, "k")
	f.Advance(151 * time.Second)
	if got := poll(t, f); len(got) != 1 || got[0] != "message" {
		t.Errorf("after 151 s: %v, want the message alone", got)
	}
	f.Advance(24 * time.Hour)
	if got := poll(t, f); len(got) != 0 {
		t.Errorf("after a day: %v", got)
	}
}

func TestAllowedUpdatesStick(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 1e-9})
	poll(t, f, "allowed_updates", `["callback_query"]`)
	poll(t, f, "allowed_updates", "null")
	f.PrivateMessage(lan, "xin chào")
	if got := poll(t, f); len(got) != 0 {
		t.Errorf("got %v although only presses were asked for", got)
	}
	poll(t, f, "allowed_updates", "[]")
	f.PrivateMessage(lan, "xin chào")
	if got := poll(t, f); len(got) != 1 {
		t.Errorf("got %v after an empty list, which means the default", got)
	}
}

func TestTokensAreChecked(t *testing.T) {
	t.Parallel()
	f := bottest.NewTelegram(t, bottest.TelegramOptions{})
	for path, want := range map[string]int{
		"/bot1:x/getMe": 401, "/getMe": 404, "/bot/getMe": 404,
		"/bot" + f.Token() + "/launchMissiles": 404, "/bot" + f.Token() + "/GETME": 0,
	} {
		if a := post(t, f.URL()+path, "application/json", "{}"); a.Code != want {
			t.Errorf("%s: %d %s, want %d", path[strings.LastIndexByte(path, '/'):], a.Code, a.Description, want)
		}
	}
}
