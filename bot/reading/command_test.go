package reading_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thiduabot/thiduabot/bot/reading"
)

func TestParseCommand(t *testing.T) {
	t.Parallel()
	type parsed struct {
		Name, Rest string
		Slash, OK  bool
	}
	tests := []struct {
		text string
		want parsed
		why  string
	}{
		{"/baocao ketnap 12", parsed{"baocao", "ketnap 12", true, true}, "plain"},
		{"/BaoCao@thiduabot KETNAP 12.", parsed{"baocao", "KETNAP 12.", true, true}, "suffix; the rest keeps its case"},
		{"/báo cáo kết nạp 12", parsed{"baocao", "kết nạp 12", true, true}, "marks and a space"},
		{"/ba\u0301o ca\u0301o x", parsed{"baocao", "x", true, true}, "NFD"},
		{"/bc kn 12", parsed{"baocao", "kn 12", true, true}, "alias"},
		{"bao cao ket nap 12 dv", parsed{"baocao", "ket nap 12 dv", false, true}, "no slash"},
		{"BC tuần 24\nketnap 12", parsed{"baocao", "tuần 24\nketnap 12", false, true}, "lines stay"},
		{"Báo cáo: ketnap 12", parsed{"baocao", "ketnap 12", false, true}, "a colon"},
		{"/baos caos ketnap 12", parsed{"baocao", "ketnap 12", true, true}, "raw Telex"},
		{"/ba1o ca1o ketnap 12", parsed{"baocao", "ketnap 12", true, true}, "raw VNI"},
		{"@Trợ lý thi đua /baocao vondautu 52,5 tỷ", parsed{"baocao", "vondautu 52,5 tỷ", true, true}, "a mention with spaces"},
		{"@thiduabot báo cáo ketnap 12", parsed{"baocao", "ketnap 12", false, true}, "a mention instead of the slash"},
		{"/Bảng xếp hạng cum2", parsed{"bangxephang", "cum2", true, true}, "three words"},
		{"/bxh cum2", parsed{"bangxephang", "cum2", true, true}, "alias"},
		{"/cum2", parsed{"cum", "2", true, true}, "a number glued on"},
		{"/không phát sinh", parsed{"khongphatsinh", "", true, true}, "three words"},
		{"kps", parsed{"khongphatsinh", "", false, true}, "alone"},
		{"/start CODE-1", parsed{"trogiup", "CODE-1", true, true}, "an invitation"},
		{"/nhac tat 7", parsed{"nhacnho", "tat 7", true, true}, "alias"},
		{"/chot so", parsed{"chot", "", true, true}, "alias in two words"},
		{"huy", parsed{"huy", "", false, true}, "alone"},
		{"hủy!", parsed{"huy", "!", false, true}, "alone but for punctuation"},
		{"huy động vốn 52 tỷ", parsed{"", "huy động vốn 52 tỷ", false, false}, "an ordinary word"},
		{"mới kết nạp 2", parsed{"", "mới kết nạp 2", false, false}, "an ordinary word"},
		{"lịch sử đảng xong", parsed{"", "lịch sử đảng xong", false, false}, "an indicator"},
		{"Tuần này xã mình kết nạp 12 đ/c rồi nha mấy anh", parsed{"", "Tuần này xã mình kết nạp 12 đ/c rồi nha mấy anh", false, false}, "talk"},
		{"/baocoa ketnap 12", parsed{"baocoa", "ketnap 12", true, false}, "unknown"},
		{"/", parsed{"", "/", true, false}, "nothing"},
		{"", parsed{}, "nothing"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			var got parsed
			got.Name, got.Rest, got.Slash, got.OK = reading.ParseCommand(tt.text)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s: %s", tt.why, diff)
			}
		})
	}
}

// TestEveryCommand goes through the table of domain.md §5.
func TestEveryCommand(t *testing.T) {
	t.Parallel()
	table := `baocao bc|sua dinhchinh|huy hoantac|khongphatsinh kps|tiendo td|bangxephang bxh xephang|giaouoc gu|chitieu ct|donvi|cum|
		chuabaocao cbc|nhacnho nhac|tonghop th|bantin|xacnhan xn|chot chotso|lichsu ls|dienhinh|xuat|moi|duyet|thanhvien|lienket|taikhoan|
		tapbao|vihang|guilai|thongbao|dangky dk|uyquyen|dulieu|trogiup help start`
	for row := range strings.SplitSeq(table, "|") {
		words := strings.Fields(row)
		for _, w := range words {
			name, rest, slash, ok := reading.ParseCommand("/" + strings.ToUpper(w) + " x")
			if name != words[0] || rest != "x" || !slash || !ok {
				t.Errorf("/%s: %q %q %v %v", w, name, rest, slash, ok)
			}
		}
	}
}

func TestNearCommands(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{"baocoa": "baocao", "tiendoo": "tiendo", "bangxephnag": "bangxephang", "giauoc": "giaouoc"} {
		if got := reading.NearCommands(word); !slices.Contains(got, want) {
			t.Errorf("%s: %v, want %s", word, got, want)
		}
	}
	if got := reading.NearCommands("zzzzzz"); got != nil {
		t.Errorf("zzzzzz: %v", got)
	}
}
