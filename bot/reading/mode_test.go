package reading_test

import (
	"testing"

	"github.com/thiduabot/thiduabot/bot/reading"
)

func TestModes(t *testing.T) {
	t.Parallel()
	checkRules(t, fromTanHao, []rule{
		{"ketnap +2", "ketnap phatsinh 2", "plus"},
		{"ketnap + 2", "ketnap phatsinh 2", "plus apart"},
		{"+2 ketnap", "ketnap phatsinh 2", "plus at the start, glued to its number"},
		{"ketnap thêm 2", "ketnap phatsinh 2", "thêm"},
		{"ketnap 2 phát sinh", "ketnap phatsinh 2", "the marker behind"},
		{"kết nạp PS 2", "ketnap phatsinh 2", "PS"},
		{"tuần này kết nạp 2 đ/c", "ketnap phatsinh 2", "tuần này"},
		{"dạ em báo cáo kết nạp thêm 2 đồng chí nữa ạ", "ketnap phatsinh 2", "politely"},
		{"kết nạp 12 đảng viên mới", "ketnap luyke 12", "mới is no marker"},
		{"ketnap LK 12", "ketnap luyke 12", "LK"},
		{"luỹ kế kết nạp 12", "ketnap luyke 12", "the old place of the tone"},
		{"Từ đầu năm đến nay đã kết nạp 12 đảng viên", "ketnap luyke 12", "since January"},
		{"6 tháng đầu năm kết nạp 12", "ketnap luyke 12", "the 6 is no figure"},
		{"kết nạp 3 (LK 12)", "ketnap luyke 12 in-period 3", "the total in brackets"},
		{"ketnap 12 (+3)", "ketnap luyke 12 in-period 3", "the increment in brackets"},
		{"ketnap +2 lk 11", "ketnap luyke 11 in-period 2", "both marked"},
		{"kết nạp ps2 lk11", "ketnap luyke 11 in-period 2", "both marked and glued"},
		{"kết nạp trong kỳ 3, lũy kế 12", "ketnap luyke 12 in-period 3", "trong kỳ … lũy kế …"},
		{"kết nạp 12, tuần này kết nạp 3", "ketnap luyke 12 in-period 3", "the indicator again"},
		{"ketnap 9 +3", "ketnap !two_numbers", "added, or said beside it?"},
		{"ketnap 12, tăng 3 so với tuần trước", "ketnap luyke 12", "compared with another time"},
		{"ketnap 12 so với cùng kỳ 10", "ketnap luyke 12", "another year's figure"},
		{"ketnap 12, kế hoạch 15", "ketnap luyke 12 of 15", "a target"},
		{"ketnap kế hoạch 15", "ketnap of 15 !plan", "nothing but a target"},
		{"kết nạp 12 đảng viên, trong đó 5 nữ", "ketnap luyke 12", "a part is no value"},
		{"vốn đầu tư 52 tỷ, trong đó hạ tầng 40 tỷ", "vondautu luyke 52000000000; vonhatang luyke 40000000000", "a part with its own indicator"},
		{"T5 kết nạp 3", "ketnap luyke 3 !long_period", "a month"},
		{"trong tháng 5 kết nạp 3", "ketnap luyke 3 !long_period", "a month"},
		{"quý II/2024 kết nạp 3", "ketnap luyke 3 !long_period", "a quarter"},
		{"Q2 kết nạp 3", "ketnap luyke 3 !long_period", "a quarter"},
		{"quý 2 kết nạp 3, lũy kế 12", "ketnap luyke 12 in-period 3", "a quarter beside the total"},
		{"hôm nay kết nạp 2", "ketnap luyke 2 !unclear_mode", "two today, or two so far?"},
		{"vừa kết nạp 2", "ketnap luyke 2 !unclear_mode", "just now"},
		{"tuần 24: kết nạp 2", "ketnap luyke 2; 2024-W24", "a named week is no marker"},
		{"tuần trước kết nạp 2", "ketnap luyke 2; 2024-W23", "last week by name"},
		{"Phát sinh tuần này:\nketnap 2\nntt 1", "ketnap phatsinh 2; nhatinhthuong phatsinh 1", "a header of increments"},
		{"Tuần này:\nketnap 12", "ketnap luyke 12 !unclear_mode", "a header that may be either"},
		{"dự kiến kết nạp 12", "ketnap luyke 12 !plan", "a plan"},
		{"khởi công nhà tình thương 3 căn", "nhatinhthuong luyke 3 !plan", "only finished houses count"},
		{"kết nạp còn thiếu 3", "ketnap luyke 3 !plan", "what is missing"},
		{"ketnap 12?", "ketnap luyke 12 !question", "a question"},
		{"chưa kết nạp", "ketnap !negation", "not yet"},
		{"Tuần này không phát sinh", "nil", "nothing new in the unit"},
		{"kps", "nil", "short"},
		{"kết nạp: không phát sinh", "ketnap khongphatsinh", "nothing new of one indicator"},
		{"kết nạp không phát sinh, lũy kế 12", "ketnap luyke 12 in-period 0", "nothing new, and the total"},
		{"báo nhầm, kết nạp 12 còn 11", "ketnap luyke 11 correction", "the old value is no value"},
		{"đính chính kết nạp 12 thành 11", "ketnap luyke 11 correction", "the new value"},
	})
}

