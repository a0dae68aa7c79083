package bot_test

import (
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

// TestWhatPeopleRead asks for everything there is to read, by role and place; every answer fits one message.
func TestWhatPeopleRead(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(tanhao, "/baocao ketnap 12")
	w.says(hungle, "/baocao ketnap 5\nnhatinhnghia 1\nnhatinhthuong 4")
	for _, c := range []struct{ place, from, text, want string }{
		{"", tanhao, "/tiendo", "1. Kết nạp đảng viên: 12/15 (80%) – vượt tiến độ"},
		{"", tanhao, "/td ketnap", "12/15"},
		{"", tanhao, "/tiendo hungle", "không thuộc nhiệm vụ"},
		{"", tanhao, "/tiendo cum2", "cho biết đơn vị"},
		{"", head, "/tiendo", "BẢNG XẾP HẠNG – CỤM 2"},
		{"", head, "/tiendo cum2", "1. Hưng Lễ – 80%"},
		{"", head, "/tiendo cum1", "cho biết đơn vị"},
		{"", head, "/tiendo ketnap", "CỤM 2 – KẾT NẠP ĐẢNG VIÊN"},
		{"", head, "/tiendo hungle", "TIẾN ĐỘ XÃ HƯNG LỄ"},
		{"", head, "/tiendo luongquoi", "không thuộc nhiệm vụ"},
		{"", leader, "/tiendo", "HUYỆN GIỒNG TRÔM"},
		{"", leader, "/tiendo hungle", "hạng 1/7 cụm 2"},
		{"", leader, "/tiendo cum2", "CỤM 2"},
		{"", tanhao, "/bxh", "1. Hưng Lễ – 80%"},
		{"", tanhao, "/bxh huyen", "HUYỆN GIỒNG TRÔM"},
		{"", tanhao, "/bxh cum1", "CỤM 1"},
		{"", tanhao, "/bxh hungle", "CỤM 2"},
		{"", tanhao, "/bxh ketnap", "1. Hưng Lễ – 5/5 (100%)"},
		{"", tanhao, "/bxh sao hoa", "Ví dụ: /bxh cum2"},
		{cluster, stranger, "/bxh", "1. Hưng Lễ – 80%"},
		{leaders, leader, "/bxh", "HUYỆN GIỒNG TRÔM"},
		{"", tanhao, "/giaouoc", "GIAO ƯỚC NĂM 2024 – XÃ TÂN HÀO (ký ngày 18/3/2024)"},
		{"", stranger, "/giaouoc hungle", "Kết nạp đảng viên: 5"},
		{"", office, "/giaouoc", "Ví dụ: /giaouoc"},
		{"", stranger, "/chitieu", "ketnap – Kết nạp đảng viên"},
		{"", tanhao, "/lichsu ketnap", "14/6 15:30 – 12 (lũy kế) (số 2)\n07/6 15:12 – 9 (lũy kế) (số 1)"},
		{"", tanhao, "/lichsu hungle", "không thuộc nhiệm vụ"},
		{"", office, "/lichsu tanhao", "LỊCH SỬ BÁO CÁO – XÃ TÂN HÀO"},
		{"", office, "/lichsu", "Ví dụ: /lichsu"},
		{"", head, "/cbc", "cụm 2 có 2/7 đơn vị đã báo cáo.\nChưa có: Hưng Nhượng"},
		{"", head, "/cbc cum1", "không thuộc nhiệm vụ"},
		{"", leader, "/cbc", "2/37 đơn vị đã báo cáo.\nChưa có: "},
		{"", leader, "/cbc cum1", "cụm 1 có 0/"},
		{"", leader, "/cbc sao hoa", "Ví dụ: /cbc cum2"},
		{leaders, leader, "/cbc", "Chưa có: "},
		{"", leader, "/tonghop", "Thu nhập bình quân: 61,2 triệu đồng"},
		{"", leader, "/tonghop ketnap", "Kết nạp đảng viên: 17/130 (13,1%)"},
		{leaders, leader, "/tonghop", "Dẫn đầu: Hưng Lễ (cụm 2, 80%)"},
		{cluster, office, "/tonghop", "tin nhắn riêng"},
	} {
		name := strings.TrimSpace(c.place + " " + c.from + " " + c.text)
		answer := ""
		if c.place == "" {
			answer = w.says(c.from, c.text)
		} else {
			answer = w.saysIn(c.place, c.from, c.text)
		}
		if !strings.Contains(answer, c.want) || len([]rune(answer)) > 2000 {
			t.Errorf("%s: %d characters, no %q in\n%s", name, len([]rune(answer)), c.want, answer)
		}
	}
	lacks(t, w.saysIn(cluster, head, "/cbc"), "Hưng Nhượng")
	holds(t, w.saysIn(cluster, head, "/cbc"), "cụm 2 có 2/7 đơn vị đã báo cáo.")
}

func TestSendingAgain(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	holds(t, w.says(office, "/guilai"), "Không có tin nào")
	to := chat.ChatID{Account: chat.Console, Chat: cluster}
	_, err := w.full.PlanNotices(w.ctx, []store.Notice{{ID: "bxh/2024-W24/c2", Job: "bxh", Period: "2024-W24", Due: w.now, Useful: w.now, Posts: []store.Post{{
		ID: "n/bxh/2024-W24/c2/1", Notice: "bxh/2024-W24/c2", To: to, Part: chat.Message{Text: "BẢNG XẾP HẠNG TUẦN 24\n1. Hưng Lễ"}, Status: store.PostWaiting,
	}}}})
	w.must(err)
	posts, err := w.full.Waiting(w.ctx, chat.Console, w.now, 100)
	w.must(err)
	for i := range posts {
		posts[i].Status, posts[i].Done = store.PostUnknown, w.now
	}
	w.must(w.full.FinishPosts(w.ctx, posts))
	holds(t, w.says(office, "/guilai"), "1. BẢNG XẾP HẠNG TUẦN 24 – nhóm của cụm 2, gửi 15:30 ngày 14/6", "/guilai 1")
	holds(t, w.says(office, "/guilai 2"), "Không có tin nào đang chờ gửi lại với số này")
	holds(t, w.says(office, "/guilai 1"), "hàng chờ gửi lại")
	if len(w.resent) != 1 || w.resent[0] != "n/bxh/2024-W24/c2/1" {
		t.Errorf("sent again %v", w.resent)
	}
}
