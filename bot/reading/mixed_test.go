package reading_test

var mixedCorrectionsRules = []rule{
	{"ketnap 12, đính chính ntt 3 thành 2, ntn 2", "ketnap luyke 12; nhatinhthuong luyke 2 correction; nhatinhnghia luyke 2", "only the item that says so is a correction"},
	{"ketnap 12; đính chính: nhà tình thương từ 3 thành 2", "ketnap luyke 12; nhatinhthuong luyke 2 correction", "old and new behind a colon"},
	{"sửa ketnap 11", "ketnap luyke 11 correction", "the word alone, the figure is the new one"},
	{"đính chính: kết nạp 11", "ketnap luyke 11 correction", "a colon"},
	{"xin đính chính lại số kết nạp là 11", "ketnap luyke 11 correction", "a whole sentence"},
	{"đính chính số kết nạp 12 thành 11", "ketnap luyke 11 correction", "old, then new"},
	{"ketnap 11 nhé, hôm trước nhầm 12", "ketnap luyke 11 correction", "the figure right behind nhầm is the old one"},
	{"kết nạp 12 (hôm trước báo nhầm 13)", "ketnap luyke 12 correction", "the old one in brackets"},
	{"nhầm, kết nạp 11 chứ không phải 12", "ketnap luyke 11 correction", "không phải names the old one"},
	{"ketnap không phải 12 mà là 11", "ketnap luyke 11", "the same without nhầm"},
	{"ketnap 12 không phải 11", "ketnap luyke 12", "a denied figure is none"},
	{"không phải kết nạp 12", "ketnap luyke 12 !negation", "a denied report is asked about"},
	{"ketnap nhầm 12", "ketnap correction !no_number", "only the old value: ask for the new one"},
	{"đính chính số 12 thành 11", "“” correction !no_indicator", "of what?"},
	{"ketnap 12; thành 11", "ketnap !two_numbers", "a new value needs a correction"},
	{"báo nhầm, kết nạp 12; còn 11", "ketnap luyke 11 correction", "the new value on the next line"},
}

var joinedRules = []rule{
	{"kết nạp\n- trong tuần 3\n- lũy kế 12", "ketnap luyke 12 in-period 3", "the figures below the name"},
	{"Kết nạp đảng viên:\n+ Trong tuần: 3\n+ Lũy kế: 12\nNhà tình thương:\n+ Trong tuần: 1\n+ Lũy kế: 3", "ketnap luyke 12 in-period 3; nhatinhthuong luyke 3 in-period 1", "two such blocks"},
	{"kết nạp trong tuần: 3; lũy kế: 12", "ketnap luyke 12 in-period 3", "a semicolon between the two"},
	{"kết nạp mới 3 đ/c; lũy kế đến nay 12 đ/c", "ketnap luyke 12 in-period 3", "with counting words"},
	{"ketnap 12\n15", "ketnap luyke 12 !two_numbers; “” !no_indicator", "a figure of nothing puts the one above in doubt"},
	{"ketnap 12\nrưỡi", "ketnap luyke 12 !two_numbers", "so does the rest of a figure"},
	{"tns 3 tỷ\n4", "thungansach luyke 3000000000 !two_numbers; “” !no_indicator", "a tail on the next line is not guessed"},
	{"kết nạp mười\nhai", "ketnap luyke 10 !two_numbers", "nor are words"},
	{"ketnap mười-hai", "ketnap !bad_number", "a hyphen inside a figure in words"},
	{"ketnap 12 và 3", "ketnap !two_numbers", "which one?"},
	{"12 kết nạp 3 nhhà tình thương 2 nhà tình nghĩa", "ketnap !two_numbers; nhatinhthuong luyke 2 !two_numbers; nhatinhnghia !no_number", "a slip must not shift the figures of others"},
	{"kết nạp 12, 3 nhà tình thương, 2 nhà tình nghĩa", "ketnap luyke 12; nhatinhthuong luyke 3; nhatinhnghia luyke 2", "a comma before a figure that has its name behind it"},
	{"kết nạp, 3 nhà tình thương", "ketnap !no_number; nhatinhthuong luyke 3", "the comma ends an item without a figure"},
	{"kkết nạp 12, tuần này kết nạp 3", "“kkết nạp” ~ketnap luyke 12 !unknown_indicator; ketnap phatsinh 3 !two_numbers", "an unknown word that may be the indicator said below"},
	{"ấp 3 ketnap 2; ấp 4 ketnap 2", "ketnap luyke 2 !two_numbers", "two hamlets are no repetition"},
	{"ketnap 12 ntt 3-ntn 2", "ketnap luyke 12; nhatinhthuong luyke 3; nhatinhnghia luyke 2", "3-ntn is no document number"},
}
