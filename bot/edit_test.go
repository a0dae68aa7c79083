package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

func TestEditedReport(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		first, second string
		holds         []string
		// ketnap and houses are the values after the edit.
		ketnap, houses string
	}{
		"changed":            {"/baocao ketnap 12", "/baocao ketnap 13", []string{"Đã cập nhật theo tin đã sửa: kết nạp đảng viên từ 12 thành 13/15 (86,7%)."}, "13", "2"},
		"lower":              {"/baocao ketnap 12", "/baocao ketnap 10", []string{"từ 12 thành 10/15"}, "10", "2"},
		"line added":         {"/baocao ketnap 12", "/baocao ketnap 12\nnhatinhthuong 3", []string{"nhà tình thương từ 2 thành 3/6 căn (50%)"}, "12", "3"},
		"line removed":       {"/baocao ketnap 12\nnhatinhthuong 3", "/baocao ketnap 12", []string{"nhà tình thương bỏ số 3, hiện 2/6 căn"}, "12", "2"},
		"unchanged":          {"/baocao ketnap 12", "/baocao  Kết nạp: 12", []string{"không làm thay đổi số liệu nào"}, "12", "2"},
		"other command":      {"/baocao ketnap 12", "/tiendo", []string{"bỏ số 12, hiện 9/15"}, "9", "2"},
		"no report any more": {"/baocao ketnap 12", "xin lỗi, gửi nhầm", []string{"bỏ số 12, hiện 9/15 (60%)"}, "9", "2"},
		"nothing new":        {"/baocao ketnap 12", "/baocao không phát sinh", []string{"không phát sinh", "bỏ số 12"}, "9", "2"},
		"increment":          {"/baocao ketnap +2", "/baocao ketnap +3", []string{"từ 11 thành 12/15"}, "12", "2"},
		"correction":         {"/sua ketnap 7", "/sua ketnap 8", []string{"từ 7 thành 8/15"}, "8", "2"},
		"asked":              {"/baocao ketnpa 12", "/baocao ketnap 12", []string{"từ 9 thành 12/15"}, "12", "2"},
		"unclear now":        {"/baocao ketnap 12", "/baocao ketnap khoảng 13", []string{"không làm thay đổi", "số ước lượng"}, "12", "2"},
		"other unit":         {"/baocao ketnap 12", "/baocao luongquoi ketnap 13", []string{"không nhập được cho xã Lương Quới"}, "12", "2"},
		"help":               {"/trogiup", "/tiendo", []string{"Sửa tin này không làm thay đổi gì"}, "9", "2"},
		"nil report":         {"/kps", "/tiendo", []string{"Sửa tin này không làm thay đổi gì"}, "9", "2"},
		"nil and report":     {"/kps", "/baocao ketnap 12", []string{"từ 9 thành 12/15"}, "12", "2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newFixture(t)
			in := w.message(tanhao, c.first)
			w.handle(in)
			w.pass(5 * time.Minute)
			holds(t, w.edits(in, c.second), c.holds...)
			w.expect("tanhao", "ketnap", c.ketnap)
			w.expect("tanhao", "nhatinhthuong", c.houses)
			w.consistent("tanhao")
		})
	}
}

func TestEditTellsNothingWhenTheTextIsTheSame(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnap 12")
	w.handle(in)
	if got := w.handle(w.edit(in, in.Text)); got != nil {
		t.Errorf("answer %v", got)
	}
}

func TestRedeliveredEditCountsOnce(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnap +2")
	w.handle(in)
	edit := w.edit(in, "/baocao ketnap +3")
	w.handle(edit, edit)
	again := w.edit(in, "/baocao ketnap +4")
	w.handle(again)
	for _, redelivered := range []chat.Incoming{in, edit, again, edit} {
		if got := w.handle(redelivered); got != nil {
			t.Errorf("answer %v", got)
		}
	}
	w.expect("tanhao", "ketnap", "13")
	w.consistent("tanhao")
}

// TestEditThatChangedNothingIsKnown delivers again an edit without a change, after one with a change.
func TestEditThatChangedNothingIsKnown(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnap 12")
	same, other := w.edit(in, in.Text), w.edit(in, "/baocao ketnap 13")
	w.handle(in)
	w.handle(same)
	w.handle(other)
	w.handle(in, same, other)
	w.expect("tanhao", "ketnap", "13")
	w.consistent("tanhao")
}

func TestEditInOneBatchWithItsMessage(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnap 12\nnhatinhthuong 3")
	w.handle(in, w.edit(in, "/baocao ketnap 13"), w.message(tanhao, "/baocao nhatinhnghia 2"))
	w.expect("tanhao", "ketnap", "13")
	w.expect("tanhao", "nhatinhthuong", "2")
	w.expect("tanhao", "nhatinhnghia", "2")
	w.consistent("tanhao")
}

