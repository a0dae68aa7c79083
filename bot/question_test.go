package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

func TestAnswersToQuestions(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		report, answer string
		holds          string
		indicator      campaign.IndicatorID
		want           string
	}{
		"choice":                {"/baocao ketnap 7", "1", "16/15", "ketnap", "16"},
		"second choice":         {"/baocao ketnap 7", "2", "7/15", "ketnap", "7"},
		"skip":                  {"/baocao ketnap 7", "3", "không ghi gì", "ketnap", "9"},
		"choice in words":       {"/baocao ketnap 7", "chọn 2 ạ", "7/15", "ketnap", "7"},
		"choice out of range":   {"/baocao ketnap 7", "4", "", "ketnap", "9"},
		"yes picks no choice":   {"/baocao ketnap 7", "có", "chưa hiểu", "ketnap", "9"},
		"new figure":            {"/baocao ketnap 7", "12 đảng viên", "12/15", "ketnap", "12"},
		"yes":                   {"/baocao ketnpa 12", "C", "12/15", "ketnap", "12"},
		"yes in words":          {"/baocao ketnpa 12", "Dạ đúng", "12/15", "ketnap", "12"},
		"no":                    {"/baocao ketnpa 12", "K", "không ghi gì", "ketnap", "9"},
		"unit word":             {"/baocao thu ngan sach 1250", "triệu", "1,25/2,4", "thungansach", "1250000000"},
		"unit word, other":      {"/baocao thungansach 2", "tỷ", "2/2,4", "thungansach", "2000000000"},
		"whole amount":          {"/baocao thungansach 85", "1,3 tỷ", "1,3/2,4", "thungansach", "1300000000"},
		"percent of pledge":     {"/baocao ketnap đạt 80%", "C", "12/15", "ketnap", "12"},
		"implausible, yes":      {"/baocao ketnap 150", "C", "150/15", "ketnap", "150"},
		"implausible, other":    {"/baocao ketnap 150", "15", "15/15", "ketnap", "15"},
		"implausible, two":      {"/baocao nhatinhthuong 50", "2", "2/6", "nhatinhthuong", "2"},
		"two readings":          {"/baocao thungansach 1.250 tỷ", "2", "1,25/2,4", "thungansach", "1250000000"},
		"missing figure":        {"/baocao ketnap", "12", "12/15", "ketnap", "12"},
		"unclear figure":        {"/baocao ketnap khoảng 12", "12", "12/15", "ketnap", "12"},
		"still unclear":         {"/baocao ketnap khoảng 12", "khoảng 13", "ước lượng", "ketnap", "9"},
		"mode":                  {"/baocao ketnap 12 hôm nay", "1", "21/15", "ketnap", "21"},
		"agreeing is no figure": {"/baocao ketnap quý 2: 12", "vâng", "chưa hiểu", "ketnap", "9"},
		"denominator":           {"/baocao ketnap 12/20", "C", "12/15", "ketnap", "12"},
		"correction keeps kind": {"/sua ketnpa 7", "C", "Đã đính chính", "ketnap", "7"},
		"another report":        {"/baocao ketnap 7", "ketnap 12", "12/15", "ketnap", "12"},
		"chatter":               {"/baocao ketnap 7", "để tôi xem lại", "chưa hiểu", "ketnap", "9"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newFixture(t)
			w.says(tanhao, c.report)
			holds(t, w.says(tanhao, c.answer), c.holds)
			w.expect("tanhao", c.indicator, c.want)
			w.consistent("tanhao")
		})
	}
}

func TestPressingAButton(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	question := w.one(w.handle(w.inGroup(cluster, tanhao, "/baocao ketnap 7")))
	holds(t, w.presses(hungle, question, 1), "dành cho người được hỏi")
	holds(t, w.presses(stranger, question, 1), "dành cho người được hỏi")
	w.expect("tanhao", "ketnap", "9")
	holds(t, w.presses(tanhao, question, 1), "16/15")
	holds(t, w.presses(tanhao, question, 1), "đã được trả lời hoặc đã hết hạn")
	holds(t, w.presses(tanhao, question, 2), "đã được trả lời hoặc đã hết hạn")
	w.expect("tanhao", "ketnap", "16")
	w.consistent("tanhao")
}

