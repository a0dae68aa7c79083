package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign/sample"
	"github.com/thiduabot/thiduabot/store"
)

// registers takes somebody to the consent and returns what everybody is sent then.
func (w *world) registers(person, unit string) []sent {
	w.t.Helper()
	holds(w.t, w.says(person, "/dangky"), "Đồng chí cho biết đơn vị", "Hệ thống chỉ lưu")
	holds(w.t, w.says(person, unit), "Trả lời “ĐỒNG Ý”", "Hệ thống chỉ lưu")
	return w.handle(w.message(person, "ĐỒNG Ý"))
}

func TestRegistrationIsApproved(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	all := w.registers(stranger, "xã Hưng Lễ, bí thư")
	if len(all) != 2 || all[0].to != stranger || all[1].to != office {
		t.Fatalf("sent %v", all)
	}
	holds(t, all[1].text, "Yêu cầu đăng ký số 1: Tên của nguoila – báo cáo cho xã Hưng Lễ", "/duyet 1")
	holds(t, w.says(stranger, "/baocao ketnap 3"), "/dangky")
	holds(t, w.presses(tanhao, all[1], 1), "dành cho người được hỏi")
	in := w.message(office, "")
	in.Kind, in.Press, in.Chat.Chat = chat.KindPress, all[1].presses[0], office
	decided := w.handle(in)
	if len(decided) != 2 || decided[0].to != stranger {
		t.Fatalf("sent %v", decided)
	}
	if want := "Đồng chí đã được duyệt báo cáo cho xã Hưng Lễ. Gõ /trogiup để xem cách dùng."; decided[0].text != want {
		t.Errorf("approval %q", decided[0].text)
	}
	holds(t, w.presses(office, all[1], 2), "đã được xử lý")
	holds(t, w.says(stranger, "/baocao ketnap 3"), "3/5")
	for _, r := range w.settings().Requests {
		if r.Name != "" || r.Person.ID != "" || r.Chat.Chat != "" {
			t.Errorf("a decided request keeps %+v", r)
		}
	}
}

func TestRegistrationByCommand(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.registers(stranger, "Hưng Lễ")
	w.registers("nguoila2", "tan hao")
	holds(t, w.says(office, "/duyet"), "1. Tên của nguoila – báo cáo cho xã Hưng Lễ", "2. Tên của nguoila2")
	holds(t, w.says(office, "/duyet 9"), "Không có yêu cầu")
	holds(t, w.says(office, "/duyet 1 sao day"), "chưa rõ", "/duyet 1 khong")
	refused := w.handle(w.message(office, "/duyet 1 từ chối"))
	if len(refused) != 2 || !strings.Contains(refused[0].text, "chưa được duyệt") {
		t.Errorf("sent %v", refused)
	}
	holds(t, w.says(stranger, "/baocao ketnap 3"), "/dangky")
	w.handle(w.message(office, "/duyet 2"))
	holds(t, w.says(office, "/duyet 2"), "Không có yêu cầu")
	holds(t, w.says("nguoila2", "/baocao ketnap 12"), "12/15")
	holds(t, w.says(office, "/duyet"), "Không có yêu cầu đăng ký nào")
	holds(t, w.says("nguoila2", "/dangky tan hao"), "đã được duyệt báo cáo cho xã Tân Hào")
}

func TestRegistrationIsDroppedOrRepeated(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(stranger, "/dangky")
	holds(t, w.says(stranger, "sao hỏa"), "chưa rõ đơn vị")
	holds(t, w.says(stranger, "không"), "không lưu thông tin nào")
	holds(t, w.says(stranger, "/dangky tan hao"), "ĐỒNG Ý")
	holds(t, w.says(stranger, "không"), "không lưu thông tin nào")
	if len(w.settings().Requests) != 0 {
		t.Error("a request without consent")
	}
	w.registers(stranger, "tan hao")
	if again := w.registers(stranger, "tan hao"); len(again) != 1 {
		t.Errorf("the office is asked twice: %v", again)
	}
	holds(t, w.says(stranger, "/dulieu"), "yêu cầu đăng ký số 1", "Tên của nguoila", "/dulieu xoa")
	holds(t, w.says(stranger, "/dulieu xoa"), "Đã xóa thông tin")
	holds(t, w.says(stranger, "/dulieu"), "không lưu thông tin nào")
	holds(t, w.says(office, "/duyet"), "Không có yêu cầu đăng ký nào")
}

