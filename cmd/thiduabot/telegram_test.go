package main

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/cmd/programtest"
)

// TestFirstHourOnTelegram is what an office does on the first day: the first administrator, an invitation, a group, a
// report, an edit, a question with buttons.
func TestFirstHourOnTelegram(t *testing.T) {
	t.Parallel()
	clock := programtest.NewClock(t, "2024-06-12T09:00:00+07:00", 20)
	fake := bottest.NewTelegram(t, bottest.TelegramOptions{Scale: 0.01, Now: clock.Now, KeepUpdates: true, Patience: 30 * time.Second})
	admin, secretary, other := bottest.User{ID: 11, Name: "An"}, bottest.User{ID: 12, Name: "Bình"}, bottest.User{ID: 13, Name: "Chi"}
	serve := self.Serve(t, programtest.WriteConfig(t, fake, "sqlite:"+t.TempDir()+"/thiduabot.db"), clock)

	fake.PrivateMessage(admin, "/start "+serve.WaitFor(t, regexp.MustCompile(`/start ([a-z2-7]+)`)))
	fake.WaitText(admin.ID, "Đồng chí đã nhận nhiệm vụ quản trị")
	fake.PrivateMessage(other, "/baocao ketnap 12")
	fake.WaitText(other.ID, "Tài khoản chưa được gắn với đơn vị nào")

	fake.PrivateMessage(admin, "/moi tanhao")
	invitation := fake.WaitText(admin.ID, "https://t.me/thiduabot?start=").Text
	fake.PrivateMessage(secretary, "/start "+regexp.MustCompile(`start=([a-z2-7]+)`).FindStringSubmatch(invitation)[1])
	fake.WaitText(secretary.ID, "báo cáo cho xã Tân Hào")

	group := fake.NewGroup("Cụm 2")
	fake.Join(fake.Bot(), group)
	fake.WaitText(group, "/lienket")
	fake.GroupMessage(group, secretary, "/baocao@thiduabot ketnap 12")
	fake.GroupMessage(group, admin, "/lienket@thiduabot cum2")
	fake.WaitText(group, "Đã liên kết")
	if sent := fake.Sent(group); len(sent) != 2 {
		t.Errorf("before it was linked the group heard more than the greeting: %v", sent)
	}

	report := fake.GroupMessage(group, secretary, "/BaoCao@ThiDuaBot KẾT NẠP 12.")
	receipt := fake.WaitText(group, "12/15, đạt 80%")
	if receipt.ReplyTo != report {
		t.Errorf("the receipt answers message %d, want %d", receipt.ReplyTo, report)
	}
	fake.Edit(group, report, "/baocao@thiduabot ketnap 13")
	fake.WaitText(group, "từ 12 thành 13/15")
	fake.GroupMessage(group, secretary, "/baocao@other_bot ketnap 14")
	fake.GroupMessage(group, secretary, "/baocao@thiduabot ketnap 15", bottest.Anonymously())
	fake.WaitText(group, "ẩn danh")

	pressButtons(t, fake, group, secretary, other)
	if menu := fake.Bot().Menu("default"); !strings.Contains(menu, "Báo cáo số liệu") {
		t.Errorf("the menu is not in Vietnamese: %s", menu)
	}
}

// pressButtons lets a question be answered by a button: not by anyone, and once.
func pressButtons(t *testing.T, fake *bottest.Telegram, group int64, secretary, other bottest.User) {
	t.Helper()
	fake.GroupMessage(group, secretary, "/baocao@thiduabot ketnap 7")
	question := fake.WaitText(group, "thấp hơn số lũy kế đã báo")
	label := question.Buttons[1][0].Label
	fake.Press(group, other, question.MessageID, label)
	fake.WaitText(group, "Nút này dành cho người được hỏi")
	press := fake.Press(group, secretary, question.MessageID, label)
	fake.WaitText(group, "7/15")
	fake.Press(group, secretary, question.MessageID, label)
	fake.WaitText(group, "Câu hỏi này đã được trả lời")
	fake.WaitCalls("answerCallbackQuery", 3)
	if !fake.Answered(press) {
		t.Error("the press was not answered")
	}
}