func TestPressThatNobodyKnows(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	for _, press := range []string{"", "x", "abc:1", "abc:0", "abc:-1", ":1", strings.Repeat("a", 64)} {
		in := w.message(tanhao, "")
		in.Kind, in.Press = chat.KindPress, press
		w.handle(in)
	}
	w.expect("tanhao", "ketnap", "9")
}

func TestQuestionExpires(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	question := w.asks(tanhao, "/baocao ketnap 7")
	w.pass(30*time.Minute + time.Second)
	holds(t, w.says(tanhao, "1"), "đã hết hạn", "/baocao ketnap 12")
	holds(t, w.presses(tanhao, question, 1), "đã hết hạn")
	w.expect("tanhao", "ketnap", "9")
	question = w.asks(tanhao, "/baocao ketnap 7")
	w.pass(30 * time.Minute)
	w.presses(tanhao, question, 1)
	w.expect("tanhao", "ketnap", "16")
}

func TestNewReportCancelsTheQuestion(t *testing.T) {
	t.Parallel()
	for _, report := range []string{"/baocao nhatinhthuong 3", "/sua nhatinhthuong 3", "/kps", "/huy", "nhà tình thương 3"} {
		w := newFixture(t)
		question := w.asks(tanhao, "/baocao ketnap 7")
		w.says(tanhao, report)
		holds(t, w.presses(tanhao, question, 1), "đã được trả lời")
		w.says(tanhao, "1")
		w.expect("tanhao", "ketnap", "9")
	}
}

func TestQueriesLeaveTheQuestionOpen(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(tanhao, "/baocao ketnap 7")
	w.says(tanhao, "/tiendo")
	w.says(tanhao, "2")
	w.expect("tanhao", "ketnap", "7")
}

func TestAnswerNeverBindsToANewerQuestion(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	first := w.asks(tanhao, "/baocao ketnap 7")
	second := w.asks(tanhao, "/baocao nhatinhthuong 1")
	holds(t, w.replies(tanhao, first, "1"), "đã được trả lời hoặc đã hết hạn")
	holds(t, w.presses(tanhao, first, 1), "đã được trả lời hoặc đã hết hạn")
	w.expect("tanhao", "ketnap", "9")
	w.expect("tanhao", "nhatinhthuong", "2")
	w.replies(tanhao, second, "1")
	w.expect("tanhao", "nhatinhthuong", "3")
}

func TestInGroupOnlyAReplyAnswers(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	question := w.one(w.handle(w.inGroup(cluster, tanhao, "/baocao ketnap 7")))
	if got := w.saysIn(cluster, tanhao, "1"); got != "" {
		t.Errorf("answer %q", got)
	}
	other := w.one(w.handle(w.inGroup(cluster, tanhao, "/tiendo")))
	w.replies(tanhao, other, "1")
	w.replies(hungle, question, "1")
	w.expect("tanhao", "ketnap", "9")
	// what is asked in the group is not answered in private.
	w.says(tanhao, "1")
	w.expect("tanhao", "ketnap", "9")
	holds(t, w.replies(tanhao, question, "1"), "16/15")
	w.consistent("tanhao")
}

func TestQuestionsOfTwoPeopleInOneGroup(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(hungle, "/baocao ketnap 4")
	mine := w.one(w.handle(w.inGroup(cluster, tanhao, "/baocao ketnap 7")))
	theirs := w.one(w.handle(w.inGroup(cluster, hungle, "/baocao ketnap 3")))
	w.replies(tanhao, theirs, "2")
	w.expect("tanhao", "ketnap", "9")
	w.replies(hungle, theirs, "2")
	w.replies(tanhao, mine, "2")
	w.expect("tanhao", "ketnap", "7")
	w.expect("hungle", "ketnap", "3")
}

func TestQuestionSurvivesARestart(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	w.says(tanhao, "/baocao ketnap 7")
	w.restart()
	w.says(tanhao, "1")
	w.expect("tanhao", "ketnap", "16")
	question := w.asks(tanhao, "/baocao nhatinhthuong 1")
	w.restart()
	w.presses(tanhao, question, 2)
	w.expect("tanhao", "nhatinhthuong", "1")
	w.consistent("tanhao")
}

