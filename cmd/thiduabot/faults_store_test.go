package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
)

// TestSecondProgramOnTheSameFile is told to stop; the first goes on, and readers work beside it.
func TestSecondProgramOnTheSameFile(t *testing.T) {
	t.Parallel()
	s := newStage(t, "").load(t)
	serve := s.serve(t)
	s.reports(1)
	s.answered(1)
	file := filepath.Join(t.TempDir(), "a.backup")
	mustCall(t, "", "--config", s.config, "backup", file)
	path := strings.TrimPrefix(s.address, "sqlite:")
	for _, args := range [][]string{
		{"--config", s.config, "serve"},
		{"--config", s.config, "restore", file},
		{"console", "--jsonl", "--db", s.address},
	} {
		refused(t, exitFailure, []string{path, "stop the other program first"}, args...)
	}
	mustCall(t, "", "--config", s.config, "check")
	s.reports(2)
	s.answered(2)
	serve.end()
	s.stored(t, 2)
}

// TestBackupOfARunningServe is whole: it restores to a store that the check finds in order.
func TestBackupOfARunningServe(t *testing.T) {
	t.Parallel()
	s := newStage(t, "").load(t)
	serve := s.serve(t)
	file := filepath.Join(t.TempDir(), "a.backup")
	const reports = 5 // a private chat gets one answer a second
	for n := range reports {
		s.reports(n + 1)
		mustCall(t, "", "--config", s.config, "backup", file)
	}
	s.answered(reports)
	other, _ := settingsOf(t, "")
	mustCall(t, "", "--config", other, "restore", file)
	mustCall(t, "", "--config", other, "check")
	serve.end()
	s.stored(t, reports)
}

// TestCampaignLoadedWhileServing is noticed with the next message, a broken file never.
func TestCampaignLoadedWhileServing(t *testing.T) {
	t.Parallel()
	s := newStage(t, "")
	serve := s.serve(t)
	s.reports(1)
	s.fake.WaitText(s.reporter.ID, "Tài khoản chưa được gắn với đơn vị nào")
	broken := write(t, strings.Replace(readFile(t, s.File), "ketnap = 100", "ketnap = \"nhiều\"", 1))
	refused(t, exitFailure, []string{"ketnap"}, "--config", s.config, "campaign", "load", broken)
	s.load(t)
	s.reports(1)
	s.answered(1)
	renamed := strings.Replace(readFile(t, s.File), s.group.Units[0].Name, "Trường Đồng Khởi", 1)
	mustCall(t, "", "--config", s.config, "campaign", "load", write(t, renamed))
	s.reports(2)
	s.fake.WaitText(s.reporter.ID, "của Trường Đồng Khởi (số 2,")
	serve.end()
	s.stored(t, 2)
}

// TestMessageThatTheStoreRefuses blocks nobody: it is answered politely, logged without its text, and counted.
func TestMessageThatTheStoreRefuses(t *testing.T) {
	t.Parallel()
	s := newStage(t, "").load(t)
	openTestStore(t, s.address)
	alter(t, s.address, `CREATE TRIGGER refuse BEFORE INSERT ON records WHEN new.entries LIKE '%"num":13%'
		BEGIN SELECT RAISE(ABORT, 'constraint of the test'); END`)
	other := s.group.Units[1].Reporter
	s.reports(1)
	s.fake.PrivateMessage(other, "/baocao ketnap 13")
	s.reports(2)
	serve := s.serve(t)
	s.answered(2)
	refusal := s.fake.WaitText(other.ID, "Hệ thống").Text
	if !strings.Contains(refusal, "chưa") {
		t.Errorf("answered with: %s", refusal)
	}
	serve.says("append records: " + strings.TrimPrefix(s.address, "sqlite:") + ": constraint failed")
	if _, metrics := serve.get("/metrics"); !strings.Contains(metrics, `thiduabot_messages_total{outcome="failed"} 1`) {
		t.Errorf("not counted:\n%s", metrics)
	}
	serve.hides("/baocao ketnap 13")
	s.fake.PrivateMessage(other, "/baocao ketnap 14")
	s.fake.WaitText(other.ID, "(số 1,")
	serve.end()
	s.stored(t, 2)
}

// down makes the store refuse every write, as a full disk does; up ends that.
const (
	down = `CREATE TRIGGER down_records BEFORE INSERT ON records BEGIN SELECT RAISE(ABORT, 'down'); END;
		CREATE TRIGGER down_pings BEFORE INSERT ON pings BEGIN SELECT RAISE(ABORT, 'down'); END`
	up = `DROP TRIGGER down_records; DROP TRIGGER down_pings`
)

// TestStoreDownWhileServing: nothing is confirmed and nothing is said to the people; the log says it once and
// /readyz is red. When the store is back, everything is handled.
func TestStoreDownWhileServing(t *testing.T) {
	t.Parallel()
	s := newStage(t, "").load(t)
	serve := s.serve(t)
	s.reports(1)
	s.answered(1)
	serve.ready("ready")
	alter(t, s.address, down)
	s.reports(2)
	s.reports(3)
	serve.says("poll failed, nothing is confirmed and it is tried again")
	serve.ready("not ready: store")
	time.Sleep(2 * time.Second) // long enough for some attempts
	if n := s.fake.Bot().Waiting(); n != 2 {
		t.Errorf("%d messages wait at Telegram", n)
	}
	if n := len(s.fake.Sent(s.reporter.ID)); n != 1 {
		t.Errorf("%d answers", n)
	}
	if n := strings.Count(serve.log.String(), "poll failed"); n != 1 {
		t.Errorf("the log says it %d times:\n%s", n, serve.log)
	}
	alter(t, s.address, up)
	s.answered(3)
	serve.ready("ready")
	serve.end()
	s.stored(t, 3)
}

// TestUnknownPeopleAndChats are answered with what they can do, and change nothing.
func TestUnknownPeopleAndChats(t *testing.T) {
	t.Parallel()
	s := newStage(t, "").load(t)
	serve := s.serve(t)
	stranger := bottest.User{ID: 77, Name: "Người lạ"}
	for _, text := range []string{"/baocao ketnap 12", "/moi tanhao", "/duyet", "/guilai x", "/thanhvien", "/xyz", "C", "/start nocode"} {
		s.fake.PrivateMessage(stranger, text)
	}
	s.fake.WaitSent(stranger.ID, 1)
	s.reports(1)
	s.answered(1)
	for _, m := range s.fake.Sent(stranger.ID) {
		if strings.Contains(m.Text, "Đã ghi nhận") || strings.Contains(m.Text, s.group.Units[0].Name) {
			t.Errorf("a stranger was told: %s", m.Text)
		}
	}
	serve.hides("Người lạ", "nocode")
	serve.end()
	s.stored(t, 1)
}
