package reading_test

import "testing"

func TestSplitting(t *testing.T) {
	t.Parallel()
	const three = "ketnap luyke 12; nhatinhthuong luyke 3; nhatinhnghia luyke 2"
	checkRules(t, fromTanHao, []rule{
		{"ketnap 12\nntt 3\nntn 2", three, "lines"},
		{"ketnap 12; ntt 3; ntn 2", three, "semicolons"},
		{"ketnap 12, ntt 3, ntn 2", three, "commas"},
		{"ketnap 12 ntt 3 ntn 2", three, "nothing at all"},
		{"ketnap 12 và ntt 3, ntn 2", three, "và"},
		{"- ketnap: 12\n+ ntt: 3\n• ntn 2", three, "bullets"},
		{"1. ketnap 12\n2) ntt 3\n3/ ntn 2", three, "numbered"},
		{"1. ketnap 12 2. ntt 3 3. ntn 2", three, "numbered on one line"},
		{"a) ketnap 12\nb) ntt 3\nc) ntn 2", three, "lettered"},
		{"ketnap 12 /baocao ntt 3 /bc ntn 2", three, "the command again"},
		{"ketnap 12 đ/c - ntt 3 căn - ntn 2 căn", three, "dashes"},
		{"12 kết nạp, 3 nhà tình thương, 2 nhà tình nghĩa", three, "number first"},
		{"12 kết nạp 3 nhà tình thương 2 nhà tình nghĩa", three, "number first without commas"},
		{"kết nạp 12 đảng viên, 3 nhà tình thương, 2 nhà tình nghĩa", three, "mixed, every figure clear"},
		{"12 kết nạp 13", "ketnap !two_numbers", "both readings fit"},
		{"ketnap 12 ntt", "ketnap luyke 12; nhatinhthuong !no_number", "nothing behind the last"},
		{"ketnap\n12", "ketnap luyke 12", "the figure on the next line"},
		{"ketnap 12, cảm ơn", "ketnap luyke 12", "a comma that begins nothing"},
		{"ketnap 12\nketnap 12", "ketnap luyke 12", "said twice"},
		{"ketnap 12\nketnap 13", "ketnap luyke 12 !two_numbers", "said twice, differently"},
		{"ketnap +2\nketnap +2", "ketnap phatsinh 2 !two_numbers", "increments are never dropped"},
		{"BC tuần 24 xã Tân Hào\nketnap 12", "ketnap luyke 12; 2024-W24", "a header"},
		{"Kính gửi: Văn phòng Huyện ủy, Ban Tổ chức Huyện ủy\nXã Tân Hào kết nạp 12", "ketnap luyke 12", "addressees"},
		{"Kính thưa đồng chí, xã Tân Hào kết nạp 12.", "ketnap luyke 12", "a salutation ends before the figure"},
		{"Kính thưa đồng chí, xã Lương Quới kết nạp 12", "ketnap luyke 12; unit luongquoi", "the unit behind the comma reports"},
	})
}

func TestIndicatorNames(t *testing.T) {
	t.Parallel()
	checkRules(t, fromTanHao, []rule{
		{"KETNAP 12", "ketnap luyke 12", "case"},
		{"kết nạp 12", "ketnap luyke 12", "a code with marks and a space"},
		{"ke\u0302\u0301t na\u0323p 12", "ketnap luyke 12", "NFD"},
		{"kn 12", "ketnap luyke 12", "alias"},
		{"Kết nạp đảng viên mới: 12", "ketnap luyke 12", "mới belongs to the name"},
		{"phát triển đảng 12", "ketnap luyke 12", "alias of several words"},
		{"keets najp 12", "ketnap luyke 12", "raw Telex"},
		{"nhaf tinhf thuwowng 3 cawn", "nhatinhthuong luyke 3", "raw Telex, doubled vowels and w"},
		{"thu ngaan sachs 2 tyr", "thungansach luyke 2000000000", "a Telex scale word"},
		{"nha2 ti2nh thu7o7ng 3", "nhatinhthuong luyke 3", "raw VNI"},
		{"ke61t na5p 12", "ketnap luyke 12", "raw VNI"},
		{"ket nap5 12", "ketnap !two_numbers", "a glued digit is a figure first"},
		{"thu nga6n sa1ch 2 ty3", "thungansach !tail_or_tone ?2000000000 ?2300000000", "tail, or tone"},
		{"chibo4tot 3", "chibo4tot luyke 3", "a code with a digit is not decoded"},
		{"chi bộ 4 tốt 3", "chibo4tot luyke 3", "spaces inside"},
		{"ntm 15", "ntm mucdo 15", "the figure is no part of the name"},
		{"ntm15 4", "ntm15 mucdo 4", "a code that ends in digits"},
		{"NTM nâng cao 7", "ntmnangcao mucdo 7", "the longest wins"},
		{"vốn đầu tư hạ tầng 40 tỷ", "vonhatang luyke 40000000000", "the longest wins"},
		{"hạ tầng 40 tỷ", "vonhatang luyke 40000000000", "an everyday word right before a figure"},
		{"hạ tầng còn khó khăn, ketnap 12", "ketnap luyke 12", "an everyday word elsewhere"},
		{"ketnpa 12", "“ketnpa” ~ketnap luyke 12 !unknown_indicator", "one swap: ask"},
		{"nhatinhthuog 3", "“nhatinhthuog” ~nhatinhthuong luyke 3 !unknown_indicator", "one letter missing"},
		{"ketnpa", "“ketnpa” ~ketnap !unknown_indicator", "without a figure"},
		{"xeploai 118/124", "“xeploai” ~xeploaitc ~xeploaidv tyle 118/124 !ambiguous_indicator", "which of the two?"},
		{"xếp loại 95%", "“xếp loại” ~xeploaitc ~xeploaidv tyle 9500 !ambiguous_indicator", "which of the two?"},
		{"nhatinh 3", "“nhatinh” ~nhatinhnghia ~nhatinhthuong luyke 3 !ambiguous_indicator", "which of the two?"},
		{"12", "“” !no_indicator", "twelve what?"},
		{"12 đồng chí", "“” !no_indicator", "a counting word is no indicator"},
		{"nhà đại đoàn kết 3 căn", "“nhà đại đoàn kết” !unknown_indicator", "another programme"},
		{"xóa nhà tạm 3 căn", "“xóa nhà tạm” !unknown_indicator", "another programme"},
		{"nhà Mái ấm 3", "“nhà Mái ấm” !unknown_indicator", "another programme"},
		{"kết nạp tổ viên 12", "“kết nạp tổ viên” ~ketnap luyke 12 !unknown_indicator", "admitted, but what?"},
		{"ketnap", "ketnap !no_number", "no figure"},
		{"xin chào", "", "nothing reported"},
		{"", "", "nothing at all"},
	})
}

