package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

func TestReportIsStoredAndAnswered(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.message(tanhao, "/baocao ketnap 12")
	answer := w.one(w.handle(in))
	want := `Đã ghi nhận báo cáo của xã Tân Hào (số 2, tuần 24).
Kết nạp đảng viên: 12/15, đạt 80% giao ước. Tăng 3 so với lần báo trước (07/6).
Nếu chưa đúng, đồng chí gõ: /sua ketnap <số đúng> hoặc /huy.`
	if answer.text != want || answer.replyTo != in.ID || answer.to != tanhao {
		t.Errorf("answer %+v", answer)
	}
	w.expect("tanhao", "ketnap", "12")
	w.consistent("tanhao")
	for _, r := range w.records {
		if strings.Contains(r.Hash, "ketnap") {
			t.Error("the text is stored")
		}
	}
}

func TestReportsInAllTheirWays(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"/bc ketnap +2":                        "11",
		"kết nạp 12":                           "12",
		"bao cao ket nap them 1":               "10",
		"/baocao xã Tân Hào kết nạp 12":        "12",
		"/sua ketnap 7 nhập nhầm":              "7",
		"/dinhchinh ketnap 7":                  "7",
		"/baocao ketnap 9":                     "9",
		"/baocao ketnap không phát sinh":       "9",
		"/baocao ketnap 12\nketnap 13":         "9",
		"/baocao ketnap khoảng 12":             "9",
		"/baocao ketnap -2":                    "9",
		"/baocao ketnap 12,5":                  "9",
		"/baocao ketnap 12 (dự kiến)":          "9",
		"/baocao lichsudang 100%":              "9",
		"hôm nay trời đẹp":                     "9",
		"/baocao ketnap 99999999999999999999":  "9",
		"/baocao " + strings.Repeat("9", 5000): "9",
	} {
		t.Run(text[:min(len(text), 40)], func(t *testing.T) {
			t.Parallel()
			w := newFixture(t)
			if answer := w.says(tanhao, text); answer == "" || len(answer) > 1500 {
				t.Errorf("answer %q", answer)
			}
			w.expect("tanhao", "ketnap", want)
			w.consistent("tanhao")
		})
	}
}

func TestSameTotalAgainIsSaidToBeThere(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	holds(t, w.says(tanhao, "/baocao ketnap 9"), "Đã ghi nhận", "đã có")
	if _, reported := w.state("tanhao").ReportedWeek(sampleCampaign().WeekAt(w.now)); !reported {
		t.Error("week is not marked")
	}
}

func TestSameIncrementIsAskedForTenMinutes(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(tanhao, "/baocao ketnap +2")
	w.pass(10 * time.Minute)
	holds(t, w.says(office, "/baocao tanhao ketnap +2"), "Vừa nhận “+2” lúc 15:30 (lũy kế 11)", "“C” hoặc “K”", "/baocao ketnap 13")
	w.expect("tanhao", "ketnap", "11")
	w.says(office, "C")
	w.expect("tanhao", "ketnap", "13")
	w.pass(11 * time.Minute)
	w.says(tanhao, "/baocao ketnap +2")
	w.expect("tanhao", "ketnap", "15")
	w.consistent("tanhao")
}

func TestOlderTotalIsKeptAsHistory(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	late := w.message(tanhao, "/baocao ketnap 10")
	increment := w.message(tanhao, "/baocao nhatinhthuong +1")
	w.pass(time.Minute)
	w.says(tanhao, "/baocao ketnap 12")
	w.says(tanhao, "/baocao nhatinhthuong +2")
	w.pass(time.Minute)
	answer := w.one(w.handle(late))
	holds(t, answer.text, "12/15", "số hiện tại giữ nguyên")
	w.expect("tanhao", "ketnap", "12")
	// an older increment counts at its own time, and the later one is added to it.
	answer = w.one(w.handle(increment))
	holds(t, answer.text, "5/6 căn", "Tăng 1 căn")
	w.expect("tanhao", "nhatinhthuong", "5")
	w.consistent("tanhao")
}

func TestWhoMayReportForWhom(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	for from, want := range map[string]string{
		stranger: "/dangky",
		head:     "không thuộc nhiệm vụ",
		leader:   "không thuộc nhiệm vụ",
		hungle:   "đang phụ trách báo cáo của xã Hưng Lễ nên không nhập được cho xã Tân Hào",
	} {
		holds(t, w.says(from, "/baocao tanhao ketnap 12"), want)
	}
	w.expect("tanhao", "ketnap", "9")
	holds(t, w.says(office, "/baocao tanhao ketnap 12"), "12/15")
	w.expect("tanhao", "ketnap", "12")
	holds(t, w.says(office, "/baocao ketnap 13"), "cho đơn vị nào", "ketnap 13")
	holds(t, w.says(office, "/huy"), "Ví dụ: /huy ")
	holds(t, w.says(office, "/kps"), "Ví dụ: /kps ")
}

