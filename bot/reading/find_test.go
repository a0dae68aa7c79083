package reading_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
)

func TestFindUnit(t *testing.T) {
	t.Parallel()
	before, after := campaign.NewDate(2024, 6, 14), campaign.NewDate(2025, 7, 15)
	tests := []struct {
		text string
		on   campaign.Date
		want []campaign.UnitID
	}{
		{"tanhao", before, []campaign.UnitID{"tanhao"}},
		{"Xã Tân Hào", before, []campaign.UnitID{"tanhao"}},
		{"tan hao", before, []campaign.UnitID{"tanhao"}},
		{"Đảng ủy xã Tân Hào", before, []campaign.UnitID{"tanhao"}},
		{"xã Tân Hào", after, []campaign.UnitID{"tanhao_2025"}},
		{"Bình Hoà", before, []campaign.UnitID{"binhhoa"}},
		{"thị trấn giồng trôm", before, []campaign.UnitID{"giongtrom"}},
		{"cụm 2", before, nil},
		{"BT", before, nil},
		{"", before, nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, vocabulary.FindUnit(tt.text, tt.on)); diff != "" {
			t.Errorf("%q on %s: %s", tt.text, tt.on, diff)
		}
	}
}

func TestFindGroup(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]campaign.GroupID{"cum2": "cum2", "Cụm 2": "cum2", "khối 1": "khoi1", "khối trường": "khoi4"} {
		if got := vocabulary.FindGroup(text); len(got) != 1 || got[0] != want {
			t.Errorf("%q: %v, want %s", text, got, want)
		}
	}
}

func TestFindIndicator(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]campaign.IndicatorID{"ketnap": "ketnap", "kết nạp": "ketnap", "KN": "ketnap", "najp keets": "", "keets najp": "ketnap", "hạ tầng": "vonhatang"} {
		exact, _ := vocabulary.FindIndicator(text)
		if got := append(exact, ""); got[0] != want {
			t.Errorf("%q: %v, want %q", text, exact, want)
		}
	}
	if exact, near := vocabulary.FindIndicator("ketnpa"); len(exact) != 0 || len(near) != 1 || near[0] != "ketnap" {
		t.Errorf("ketnpa: %v %v", exact, near)
	}
	if exact, _ := vocabulary.FindIndicator("xếp loại"); len(exact) != 2 {
		t.Errorf("xếp loại: %v", exact)
	}
}

func TestReadQuantity(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		ind  campaign.IndicatorID
		raw  string
		want string
	}{
		{"85 triệu", "thungansach", "85", "thungansach luyke 85000000"},
		{"triệu", "thungansach", "85", "thungansach luyke 85000000"},
		{"tỷ đồng", "thungansach", "1,3", "thungansach luyke 1300000000"},
		{"12", "ketnap", "", "ketnap luyke 12"},
		{"+2", "ketnap", "", "ketnap phatsinh 2"},
		{"ketnap 12", "ketnap", "", "ketnap luyke 12"},
		{"ntt 3", "ketnap", "", "ketnap !two_numbers"},
		{"118/124", "xeploaidv", "", "xeploaidv tyle 118/124"},
		{"không biết", "ketnap", "", "ketnap !negation"},
		{"hả", "ketnap", "", "ketnap !no_number"},
	}
	for _, tt := range tests {
		item := vocabulary.ReadQuantity(tt.text, tt.ind, tt.raw)
		if got := written(reading.Reading{Items: []reading.Item{item}}); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}