func TestOneTimeCodes(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	holds(t, w.says(office, "/moi"), "mời ai", "/moi tanhao")
	holds(t, w.says(office, "/moi quantri"), "không thuộc nhiệm vụ")
	for place, parts := range map[string][]string{
		"xã Hưng Lễ": {"báo cáo cho xã Hưng Lễ"},
		"cum2":       {"trưởng cụm 2"},
		"lanhdao":    {"lãnh đạo"},
	} {
		holds(t, w.says(office, "/moi "+place), append(parts, "/start ", "21/6/2024", "Không gửi mã này vào nhóm chung")...)
	}
	code := w.invites("hungle")
	holds(t, w.says(stranger, "/start "+strings.ToUpper(code)), "Đồng chí đã nhận nhiệm vụ báo cáo cho xã Hưng Lễ", "Hệ thống chỉ lưu")
	holds(t, w.says("nguoila2", "/start "+code), "Mã không đúng, đã dùng hoặc đã hết hạn", "/dangky")
	holds(t, w.says(stranger, "/baocao ketnap 3"), "3/5")
	late := w.invites("hungle")
	w.pass(7*24*time.Hour + time.Minute)
	holds(t, w.says("nguoila2", "/start "+late), "đã hết hạn")
	holds(t, w.says("nguoila2", "/start"), "TRỢ LÝ THI ĐUA")
	holds(t, w.says("nguoila2", "/baocao ketnap 3"), "/dangky")
	for _, c := range w.settings().Codes {
		if strings.Contains(c.ID, code) || strings.Contains(c.ID, late) {
			t.Error("a code is stored")
		}
	}
}

func TestInvitationHasALinkWherePlatformsHaveThem(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	code := w.invites("tonghop")
	w.account = "telegram/1"
	w.says("77", "/start "+code)
	holds(t, w.says("77", "/moi tanhao"), "Hoặc mở liên kết: https://t.me/thiduabot?start=")
}

// invites makes a code as the administrator.
func (w *world) invites(place string) string {
	w.t.Helper()
	_, code, _ := strings.Cut(w.says(admin, "/moi "+place), "/start ")
	code, _, _ = strings.Cut(code, "\n")
	if len(code) != 8 {
		w.t.Fatalf("code %q", code)
	}
	return code
}

func TestFirstAdministrator(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	code, err := w.bot.FirstAdmin(w.ctx)
	if err != nil || code != "" {
		t.Fatalf("a code although there is an administrator: %q, %v", code, err)
	}
	w.says(admin, "/dulieu xoa")
	holds(t, w.says(admin, "C"), "Đã xóa thông tin")
	w.restart()
	// an administrator who had everything deleted is not enrolled again.
	w.must(w.bot.Enroll(w.ctx))
	if code, err = w.bot.FirstAdmin(w.ctx); err != nil || code == "" {
		t.Fatalf("no code: %v", err)
	}
	holds(t, w.says(stranger, "/start "+code), "quản trị")
	holds(t, w.says("nguoila2", "/start "+code), "Mã không đúng")
	holds(t, w.says(stranger, "/moi tonghop"), "tổng hợp")
	if code, err = w.bot.FirstAdmin(w.ctx); err != nil || code != "" {
		t.Errorf("a second code %q, %v", code, err)
	}
}