func TestReportForSeveralUnits(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.joins(tanhao, "hungle")
	answer := w.says(tanhao, "/baocao ketnap +2")
	holds(t, answer, "cho đơn vị nào", "/baocao tanhao ketnap +2")
	w.expect("tanhao", "ketnap", "9")
	_, line, _ := strings.Cut(answer, "Ví dụ: ")
	w.says(tanhao, line)
	w.expect("tanhao", "ketnap", "11")
	holds(t, w.says(tanhao, "/baocao hungle ketnap 3"), "xã Hưng Lễ", "3/5")
	holds(t, w.says(tanhao, "/baocao luongquoi ketnap 3"), "xã Tân Hào, xã Hưng Lễ")
	holds(t, w.says(tanhao, "/tiendo"), "cho biết đơn vị. Ví dụ: /tiendo tanhao")
	holds(t, w.says(tanhao, "/tiendo hungle"), "XÃ HƯNG LỄ")
}

func TestForwardedMessageIsNoReport(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	for _, text := range []string{"/baocao ketnap 12", "kết nạp 12", "/huy", "/kps"} {
		in := w.message(tanhao, text)
		in.Forwarded = true
		holds(t, w.one(w.handle(in)).text, "Tin chuyển tiếp", "/baocao ketnap 12")
	}
	w.says(tanhao, "/baocao ketnpa 12")
	in := w.message(tanhao, "C")
	in.Forwarded = true
	w.handle(in)
	w.expect("tanhao", "ketnap", "9")
}

func TestClosedWeekNamed(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	holds(t, w.says(tanhao, "/baocao tuần 22: ketnap 12"), "Tuần 22 đã chốt lúc 16:00 ngày 31/5", "tuần 24", "Ví dụ: /baocao ketnap 9")
	w.expect("tanhao", "ketnap", "9")
	// over the weekend the closed week may still be named.
	w.clock("2024-06-16 09:00")
	holds(t, w.says(tanhao, "/baocao tuần 24\nketnap 12"), "tuần 25", "báo cáo muộn của tuần 24")
	w.expect("tanhao", "ketnap", "12")
	w.clock("2024-06-17 08:00")
	holds(t, w.says(tanhao, "/baocao tuần 24\nketnap 13"), "Tuần 24 đã chốt lúc 16:00 ngày 14/6")
	w.expect("tanhao", "ketnap", "12")
}

func TestCutoffDecidesTheWeek(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.clock("2024-06-14 15:59")
	w.pass(59 * time.Second)
	holds(t, w.says(tanhao, "/baocao ketnap 12"), "tuần 24")
	w.pass(time.Second)
	answer := w.says(tanhao, "/baocao ketnap 13")
	holds(t, answer, "tuần 25")
	lacks(t, answer, "muộn")
	holds(t, w.says(hungle, "/kps"), "tuần 25", "báo cáo muộn của tuần 24")
}

func TestSensitiveFigureInGroup(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	for _, text := range []string{"/baocao kyluat 7", "/baocao kyluta 7", "/sua kyluat 7", "/kps kyluat", "/baocao kyluat 7\nkyluat 8"} {
		answer := w.saysIn(cluster, tanhao, text)
		holds(t, answer, "tin nhắn riêng")
		lacks(t, answer, "7", "8")
	}
	answer := w.saysIn(cluster, tanhao, "/baocao ketnap 12\nkyluat 7")
	holds(t, answer, "12/15", "không báo trong nhóm")
	lacks(t, answer, "kyluat 7")
	w.says(tanhao, "/baocao kyluat 1")
	w.expect("tanhao", "kyluat", "1")
	for _, text := range []string{"/huy", "/lichsu", "/lichsu kyluat", "/tiendo", "/giaouoc", "/tiendo kyluat", "/bxh kyluat"} {
		answer := strings.ToLower(w.saysIn(cluster, tanhao, text))
		lacks(t, answer, "kỷ luật: ", "kỷ luật trở lại")
	}
	w.expect("tanhao", "kyluat", "1")
	holds(t, w.says(tanhao, "/tiendo"), "kỷ luật: 1")
	holds(t, w.says(tanhao, "/bxh kyluat"), "không xếp hạng")
}

func TestPhotoAndWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	photo := w.message(tanhao, "/baocao ketnap 12")
	photo.Photo = "file-1"
	w.handle(photo)
	log := w.log("tanhao")
	if got := log[len(log)-1].Evidence; got != "file-1" {
		t.Errorf("evidence %q", got)
	}
	voice := w.message(tanhao, "")
	voice.NoText = true
	holds(t, w.one(w.handle(voice)).text, "chỉ đọc được chữ", "/baocao ketnap 12")
	voice = w.inGroup(cluster, tanhao, "")
	voice.NoText = true
	if got := w.handle(voice); got != nil {
		t.Errorf("answer in group: %v", got)
	}
}

