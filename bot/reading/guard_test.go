package reading_test

import (
	"testing"

	"github.com/thiduabot/thiduabot/bot/reading"
	"golang.org/x/text/unicode/norm"
)

func TestSecret(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want bool
		why  string
	}{
		{"Độ mật: Tối mật", true, "the mark itself"},
		{"ketnap 12 (văn bản mật)", true, "a paper"},
		{"gửi kèm tài liệu MẬT", true, "the stamp"},
		{"MẬT\nketnap 12", true, "the stamp on its own line"},
		{"công văn mật số 15", true, "a paper"},
		{"nội dung tuyệt mật", true, "the highest grade"},
		{"tối mật, ketnap 12", true, "a grade"},
		{"ĐỘ MẬT", true, "in capitals"},
		{"tài liệu đóng dấu mật", true, "the stamp in words"},
		{"văn bản (mật)", true, "in brackets"},
		{"do mat", true, "without marks, nothing behind"},
		{"do mat: toi mat", true, "a colon is no letter"},
		{"do mat\nketnap 12", true, "nothing behind it on its line"},
		{"tuyet mat", true, "without marks"},
		{"van ban mat", true, "without marks"},
		{"tai lieu mat so 3", true, "without marks"},
		{"van ban toi mat", true, "beside a paper"},
		{"toi mat trong cong van", true, "beside a paper"},
		{"ddooj maatj", true, "raw Telex"},
		{"d9o65 ma65t", true, "raw VNI"},
		{"tối mat", false, "no paper beside it"},
		{"Mặt trận Tổ quốc ketnap 12", false, "the front"},
		{"MẶT TRẬN TỔ QUỐC", false, "the front in capitals"},
		{"MẬT TRẬN", false, "the front, misspelled"},
		{"MẬT ĐỘ DÂN SỐ", false, "a density"},
		{"mật độ dân số", false, "a density"},
		{"công văn mật độ xây dựng", false, "a density"},
		{"có mặt 12 đồng chí", false, "present"},
		{"mat do dan so", false, "a density without marks"},
		{"do mat tran xay", false, "built by the front"},
		{"van ban mat tran", false, "a paper of the front"},
		{"toi mat ngu", false, "I cannot sleep"},
		{"do mất mùa", false, "because of a crop failure"},
		{"mật ong 12", false, "honey"},
		{"ketnap 12", false, "an ordinary report"},
		{"", false, "nothing"},
	}
	for _, tt := range tests {
		for _, text := range []string{tt.text, norm.NFD.String(tt.text)} {
			if got := reading.Secret(text); got != tt.want {
				t.Errorf("%q: %v, want %v: %s", text, got, tt.want, tt.why)
			}
		}
	}
}

func TestPersonal(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text, left string
		want       bool
	}{
		{"ketnap 12 đ/c Nguyễn Văn A sn 1990", "ketnap 12 đ/c", true},
		{"đồng chí Trần Thị Năm", "đồng chí", true},
		{"kết nạp: nguyễn văn bình", "kết nạp", true},
		{"KẾT NẠP NGUYỄN VĂN BÌNH", "KẾT NẠP", true},
		{"nguyen van binh", "", true},
		{"Lê Minh Hoàng và Phạm Thị Lan", "và", true},
		{"đ/c Hùng", "", true},
		{"ông Lê Lợi", "", true},
		{"sinh năm 1990", "", true},
		{"sinh ngày 02/9/1990", "", true},
		{"sn: 1988", "", true},
		{"năm sinh 2001", "", true},
		{"liên hệ 0912 345 678", "liên hệ", true},
		{"liên hệ 0912.345.678", "liên hệ", true},
		{"gọi 0912345678 nhé", "gọi nhé", true},
		{"+84 912345678", "", true},
		{"CCCD 083190001234", "CCCD", true},
		{"CMND 321456789", "CMND", true},
		{"ketnap 12 đ/c", "ketnap 12 đ/c", false},
		{"đồng chí Bí thư Đảng ủy", "đồng chí Bí thư Đảng ủy", false},
		{"phát sinh năm 2024: 3", "phát sinh năm 2024: 3", false},
		{"học sinh 2000", "học sinh 2000", false},
		{"Trường THPT Nguyễn Thị Định", "Trường THPT Nguyễn Thị Định", false},
		{"mặt trận vận động 2 tỷ", "mặt trận vận động 2 tỷ", false},
		{"mat tran van dong 2 ty", "mat tran van dong 2 ty", false},
		{"tns 1250000000 đồng", "tns 1250000000 đồng", false},
		{"vdt 850000000", "vdt 850000000", false},
		{"tỷ lệ thi đua 90%", "tỷ lệ thi đua 90%", false},
		{"12 đ/c Nhà tình thương 3", "12 đ/c Nhà tình thương 3", false},
	}
	for _, tt := range tests {
		if got := reading.Personal(tt.text); got != tt.want {
			t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
		}
		if got := reading.Scrub(tt.text); got != tt.left {
			t.Errorf("%q: left %q, want %q", tt.text, got, tt.left)
		}
		if read := vocabulary.Read(tt.text, fromTanHao); read.Personal != tt.want {
			t.Errorf("%q: reading says %v", tt.text, read.Personal)
		}
	}
}

func TestNotes(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, read, note string }{
		{"ketnap 12 đ/c (trong đó 5 nữ)", "ketnap luyke 12", "trong đó 5 nữ"},
		{"ketnap 2: đ/c Nguyễn Văn Ba sn 1990, đ/c Trần Thị Năm sn 1988", "ketnap luyke 2", "đ/c"},
		{"kết nạp 12 đảng viên, gọi 0912 345 678", "ketnap luyke 12", "gọi"},
		{"ntt 3 căn, hộ Lê Thị Bảy ấp 5", "nhatinhthuong luyke 3", "ấp 5"},
		{"ketnap 12", "ketnap luyke 12", ""},
		{"ketnap 12 đ/c ạ", "ketnap luyke 12", ""},
		{"ketnap đ/c Trần Văn Tám", "ketnap !no_number", ""},
	}
	for _, tt := range tests {
		got := vocabulary.Read(tt.text, fromTanHao)
		if written(got) != tt.read || len(got.Items) != 1 || got.Items[0].Note != tt.note {
			t.Errorf("%q: %s %+v", tt.text, written(got), got.Items)
		}
	}
}
