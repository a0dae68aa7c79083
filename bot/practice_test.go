package bot_test

import (
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot"
)

func TestPracticeAnswersLikeTheRealThingAndStoresNothing(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a report":        "ketnap 12",
		"several figures": "ketnap 12; nhatinhthuong 3 căn",
		"a question":      "ketnpa 12",
		"nothing new":     "không phát sinh",
		"a refusal":       "luongquoi ketnap 12",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, real := newWorld(t), newWorld(t)
			got := w.says("tanhao.baocao", "/tapbao "+text)
			want := real.says("tanhao.baocao", "/baocao "+text)
			if answer, ok := strings.CutSuffix(got, "\nĐây là tập báo: hệ thống không ghi gì. Khi báo thật, đồng chí dùng /baocao."); !ok || answer != want {
				t.Errorf("practice answers\n%s\nwhere the real command answers\n%s", got, want)
			}
			if entries := w.log("tanhao"); len(entries) != 0 {
				t.Errorf("practice stored %v", entries)
			}
		})
	}
}

func TestPracticeLeavesAnOpenQuestionOpen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.says("tanhao.baocao", "/baocao ketnpa 12")
	w.says("tanhao.baocao", "/tapbao ketnap 5")
	if got := w.says("tanhao.baocao", "C"); !strings.Contains(got, "12/15") {
		t.Errorf("the question was gone: %s", got)
	}
	w.expect("tanhao", "ketnap", "12")
}

func TestStrangersMayPractise(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if got := w.says("la", "/tapbao ketnap 2"); !strings.Contains(got, "Đã ghi nhận báo cáo") || !strings.Contains(got, "không ghi gì") {
		t.Errorf("got %s", got)
	}
	if got := w.says("la", "/baocao ketnap 2"); !strings.Contains(got, "chưa được gắn với đơn vị") {
		t.Errorf("after practice a stranger reported: %s", got)
	}
}

// slipCount counts slips as /metrics does.
type slipCount map[string]int

func (slipCount) MessageHandled(string) {}

func (s slipCount) Slipped(kind string) { s[kind]++ }

func TestThirdSimilarSlipBringsATip(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	counted := make(slipCount)
	w.bot.Metrics = counted
	var _ bot.Metrics = counted
	for n, text := range []string{"/baocao thungansach 85", "/baocao ketnap", "/baocao thungansach 86", "/baocao thungansach 87"} {
		got := w.says("tanhao.baocao", text)
		if tip := strings.Contains(got, "Gợi ý: số tiền luôn ghi kèm triệu hoặc tỷ. Mẫu: /baocao "); tip != (n == 3) {
			t.Errorf("message %d, tip %v:\n%s", n+1, tip, got)
		}
	}
	if got := w.says("hungle.baocao", "/baocao ketnap"); strings.Contains(got, "Gợi ý") {
		t.Errorf("a tip for somebody else's slips: %s", got)
	}
	w.pass(40 * 24 * 3600e9)
	if got := w.says("tanhao.baocao", "/baocao thungansach 88"); strings.Contains(got, "Gợi ý") {
		t.Errorf("a tip for old slips: %s", got)
	}
	if counted["no_money_unit"] != 4 || counted["no_number"] != 2 {
		t.Errorf("counted %v", counted)
	}
}
