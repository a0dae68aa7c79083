package campaign_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	. "github.com/thiduabot/thiduabot/campaign"
)

func TestNamesFollowTheVietnameseAlphabet(t *testing.T) {
	t.Parallel()
	want := []string{
		"", "12", "An Hội", "Ăn", "Ân", "Bình Hòa", "Bình Thành", "Châu Bình", "Châu Hòa", "Dân", "Đoàn", "Hưng Lễ",
		"Hưng Nhượng", "la", "La", "là", "lả", "lã", "lá", "lạ", "lan", "Long Mỹ", "Lương Hòa", "Tân Hào",
		"Tân Lợi Thạnh", "Tân Thanh", "Thạnh Phú Đông", "Ủy ban", "Ưng", "Văn phòng",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, CompareNames)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheFirstToneThatDiffersDecides(t *testing.T) {
	t.Parallel()
	if CompareNames("lá là", "lạ la") >= 0 {
		t.Error("a later tone decides")
	}
}

func TestNameOrderIsAnOrder(t *testing.T) {
	t.Parallel()
	word := rapid.StringOfN(rapid.RuneFrom([]rune("aăâàạbdđeêhoôơưuyỹ HĐ1–")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := word.Draw(t, "a"), word.Draw(t, "b"), word.Draw(t, "c")
		if CompareNames(a, b) != -CompareNames(b, a) || CompareNames(a, norm.NFD.String(a)) != 0 {
			t.Fatalf("%q and %q", a, b)
		}
		if CompareNames(a, b) <= 0 && CompareNames(b, c) <= 0 && CompareNames(a, c) > 0 {
			t.Fatalf("%q, %q, %q", a, b, c)
		}
		if CompareNames(a, b) == 0 && a != b {
			t.Fatalf("%q and %q have no order", a, b)
		}
	})
}

func TestNamesOfUnits(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, short, sentence, title string }{
		{"Xã Tân Hào", "Tân Hào", "xã Tân Hào", "XÃ TÂN HÀO"},
		{"Thị trấn Giồng Trôm", "Giồng Trôm", "thị trấn Giồng Trôm", "THỊ TRẤN GIỒNG TRÔM"},
		{"Phường An Hội", "An Hội", "phường An Hội", "PHƯỜNG AN HỘI"},
		{"Phòng Tài chính – Kế hoạch", "Phòng Tài chính – Kế hoạch", "Phòng Tài chính – Kế hoạch", "PHÒNG TÀI CHÍNH – KẾ HOẠCH"},
		{"Xã", "Xã", "Xã", "XÃ"},
		{"THPT Nguyễn Thị Định", "THPT Nguyễn Thị Định", "THPT Nguyễn Thị Định", "THPT NGUYỄN THỊ ĐỊNH"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			mustBe(t, "short", Unit{Name: test.name}.Short(), test.short)
			mustBe(t, "sentence", Unit{Name: test.name}.InSentence(), test.sentence)
			mustBe(t, "title", Title(test.name), test.title)
		})
	}
}
