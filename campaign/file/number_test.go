package file

import "testing"

func TestParseMoneyReadsAmountsExactly(t *testing.T) {
	t.Parallel()
	wants := map[string]int64{
		"2.800 tỷ": 2_800_000_000_000, "2.800 tỉ": 2_800_000_000_000, "2,8 nghìn tỷ": 2_800_000_000_000,
		"2800 ty": 2_800_000_000_000, "2,4 tỷ": 2_400_000_000, "1 tỷ 250 triệu": 1_250_000_000,
		"1.250 triệu đồng": 1_250_000_000, "52.5 tỷ": 52_500_000_000, "65 triệu đồng/người/năm": 65_000_000,
		"61,2trđ": 61_200_000, "1.234,5 tỷ": 1_234_500_000_000, "1,234.5 tỷ": 1_234_500_000_000,
		"500 đồng": 500, "3 nghìn": 3000, "0,125 tỷ": 125_000_000,
	}
	for text, want := range wants {
		if got, err := parseMoney(text); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
}

func TestParseMoneyRefusesWhatIsUnclear(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "đồng", "tỷ", "2,4", "1,250 tỷ", "3 tỷ 4", "250 triệu 1 tỷ", "1 tỷ 1 tỷ", "khoảng 12 tỷ",
		"-2 tỷ", "1.2.3 tỷ", "12.34.567 tỷ", "2 tỷ rưỡi", "9999999999999 tỷ", "1,2,3.4 tỷ", "1. tỷ", "1 tỷđ",
	} {
		if got, err := parseMoney(text); err == nil {
			t.Errorf("%q is read as %d", text, got)
		}
	}
}

func TestParseWholeReadsNumbersAsOfficialsWriteThem(t *testing.T) {
	t.Parallel()
	wants := map[string]int64{
		"03": 3, "007": 7, "1.679": 1679, "1.234.567": 1_234_567, "1,234,567": 1_234_567, "12,0": 12, "0": 0,
	}
	for text, want := range wants {
		if got, err := parseWhole(text); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "1,679", "12,5", "1.2.3", "12-15", "l2", "1 2", ".5", "5.", "1.679.1", "٣"} {
		if got, err := parseWhole(text); err == nil {
			t.Errorf("%q is read as %d", text, got)
		}
	}
}

func TestWriteMoneyIsReadBack(t *testing.T) {
	t.Parallel()
	wants := map[int64]string{
		0: "0", 1: `"1 đồng"`, 999: `"999 đồng"`, 1000: "1000", 1_000_000: `"1 triệu"`, 61_200_000: `"61,2 triệu"`,
		1_234_000_000: `"1.234 triệu"`, 1_250_000_000: `"1,25 tỷ"`, 2_800_000_000_000: `"2.800 tỷ"`,
		1_234_567_890: "1234567890",
	}
	for dong, want := range wants {
		if got := writeMoney(dong); got != want {
			t.Errorf("%d is written %s, want %s", dong, got, want)
		}
	}
}