func TestOneMessageAsksOneQuestion(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	answer := w.asks(tanhao, "/baocao\nketnap 7\nthungansach 85\nnhatinhthuong 3\nnhatinhnghia khoảng 2")
	holds(t, answer.text, "Đã ghi nhận 1/4", "3/6 căn", "Phát sinh thêm 7",
		"Để ghi, đồng chí gửi: /baocao thungansach 85 triệu", "Ví dụ: /baocao nhatinhnghia 1")
	if n := strings.Count(answer.text, "Đồng chí chọn"); n != 1 || len(answer.presses) != 3 {
		t.Errorf("%d questions, %d buttons", n, len(answer.presses))
	}
	w.says(tanhao, "1")
	w.expect("tanhao", "ketnap", "16")
	w.expect("tanhao", "thungansach", "1050000000")
	w.consistent("tanhao")
}

func TestAnswerIsCheckedAgain(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	question := w.asks(tanhao, "/baocao ketnpa 12")
	w.says(office, "/baocao tanhao ketnap 14")
	holds(t, w.presses(tanhao, question, 1), "thấp hơn số lũy kế đã báo (14")
	w.expect("tanhao", "ketnap", "14")
	question = w.asks(tanhao, "/baocao ketnpa 15")
	w.dismisses(tanhao)
	holds(t, w.presses(tanhao, question, 1), "không thuộc nhiệm vụ")
	w.expect("tanhao", "ketnap", "14")
}

// TestEveryCopyLineIsUnderstood sends back, as they are, the lines that answers offer.
func TestEveryCopyLineIsUnderstood(t *testing.T) {
	t.Parallel()
	for texts := range slices.Chunk([]string{
		"/baocao ketnap 7", "/baocao ketnpa 12", "/baocao ketnap", "/baocao 12", "/baocao", "/baocao thungansach 85",
		"/baocao ketnap khoảng 12", "/baocao ketnap 12-15", "/baocao ketnap 1.2.3", "/baocao ketnap -2", "/baocao ketnap 12,5",
		"/baocao ketnap 1O", "/baocao ketnap đạt 80%", "/baocao ketnap 150", "/baocao ketnap 5 căn", "/baocao ketnap 12/20",
		"/baocao thungansach 1,250 tỷ", "/baocao thungansach 3 tỷ 45", "/baocao thungansach 1.250 tỷ", "/baocao thunhap 62 triệu/tháng",
		"/baocao thunhap +1", "/baocao xeploaidv 95", "/baocao xeploaidv 124/118", "/baocao xeploaidv 101%", "/baocao tieuchintm 20",
		"/baocao chibotsvm 9", "/baocao ketnap 12 đến ngày 20/6/2025", "/baocao ketnap 12 đến 1/6", "/baocao ketnap quý 2: 12",
		"/baocao ketnap dự kiến 12", "/baocao ketnap 12?", "/baocao chưa kết nạp", "/baocao ketnap 12\nketnap 13",
		"/baocao xeploai 118/124", "/baocao nhà đại đoàn kết 2", "/baocao ketnap 9 12 15", "/baocao ketnap 12 hôm nay",
		"/baocao lichsudang 100%", "/baocao luongquoi ketnap 12", "/baocao tuần 20: ketnap 12", "/sua ketnpa 7", "/sua ketnap khoảng 7",
		"/sua ketnap", "/baocao thunhap 200 triệu",
	}, 9) {
		t.Run(texts[0], func(t *testing.T) {
			t.Parallel()
			w := newFixture(t)
			w.clock("2024-06-12 08:00")
			for _, text := range texts {
				w.copies(text)
				w.pass(15 * time.Minute)
			}
			w.consistent("tanhao")
		})
	}
}

// copies sends a text and then the line that the answer offers, which must lead further.
func (w *world) copies(text string) {
	w.t.Helper()
	answer := w.says(tanhao, text)
	line := copyLine(answer)
	if line == "" {
		w.t.Errorf("no line to copy in %q", answer)
		return
	}
	again := w.says(tanhao, line)
	lacks(w.t, again, "chưa rõ", "chưa hiểu", "Chưa ghi", "thiếu", "không phải")
	if again == "" || copyLine(again) == line {
		w.t.Errorf("%q got %q, and %q again %q", text, answer, line, again)
	}
}

// copyLine returns the last line of an answer that is offered to be sent as it is.
func copyLine(answer string) (line string) {
	for text := range strings.SplitSeq(answer, "\n") {
		for _, before := range []string{"Ví dụ: ", "ví dụ: ", "gửi: ", "gửi số lũy kế: ", "gõ: "} {
			if _, after, ok := strings.Cut(text, before); ok && strings.HasPrefix(after, "/") && !strings.Contains(after, "<") {
				line = after
			}
		}
	}
	return line
}