func TestEditAfterCutoffIsRefused(t *testing.T) {
	t.Parallel()
	for _, first := range []string{"/baocao ketnap 12", "/baocao ketnpa 12"} {
		w := newFixture(t)
		in := w.message(tanhao, first)
		w.handle(in)
		before := w.value("tanhao", "ketnap")
		w.clock("2024-06-14 16:00")
		holds(t, w.edits(in, "/baocao ketnap 13"), "Tuần 24 đã chốt", "tin đã sửa không được ghi", "/sua ketnap 11", "tuần 25")
		w.expect("tanhao", "ketnap", before)
	}
}

func TestEditKeepsThePlaceInTime(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnap 10")
	w.handle(in)
	w.pass(time.Minute)
	w.says(tanhao, "/baocao ketnap 12")
	w.pass(time.Minute)
	holds(t, w.edits(in, "/baocao ketnap 11"), "12/15")
	w.expect("tanhao", "ketnap", "12")
	w.consistent("tanhao")
}

func TestEditOfAWithdrawalBringsNothingBack(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	report := w.message(tanhao, "/baocao ketnap 12")
	w.handle(report)
	in := w.message(tanhao, "/huy")
	w.handle(in)
	holds(t, w.edits(in, "/baocao ketnap 14"), "Sửa tin này không làm thay đổi gì")
	w.expect("tanhao", "ketnap", "9")
	// the report itself may be edited: it counts again.
	w.edits(report, "/baocao ketnap 13")
	w.expect("tanhao", "ketnap", "13")
	w.consistent("tanhao")
}

func TestEditOfAnAnswerChangesNothing(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(tanhao, "/baocao ketnap 7")
	in := w.message(tanhao, "1")
	w.handle(in)
	w.expect("tanhao", "ketnap", "16")
	holds(t, w.edits(in, "2"), "Sửa tin này không làm thay đổi gì")
	w.expect("tanhao", "ketnap", "16")
}

func TestEditCancelsTheQuestionItAskedBefore(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnpa 12")
	question := w.one(w.handle(in))
	w.edits(in, "/baocao ketnap 13")
	holds(t, w.presses(tanhao, question, 1), "đã được trả lời hoặc đã hết hạn")
	w.expect("tanhao", "ketnap", "13")
}

func TestEditByWhoLostTheSeat(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnap 12")
	w.handle(in)
	w.dismisses(tanhao)
	holds(t, w.edits(in, "/baocao ketnap 13"), "/dangky")
	w.expect("tanhao", "ketnap", "12")
}

func TestEditInGroup(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.inGroup(cluster, tanhao, "/baocao ketnap 12")
	w.handle(in)
	holds(t, w.edits(in, "báo cáo kết nạp 13"), "từ 12 thành 13/15")
	w.expect("tanhao", "ketnap", "13")
	chatter := w.inGroup(cluster, tanhao, "xin chào")
	w.handle(chatter)
	if got := w.handle(w.edit(chatter, "chào cả nhà")); got != nil {
		t.Errorf("answer %v", got)
	}
	for _, text := range []string{"công văn mật", strings.Repeat("chào ", 10_000)} {
		if got := w.handle(w.edit(chatter, text)); got != nil {
			t.Errorf("answer %v", got)
		}
	}
	anonymous := w.edit(chatter, "chào")
	anonymous.Anonymous = true
	if got := w.handle(anonymous); got != nil {
		t.Errorf("answer %v", got)
	}
	anonymous = w.edit(in, "/baocao ketnap 14")
	anonymous.Anonymous = true
	w.handle(anonymous)
	w.expect("tanhao", "ketnap", "13")
}

func TestEditOfAnIDThatRestarted(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	old := w.message(tanhao, "/baocao ketnap 12")
	w.handle(old)
	w.pass(time.Hour / 4)
	fresh := w.message(tanhao, "/baocao nhatinhthuong 3")
	fresh.ID = old.ID
	w.handle(fresh)
	w.expect("tanhao", "nhatinhthuong", "3")
	w.edits(fresh, "/baocao nhatinhthuong 4")
	w.expect("tanhao", "ketnap", "12")
	w.expect("tanhao", "nhatinhthuong", "4")
	// the batch is delivered again
	w.handle(old, fresh)
	w.consistent("tanhao")
	if head := w.state("tanhao").Head; head != 4 {
		t.Errorf("head %d", head)
	}
	if !strings.Contains(w.logs.String(), "message id used again") {
		t.Error("not logged")
	}
}

// dismisses takes the seats of a person away.
func (w *world) dismisses(person string) {
	w.t.Helper()
	own := w.says(person, "/dulieu")
	_, number, _ := strings.Cut(own, "(số ")
	number, _, _ = strings.Cut(number, ")")
	holds(w.t, w.says(office, "/thanhvien xoa "+number), "Thôi nhiệm vụ")
	holds(w.t, w.says(office, "C"), "Đã thôi nhiệm vụ")
}
