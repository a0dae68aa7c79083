package reminders_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/reminders"
)

// workedExample feeds the figures of domain.md §2.4: the week before, its board, and then week 24.
func workedExample(t *testing.T) (*world, *reminders.Reminders) {
	w := newWorld(t, "2024-06-07 08:00")
	w.everybody()
	w.chats()
	r := w.reminders()
	w.report("2024-05-31 10:00", "tanloithanh", "ketnap 1,nhatinhnghia 1,nhatinhthuong 1")
	w.report("2024-06-07 09:00", "hungle", "ketnap 4,nhatinhnghia 1,nhatinhthuong 4")
	w.report("2024-06-07 09:10", "thanhphudong", "ketnap 3,nhatinhnghia 1,nhatinhthuong 3")
	w.report("2024-06-07 09:20", "tanthanh", "ketnap 6,nhatinhnghia 0,nhatinhthuong 2")
	w.report("2024-06-07 09:30", "hungnhuong", "ketnap 2,nhatinhnghia 1,nhatinhthuong 3")
	w.report("2024-06-07 09:40", "longmy", "ketnap 2,nhatinhnghia 0,nhatinhthuong 3")
	w.report("2024-06-07 15:12", "tanhao", "ketnap 9,nhatinhnghia 1,nhatinhthuong 2")
	w.until(r, "2024-06-14 07:00")
	w.report("2024-06-14 08:00", "hungle", "ketnap 5,nhatinhnghia 1,nhatinhthuong 4")
	for _, unit := range []campaign.UnitID{"thanhphudong", "tanthanh", "hungnhuong", "longmy"} {
		w.report("2024-06-14 08:10", unit, "kps")
	}
	w.report("2024-06-14 15:59", "tanhao", "ketnap 12,nhatinhnghia 2,nhatinhthuong 3")
	return w, r
}

func TestBoardOfTheWorkedExample(t *testing.T) {
	t.Parallel()
	w, r := workedExample(t)
	w.report("2024-06-14 16:00", "longmy", "ketnap 4") // counts for the next week
	w.until(r, "2024-06-14 17:00")
	want := strings.TrimSpace(`
BẢNG XẾP HẠNG TUẦN 24 (10–16/6/2024) – CỤM 2
Mức hoàn thành giao ước năm 2024, chốt 16:00 ngày 14/6. Tin tự động.
1. Hưng Lễ – 80% (=)
2. Tân Hào – 67,6% (▲3)
3. Thạnh Phú Đông – 57,1% (▼1)
4. Tân Thanh – 54,3% (▼1)
5. Hưng Nhượng – 48,6% (▼1)
6. Long Mỹ – 38,6% (=)
7. Tân Lợi Thạnh – 30,7% (=) (*)
Gần đích nhất: Thạnh Phú Đông còn 2 đảng viên, 1 nhà tình nghĩa, 2 nhà tình thương.
Tiến bộ nhất tuần: Tân Hào (+22,8 điểm %).
(*) Số liệu đến 31/5. Chỉ tiêu chấm cuối năm chưa tính.`)
	texts := w.platform.to("cum2")
	if diff := cmp.Diff(want, texts[len(texts)-1]); diff != "" {
		t.Error(diff)
	}
	if first := w.platform.starting("BẢNG XẾP HẠNG TUẦN 23")[0].text; strings.ContainsAny(first, "▲▼=") {
		t.Errorf("arrows on the first board:\n%s", first)
	}
}

func TestBoardIsComputedAgain(t *testing.T) {
	t.Parallel()
	w, r := workedExample(t)
	w.until(r, "2024-06-14 17:00")
	w.report("2024-06-14 18:00", "tanhao", "ketnap 15") // after the heads that the board recorded
	checked := 0
	for _, n := range w.notices() {
		facts, err := reminders.Recompute(w.ctx, w.c, w.store, n)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(n.Facts, facts) {
			t.Errorf("%s: posted\n%s\ncomputed again\n%s", n.ID, n.Facts, facts)
		}
		if facts != nil {
			checked++
		}
	}
	if checked < 4 {
		t.Errorf("only %d notices have facts", checked)
	}
}

func TestDigestOfTheWorkedExample(t *testing.T) {
	t.Parallel()
	w, r := workedExample(t)
	w.report("2024-06-14 15:00", "luongquoi", "ketnap 4,nhatinhnghia 1,nhatinhthuong 4")
	w.reportAt(w.at("2024-06-14 15:10"), "luongquoi", "nhatinhthuong 3", campaign.ActionCorrect)
	w.until(r, "2024-06-14 17:00")
	want := strings.TrimSpace(`
BÁO CÁO NHANH THI ĐUA – 14/6/2024 (số liệu đến 16:45, tin tự động)
1. Toàn huyện đạt 22,8% giao ước năm; thời gian đã qua 45,4%.
2. Kết nạp đảng viên 35/130 (26,9%) · nhà tình nghĩa 7/40 (17,5%) · nhà tình thương 22/100 (22%).
3. Hôm nay: 7 đơn vị báo cáo, tăng 8 đảng viên, 2 nhà tình nghĩa, 4 nhà tình thương; 1 lượt đính chính.
4. Dẫn đầu các cụm: Lương Quới (cụm 1), Hưng Lễ (cụm 2).
5. Mới hoàn thành giao ước kết nạp đảng viên: Hưng Lễ (5/5); nhà tình nghĩa: Lương Quới (1/1).
6. Chậm tiến độ: Tân Lợi Thạnh (30,7%, đạt 0,68 nhịp thời gian).
7. Chưa báo cáo tuần 24: 30/37 đơn vị; Giồng Trôm 3 tuần liên tiếp, Bình Hòa 3 tuần liên tiếp, Bình Thành 3 tuần liên tiếp và 27 đơn vị khác.
Gõ /th để xem chi tiết, /cbc để xem đơn vị chưa báo cáo.`)
	texts := w.platform.to("lanhdao")
	if diff := cmp.Diff(want, texts[len(texts)-1]); diff != "" {
		t.Error(diff)
	}
}