func TestSecretsAndPersonalData(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	for _, text := range []string{"/baocao ketnap 12 (văn bản mật)", "TỐI MẬT: kết nạp 12", "công văn độ mật: Mật"} {
		before := len(w.records)
		holds(t, w.says(tanhao, text), "ghi độ mật", "không tiếp nhận và không lưu", "thu hồi tin")
		if r := w.records[before]; r.Hash != "" || r.Outcome != store.OutcomeRefused {
			t.Errorf("kept %+v", r)
		}
	}
	if got := w.saysIn(cluster, tanhao, "văn bản mật của huyện"); got != "" {
		t.Errorf("answer %q", got)
	}
	in := w.message(tanhao, "/baocao ketnap 10")
	w.handle(in)
	holds(t, w.edits(in, "/baocao ketnap 12 văn bản mật"), "không tiếp nhận")
	w.expect("tanhao", "ketnap", "10")
	holds(t, w.says(tanhao, "/baocao ketnap 12, gồm đ/c Nguyễn Văn An sinh năm 1990"), "12/15", "Đã ghi số lượng. Đề nghị không gửi họ tên")
	w.expect("tanhao", "ketnap", "12")
	w.says(tanhao, "/sua ketnap 11 lý do: đ/c Nguyễn Văn An sinh năm 1990 tính trùng")
	for _, e := range w.log("tanhao") {
		lacks(t, e.Reason+e.Note, "Nguyễn", "An", "1990")
	}
}

func TestHugeOrBrokenTextIsRefused(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"long":    "/baocao ketnap 12 " + strings.Repeat("báo cáo ", 1_300_000),
		"lines":   strings.Repeat("ketnap 12\n", 2_000),
		"invalid": "/baocao ketnap 12 \xff\xfe",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newFixture(t)
			in := w.message(tanhao, text)
			in.Name = strings.Repeat("N", 1_000_000)
			holds(t, w.one(w.handle(in)).text, "Tin nhắn quá dài", "/baocao ketnap 12")
			w.expect("tanhao", "ketnap", "9")
			holds(t, w.edits(w.message(tanhao, text), text), "Tin nhắn quá dài")
			if got := w.handle(w.inGroup(cluster, tanhao, "x"+text)); got != nil {
				t.Error("answered in a group without being asked")
			}
		})
	}
}

func TestAnswersStayShort(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	var many strings.Builder
	for i := range 900 {
		many.WriteString("chitieula" + strings.Repeat("a", i%7) + " 12\n")
	}
	for _, text := range []string{
		"/baocao\n" + many.String(),
		"/sua ketnap 11 " + strings.Repeat("vì đếm trùng ", 700),
		"/baocao " + strings.Repeat("x", 9000) + " 12",
		"/baocao ketnap " + strings.Repeat("1", 9000),
	} {
		if answer := w.says(tanhao, text); len([]rune(answer)) > 2000 || answer == "" {
			t.Errorf("%d characters: %.100s", len([]rune(answer)), answer)
		}
	}
	for _, e := range w.log("tanhao") {
		if len([]rune(e.Reason)) > 210 {
			t.Errorf("reason of %d characters is stored", len(e.Reason))
		}
	}
}

func TestFloodOfCommands(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.account = "telegram/1"
	w.joins(tanhao, "tanhao")
	w.pass(time.Minute)
	answered := 0
	for range 50 {
		answered += len(w.handle(w.message(tanhao, "/tiendo")))
		answered += len(w.handle(w.message(tanhao, "xin chào")))
	}
	if answered != 20 {
		t.Errorf("%d of 100 commands answered", answered)
	}
	if got := w.handle(w.message("telegramstranger", "/tiendo")); len(got) != 1 {
		t.Error("somebody else is not answered")
	}
	for i := range 30 {
		if answer := w.says(tanhao, "/baocao ketnap "+[]string{"9", "10"}[i%2]); answer == "" {
			t.Fatal("a report is not answered")
		}
	}
	w.pass(time.Minute)
	holds(t, w.says(tanhao, "/tiendo"), "TIẾN ĐỘ")
}

// joins gives somebody a seat by a one-time code of the office.
func (w *world) joins(person, place string) {
	w.t.Helper()
	account := w.account
	w.account = chat.Console
	invitation := w.says(office, "/moi "+place)
	w.account = account
	_, code, _ := strings.Cut(invitation, "/start ")
	code, _, _ = strings.Cut(code, "\n")
	holds(w.t, w.says(person, "/start "+code), "Đồng chí đã nhận nhiệm vụ")
}