func TestCountingWords(t *testing.T) {
	t.Parallel()
	checkRules(t, fromTanHao, []rule{
		{"ketnap 5 đ/c", "ketnap luyke 5", "đ/c"},
		{"ketnap 5 dv", "ketnap luyke 5", "dv"},
		{"ketnap 5 người", "ketnap luyke 5", "người"},
		{"ketnap 5 căn", "ketnap luyke 5 !wrong_noun", "houses of members"},
		{"kết nạp 12 đoàn viên", "ketnap luyke 12 !wrong_noun", "Youth Union members"},
		{"kết nạp đoàn viên 12", "ketnap luyke 12 !wrong_noun", "the same, before the figure"},
		{"ketnap 12 nha", "ketnap luyke 12", "nha is a particle"},
		{"ketnap 12 nhà", "ketnap luyke 12 !wrong_noun", "nhà is a house"},
		{"ntt 3 nha", "nhatinhthuong luyke 3", "nhà without its mark"},
		{"ketnap 12 thùng", "ketnap luyke 12 !wrong_noun", "an unknown counting word"},
		{"3 chi bộ trong sạch vững mạnh", "chibotsvm luyke 3", "a counting word inside a name"},
		{"ketnap 12 đ/c Nguyễn Văn A sn 1990", "ketnap luyke 12", "names and years of birth are no figures"},
		{"Dạ em báo cáo anh, xã em đã kết nạp được 12 đồng chí rồi ạ. Cảm ơn anh", "ketnap luyke 12", "politeness"},
	})
}

func TestRates(t *testing.T) {
	t.Parallel()
	checkRules(t, fromTanHao, []rule{
		{"xeploaidv 118/124", "xeploaidv tyle 118/124", "two numbers"},
		{"xeploaidv 118 trên tổng số 124", "xeploaidv tyle 118/124", "in words"},
		{"xeploaidv 118/124, đạt 95,16%", "xeploaidv tyle 118/124", "the percentage is computed"},
		{"xeploaidv 95,2%", "xeploaidv tyle 9520", "hundredths of a percent"},
		{"xeploaidv 95.2 %", "xeploaidv tyle 9520", "a dot"},
		{"xeploaidv 95 phần trăm", "xeploaidv tyle 9500", "in words"},
		{"xeploaidv 95,2", "xeploaidv !no_percent_sign ?9520", "a percentage, or half a ratio?"},
		{"xeploaidv 95,123%", "xeploaidv !fraction", "finer than is kept"},
		{"xeploaidv 118/0", "xeploaidv !bad_number", "nothing divides by zero"},
		{"xeploaidv +3%", "xeploaidv tyle 300 !increment_of_level", "rates are not added to"},
		{"ketnap 12/15", "ketnap luyke 12 of 15", "done of pledged"},
		{"ketnap 957/1.679", "ketnap luyke 957 of 1679", "thousands on the right"},
		{"ketnap 1/2/3", "ketnap of 2 !two_numbers", "no number and no date"},
		{"ketnap đạt 80%", "ketnap percent 8000 !percent_of_count", "a percentage of a count"},
		{"ketnap 12 (80%)", "ketnap luyke 12 percent 8000", "beside the count"},
		{"kyluat 1 đảng viên", "kyluat luyke 1", "the number of members disciplined"},
		{"kyluat giảm 10%", "kyluat percent 1000 !percent_of_count", "the name of the indicator"},
		{"lịch sử đảng 50%", "lichsudang moc 50", "a stage"},
		{"lichsudang xong", "lichsudang moc 100", "done"},
		{"tieuchintm +1", "tieuchintm phatsinh 1", "the one level that is added to"},
		{"tiêu chí NTM 17/19", "tieuchintm mucdo 17 of 19", "a level of a maximum"},
	})
}
