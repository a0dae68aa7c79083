package bot_test

import (
	"testing"
	"time"
)

func TestWithdrawal(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(tanhao, "/baocao ketnap 12")
	w.pass(20 * time.Minute)
	in := w.message(tanhao, "/huy")
	if got, want := w.one(w.handle(in)).text, "Đã hủy báo cáo số 2. Kết nạp đảng viên của xã Tân Hào trở lại 9/15 (60%)."; got != want {
		t.Errorf("answer %q", got)
	}
	w.handle(in)
	w.expect("tanhao", "ketnap", "9")
	holds(t, w.says(tanhao, "/huy"), "Không có báo cáo nào", "/sua ketnap 11")
	w.consistent("tanhao")
}

func TestWithdrawalTakesTheWholeMessage(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnap 12\nnhatinhthuong 3")
	w.handle(in)
	w.pass(time.Minute)
	w.edits(in, "/baocao ketnap 13\nnhatinhthuong 3\nnhatinhnghia 2")
	w.says(hungle, "/baocao ketnap 2")
	holds(t, w.says(tanhao, "/huy"), "của xã Tân Hào:", "Kết nạp đảng viên trở lại 9/15 (60%)", "Nhà tình thương trở lại 2/6 căn", "Nhà tình nghĩa trở lại 1/3 căn")
	w.expect("tanhao", "ketnap", "9")
	w.expect("tanhao", "nhatinhthuong", "2")
	w.expect("tanhao", "nhatinhnghia", "1")
	w.consistent("tanhao")
}

func TestWithdrawalOfAnEditedReportInOneBatch(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnap 12\nnhatinhthuong 3")
	w.handle(in, w.edit(in, "/baocao ketnap 13\nnhatinhthuong 3"), w.message(tanhao, "/huy"))
	w.expect("tanhao", "ketnap", "9")
	w.expect("tanhao", "nhatinhthuong", "2")
	w.consistent("tanhao")
}

func TestWithdrawalIsOfTheOwnReportOnly(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(tanhao, "/baocao ketnap 10")
	w.says(office, "/baocao tanhao ketnap 12")
	holds(t, w.says(tanhao, "/huy"), "Đã hủy báo cáo số 2", "12/15")
	w.expect("tanhao", "ketnap", "12")
	holds(t, w.says(tanhao, "/huy"), "Không có báo cáo nào")
	holds(t, w.says(hungle, "/huy tanhao"), "không nhập được cho xã Tân Hào")
	holds(t, w.says(office, "/huy tanhao"), "9/15")
	w.expect("tanhao", "ketnap", "9")
	w.consistent("tanhao")
}

func TestWithdrawalWithinADayAndTheWeek(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.clock("2024-06-12 10:00")
	w.says(tanhao, "/baocao ketnap 12")
	w.clock("2024-06-13 10:01")
	holds(t, w.says(tanhao, "/huy"), "Không có báo cáo nào")
	w.clock("2024-06-14 15:50")
	w.says(tanhao, "/baocao ketnap 13")
	w.clock("2024-06-14 16:10")
	holds(t, w.says(tanhao, "/huy"), "Tuần 24 đã chốt", "không hủy được", "/sua ketnap 11")
	w.expect("tanhao", "ketnap", "13")
}

func TestWithdrawalOfANilReport(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	holds(t, w.says(tanhao, "/kps"), "tuần 24 xã Tân Hào không phát sinh. Số liệu lũy kế giữ nguyên.")
	holds(t, w.says(tanhao, "/huy"), "Đã hủy báo cáo số 2 của xã Tân Hào.", "Tuần này trở lại chưa có báo cáo")
	if _, reported := w.state("tanhao").ReportedWeek(sampleCampaign().WeekAt(w.now)); reported {
		t.Error("the week is still marked")
	}
	w.says(tanhao, "/baocao ketnap 12")
	w.says(tanhao, "/kps")
	lacks(t, w.says(tanhao, "/huy"), "chưa có báo cáo")
	w.consistent("tanhao")
}

func TestWithdrawalInGroupKeepsSensitiveFiguresBack(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(tanhao, "/baocao kyluat 1")
	holds(t, w.saysIn(cluster, tanhao, "/huy"), "tin nhắn riêng", "/huy")
	w.expect("tanhao", "kyluat", "1")
	w.says(tanhao, "/huy")
	w.expect("tanhao", "kyluat", "")
}

func TestNilReportOfOneIndicator(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	holds(t, w.says(tanhao, "/kps ketnap"), "Kết nạp đảng viên: 9/15", "Không phát sinh, số liệu giữ nguyên")
	w.expect("tanhao", "ketnap", "9")
	holds(t, w.says(tanhao, "/kps lichsudang"), "không ký giao ước")
	holds(t, w.says(stranger, "/kps"), "/dangky")
	holds(t, w.says(tanhao, "tuần này không phát sinh"), "không phát sinh")
	w.consistent("tanhao")
}