func TestCorrections(t *testing.T) {
	t.Parallel()
	ctx := fromTanHao
	ctx.Correcting = true
	checkRules(t, ctx, []rule{
		{"ketnap 11", "ketnap luyke 11 correction", "plain"},
		{"ketnap 12 thành 11", "ketnap luyke 11 correction", "old and new"},
		{"ketnap 12 -> 11", "ketnap luyke 11 correction", "an arrow"},
		{"ketnap 11 lý do: đếm trùng", "ketnap luyke 11 correction; reason đếm trùng", "announced"},
		{"ketnap 11 đếm trùng 1 đồng chí", "ketnap luyke 11 correction; reason đếm trùng 1 đồng chí", "not announced"},
	})
}

func TestDates(t *testing.T) {
	t.Parallel()
	checkRules(t, fromTanHao, []rule{
		{"ketnap 9 đến 18/3/2024", "ketnap luyke 9 as-of 2024-03-18", "day before month"},
		{"ketnap 9 đến 18-3-2024", "ketnap luyke 9 as-of 2024-03-18", "dashes"},
		{"kết nạp tính đến 18.3.2024 là 9", "ketnap luyke 9 as-of 2024-03-18", "dots"},
		{"ketnap 9 đến 18/03/24", "ketnap luyke 9 as-of 2024-03-18", "a short year"},
		{"kết nạp đến ngày 18 tháng 3 năm 2024: 9", "ketnap luyke 9 as-of 2024-03-18", "spelled out"},
		{"ketnap đến 12/6 12", "ketnap luyke 12 as-of 2024-06-12", "a date that looks like a fraction"},
		{"ketnap 12/6", "ketnap luyke 12 of 6", "a fraction that looks like a date"},
		{"ketnap 12 ngày 14/12", "ketnap luyke 12 as-of 2023-12-14", "the last such day"},
		{"ketnap 12 ngày 20/6", "ketnap luyke 12 as-of 2024-06-20 !future_date", "one just ahead"},
		{"ketnap 12 đến 20/12/2024", "ketnap luyke 12 as-of 2024-12-20 !future_date", "a whole date ahead"},
		{"ketnap 12 ngày 31/2", "ketnap !two_numbers", "no such day"},
		{"từ 1/1 đến 14/6 kết nạp 12", "ketnap luyke 12 as-of 2024-06-14", "since 1 January"},
		{"từ 1/5 đến 14/6 kết nạp 3", "ketnap luyke 3 as-of 2024-06-14 !long_period", "since another day"},
		{"Số 15-CV/ĐU ngày 14/6/2024\nketnap 12", "ketnap luyke 12 as-of 2024-06-14", "the date of a letter, its number dropped"},
		{"16h30 ketnap 12", "ketnap luyke 12", "a time"},
		{"lúc 16:30 ketnap 12", "ketnap luyke 12", "a time"},
		{"ấp 3 kết nạp 2", "ketnap luyke 2", "a hamlet"},
		{"SĐT 0912345678 ketnap 12", "ketnap luyke 12", "a telephone"},
		{"nhiệm kỳ 2020-2025 ketnap 12", "ketnap luyke 12", "a term"},
		{"ketnap 12 ngày 14", "ketnap luyke 12", "a day alone"},
	})
}

func TestUnits(t *testing.T) {
	t.Parallel()
	checkRules(t, fromTanHao, []rule{
		{"tanhao ketnap 12", "ketnap luyke 12", "the sender's own"},
		{"xa tan hao ketnap 12", "ketnap luyke 12", "the sender's own, by name"},
		{"luongquoi ketnap 12", "ketnap luyke 12; unit luongquoi", "another, by id"},
		{"Xã Lương Quới kết nạp 12", "ketnap luyke 12; unit luongquoi", "another, by name"},
		{"xã Tân Hào, huyện Giồng Trôm kết nạp 12", "ketnap luyke 12", "the district is no unit"},
		{"cụm 2 ketnap 12", "ketnap luyke 12", "a group is no unit, its number no figure"},
	})
	later := reading.Context{Now: friday.AddDate(1, 1, 0), Unit: "tanhao_2025"}
	checkRules(t, later, []rule{
		{"Tân Hào ketnap 12", "ketnap luyke 12", "names live on: the one of today"},
		{"Giồng Trôm ketnap 12", "ketnap luyke 12; unit giongtrom_2025", "the one of today"},
	})
}