func TestMembersAreRemovedAndReplaced(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	holds(t, w.says(office, "/thanhvien tanhao"), "báo cáo cho xã Tân Hào (console)", "/thanhvien xoa ")
	all := w.says(office, "/thanhvien")
	holds(t, all, "Còn ", "/thanhvien cum2")
	holds(t, w.says(office, "/thanhvien cum2"), "trưởng cụm 2", "báo cáo cho xã Hưng Lễ")
	holds(t, w.says(office, "/thanhvien xoa 999"), "Không có thành viên")
	holds(t, w.says(office, "/thanhvien xoa "+w.number(admin)), "không thuộc nhiệm vụ")
	w.says(office, "/thanhvien xoa "+w.number(tanhao))
	holds(t, w.says(office, "K"), "không có gì thay đổi")
	holds(t, w.says(tanhao, "/baocao ketnap 12"), "12/15")
	w.dismisses(tanhao)
	holds(t, w.says(tanhao, "/baocao ketnap 13"), "/dangky")
	w.must(w.bot.Enroll(w.ctx))
	holds(t, w.says(tanhao, "/baocao ketnap 13"), "/dangky")

	w.joins(hungle, "tanthanh")
	invitation := w.says(office, "/thanhvien thay "+w.number(hungle))
	holds(t, invitation, "báo cáo cho xã Hưng Lễ")
	holds(t, w.says(hungle, "/baocao hungle ketnap 3"), "3/5")
	_, code, _ := strings.Cut(invitation, "/start ")
	code, _, _ = strings.Cut(code, "\n")
	w.says(stranger, "/start "+code)
	holds(t, w.says(stranger, "/baocao ketnap 4"), "4/5")
	holds(t, w.says(hungle, "/baocao hungle ketnap 5"), "không nhập được cho xã Hưng Lễ")
	holds(t, w.says(hungle, "/baocao ketnap 2"), "xã Tân Thanh")
}

func TestOwnData(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	holds(t, w.says(stranger, "/dulieu"), "không lưu thông tin nào")
	holds(t, w.says(tanhao, "/dulieu"), "báo cáo cho xã Tân Hào", "console tanhao.baocao", "/dulieu xoa")
	holds(t, w.says(tanhao, "/dulieu ten Nguyễn Văn A"), "Tên hiển thị: Nguyễn Văn A")
	w.says(tanhao, "/dulieu xoa")
	holds(t, w.says(tanhao, "để xem"), "chưa hiểu")
	holds(t, w.says(tanhao, "C"), "Đã xóa thông tin của đồng chí")
	holds(t, w.says(tanhao, "/baocao ketnap 12"), "/dangky")
	holds(t, w.says(tanhao, "/dulieu"), "không lưu thông tin nào")
	for _, m := range w.settings().Members {
		if m.Gone && (m.Name != "" || m.Accounts != nil || m.Private != nil || strings.Contains(m.Source, "tanhao")) {
			t.Errorf("kept %+v", m)
		}
	}
	w.must(w.bot.Enroll(w.ctx))
	holds(t, w.says(tanhao, "/baocao ketnap 12"), "/dangky")
	w.expect("tanhao", "ketnap", "9")
}

func TestOfficeThatLostItsSeatRemovesNobody(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	question := w.asks(office, "/thanhvien xoa "+w.number(tanhao))
	w.says(admin, "/thanhvien xoa "+w.number(office))
	w.says(admin, "C")
	holds(t, w.presses(office, question, 1), "không thuộc nhiệm vụ")
	holds(t, w.says(tanhao, "/baocao ketnap 12"), "12/15")
}

func TestEnrollmentIsDoneOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	before := w.settings()
	w.must(w.bot.Enroll(w.ctx))
	w.must(w.bot.LinkChats(w.ctx, sample.Chats(), chat.Console))
	if after := w.settings(); after.Head != before.Head {
		t.Errorf("settings changed from %d to %d", before.Head, after.Head)
	}
}

// number is the member number of a person of the console.
func (w *world) number(person string) string {
	w.t.Helper()
	_, number, _ := strings.Cut(w.says(person, "/dulieu"), "(số ")
	number, _, _ = strings.Cut(number, ")")
	return number
}

func (w *world) settings() store.SettingsSnapshot {
	w.t.Helper()
	s, err := w.store.Settings(w.ctx)
	w.must(err)
	return s
}

// chat is the linked chat that had the name first.
func (w *world) chat(name string) store.Chat {
	w.t.Helper()
	for _, c := range w.settings().Chats {
		if c.Addresses[0].Chat == name {
			return c
		}
	}
	w.t.Fatalf("no chat %s", name)
	return store.Chat{}
}
