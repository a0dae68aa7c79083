package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/cmd/programtest"
)

// served is a `serve` inside the test.
type served struct {
	tb     testing.TB
	config string
	log    *record
	stop   context.CancelFunc
	ended  chan struct{}
	status int
}

// record is what a program wrote.
type record struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (r *record) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(b)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// serveInside starts `serve` with settings that have a web address; it ends with the test.
func serveInside(tb testing.TB, config string, clock *programtest.Clock) *served {
	tb.Helper()
	ctx, stop := context.WithCancel(context.WithoutCancel(tb.Context()))
	env := environment(map[string]string{envClock: clock.Setting()[len(envClock+"="):]})
	s := &served{tb: tb, config: config, log: &record{}, stop: stop, ended: make(chan struct{})}
	go func() {
		defer close(s.ended)
		s.status = execute([]string{"--config", config, "serve"}, program{ctx: ctx, env: env, out: s.log, err: s.log})
	}()
	tb.Cleanup(func() { s.end() })
	return s
}

// end tells the program to stop, and returns its exit status and how long that took.
func (s *served) end() (status int, took time.Duration) {
	began := time.Now()
	s.stop()
	<-s.ended
	return s.status, time.Since(began)
}

// eventually waits until what is asked for holds.
func (s *served) eventually(what string, holds func() bool) {
	s.tb.Helper()
	for deadline := time.Now().Add(30 * time.Second); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.tb.Fatalf("waited in vain for %s; log:\n%s", what, s.log)
		}
	}
}

func (s *served) says(text string) {
	s.tb.Helper()
	s.eventually(text, func() bool { return strings.Contains(s.log.String(), text) })
}

var webAddress = regexp.MustCompile(`web listening" address=(\S+)`)

// get asks the program's web server; before it listens the status is 0.
func (s *served) get(path string) (status int, body string) {
	s.tb.Helper()
	match := webAddress.FindStringSubmatch(s.log.String())
	if match == nil {
		return 0, ""
	}
	req, err := http.NewRequestWithContext(s.tb.Context(), http.MethodGet, "http://"+match[1]+path, http.NoBody)
	if err != nil {
		s.tb.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err.Error()
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, err.Error()
	}
	return resp.StatusCode, strings.TrimSpace(string(text))
}

// ready waits until /readyz says this; /healthz stays up all the time.
func (s *served) ready(want string) {
	s.tb.Helper()
	s.eventually("/readyz: "+want, func() bool {
		_, body := s.get("/readyz")
		return body == want
	})
	if status, body := s.get("/healthz"); status != http.StatusOK {
		s.tb.Errorf("/healthz: %d %s", status, body)
	}
}

// hides requires that none of the secrets stands in the log or in what the web server shows.
func (s *served) hides(secrets ...string) {
	s.tb.Helper()
	_, metrics := s.get("/metrics")
	for _, secret := range secrets {
		if _, inner, ok := strings.Cut(secret, ":"); ok {
			secret = inner // the bot id before the colon is no secret
		}
		if strings.Contains(s.log.String()+metrics, secret) {
			s.tb.Errorf("shows %q:\n%s", secret, s.log)
		}
	}
}

// stage is a fake Telegram with one linked group and its reporter, and settings for it.
type stage struct {
	*programtest.Scene
	fake     *bottest.Telegram
	config   string
	address  string
	clock    *programtest.Clock
	group    programtest.Group
	reporter bottest.User
	unit     string
}

// newStage prepares a stage; more is added to the settings.
func newStage(tb testing.TB, more string) *stage {
	tb.Helper()
	clock := newTestClock(tb)
	fake := bottest.NewTelegram(tb, bottest.TelegramOptions{Scale: 0.02, Now: clock.Now, ReadsAll: true, Patience: 30 * time.Second})
	s := &stage{fake: fake, clock: clock, address: "sqlite:" + filepath.Join(tb.TempDir(), "thiduabot.db")}
	s.Scene = programtest.NewScene(tb, fake, s.address, 1)
	s.config = write(tb, settings(s.address, fake.Token(), fake.URL())+more)
	s.group = s.Groups[0]
	s.reporter, s.unit = s.group.Units[0].Reporter, s.group.Units[0].ID
	return s
}

// newTestClock starts on a Friday morning of the sample campaign.
func newTestClock(tb testing.TB) *programtest.Clock {
	tb.Helper()
	return programtest.NewClock(tb, "2024-06-14T10:00:00+07:00", 1)
}

// serve starts the program on the stage.
func (s *stage) serve(tb testing.TB) *served {
	tb.Helper()
	return serveInside(tb, s.config, s.clock)
}

func settings(address, token, url string) string {
	return fmt.Sprintf("store.address = %q\nbackup.folder = \"\"\nweb.address = \"127.0.0.1:0\"\n[[telegram]]\ntoken = %q\nbase_url = %q\n",
		address, token, url)
}

// load loads the campaign of the stage.
func (s *stage) load(tb testing.TB) *stage {
	tb.Helper()
	mustCall(tb, "", "--config", s.config, "campaign", "load", s.File)
	return s
}

// reports sends the report with this number in private; answered waits for its receipt.
func (s *stage) reports(n int) {
	s.fake.PrivateMessage(s.reporter, fmt.Sprintf("/baocao ketnap %d", n))
}

func (s *stage) answered(seq int) { s.fake.WaitText(s.reporter.ID, fmt.Sprintf("(số %d,", seq)) }

// stored checks that the reports 1 … n of the unit are in the log, each once.
func (s *stage) stored(t *testing.T, n int) {
	t.Helper()
	s.CheckStoredOnce(t, openTestStore(t, s.address), map[string]int{s.unit: n})
	for seq := 1; seq <= n; seq++ {
		count := 0
		for _, m := range s.fake.Sent(s.reporter.ID) {
			count += strings.Count(m.Text, fmt.Sprintf("(số %d,", seq))
		}
		if count != 1 {
			t.Errorf("report %d was answered %d times", seq, count)
		}
	}
}
