package reading

// lexicon holds the words that carry the grammar of a report, by the part they play. They are matched
// folded and without spaces, the longest first (domain.md §4.2, §4.3, §4.4.7, §4.8).
var lexicon = map[class]string{
	total: `đến nay|tính đến nay|từ đầu năm|từ đầu năm đến nay|từ đầu năm tới nay|lũy kế|lũy kế đến nay|lk|
		tổng cộng|cộng dồn|trong năm|cả năm|năm nay|đến hôm nay|tính đến hôm nay|tới nay|tính tới nay|
		đến thời điểm này|đến thời điểm hiện tại|tính đến thời điểm này|tính đến thời điểm hiện tại|
		3 tháng đầu năm|6 tháng đầu năm|06 tháng đầu năm|9 tháng đầu năm|09 tháng đầu năm|9 tháng|6t đầu năm|9t đầu năm|
		sáu tháng đầu năm|chín tháng đầu năm|số cộng dồn|số lũy kế|tính từ đầu năm|kể từ đầu năm|tính từ đầu năm đến nay|kể từ đầu năm đến nay|nâng tổng số lên|nâng lên`,
	weekly: `tuần này|trong tuần|trong tuần này|phát sinh|ps|phát sinh thêm|phát sinh mới|phát sinh trong tuần|
		phát sinh tuần này|thêm|thêm được|thêm mới|tăng thêm|tăng|cộng thêm|trong kỳ|kỳ này|phát sinh trong kỳ`,
	longer: `trong tháng|tháng này|tháng qua|tháng trước|tháng rồi|trong quý|quý này|quý trước|6 tháng cuối năm|
		06 tháng cuối năm|6t cuối năm|sáu tháng cuối năm|qi|qii|qiii|qiv|quý i|quý ii|quý iii|quý iv|
		phát sinh trong tháng|phát sinh trong quý`,
	daily: `hôm nay|hôm qua|hôm kia|sáng nay|trưa nay|chiều nay|tối nay|sáng qua|chiều qua|tuần qua|tuần rồi|
		vừa|vừa qua|vừa rồi|vừa mới|mới vừa|thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật|
		thứ 2|thứ 3|thứ 4|thứ 5|thứ 6|thứ 7`,
	ofWhich: `trong đó|trong đó có|trong số đó|trong số này|gồm|gồm có|bao gồm`,
	target:  `kế hoạch|kh|kế hoạch năm|kh năm|giao ước|chỉ tiêu giao|chỉ tiêu năm|chỉ tiêu giao ước|chỉ tiêu kế hoạch|giao|đăng ký`,
	compared: `so với|cùng kỳ|so cùng kỳ|so với cùng kỳ|cùng kỳ năm trước|cùng kỳ năm ngoái|năm trước|năm ngoái|so với tuần trước|
		so tuần trước|so với lần trước|so với tháng trước|so với năm trước|so với cùng kỳ năm trước|so với cùng kỳ năm ngoái|lần trước`,
	outOf:   `trên tổng số|trong tổng số|/tổng số|trên tổng`,
	mistake: `nhầm|báo nhầm|ghi nhầm|nhập nhầm|đính chính số|gõ nhầm|nhầm số|nhầm là|báo nhầm là`,
	worth:   `trị giá|kinh phí|tổng kinh phí|tổng trị giá|với số tiền|số tiền|giá trị|tổng giá trị|mỗi căn|diện tích`,
	others: `các chỉ tiêu khác|chỉ tiêu khác|những chỉ tiêu khác|các chỉ tiêu còn lại|chỉ tiêu còn lại|các nội dung khác|nội dung khác|
		các mục khác|các phần khác|còn lại các chỉ tiêu|còn lại các chỉ tiêu khác|ngoài ra`,
	othersNil: `còn lại không phát sinh|còn lại không có|còn lại không có gì|còn lại không thay đổi|còn lại giữ nguyên|còn lại kps`,
	correct:   `đính chính|sửa|sửa lại|sửa số|điều chỉnh|đính chính lại|xin đính chính|chỉnh lại`,
	becomes:   `thành|còn|là|->|=>|đúng là|lại là|lại thành|sửa thành`,

	dayWord:     `ngày`,
	monthWord:   `tháng`,
	weekWord:    `tuần|tuần thứ|tuần lễ`,
	lastWeek:    `tuần trước|tuần vừa rồi|tuần vừa qua`,
	quarterWord: `quý`,
	fromWord:    `từ|kể từ|từ ngày|kể từ ngày`,
	untilWord:   `đến|tính đến|tới|tính tới|đến hết|tính đến hết|tính hết|cho đến|đến cuối|hết`,
	hourWord:    `giờ|h|g`,

	docWord: `số|qđ|cv|nq|bc|tb|kl|quyết định|công văn|nghị quyết|báo cáo số|ấp|tổ|khu phố|kp|sđt|số điện thoại|đt|
		điện thoại|cccd|cmnd|căn cước|năm sinh|sinh năm|sinh ngày|sinh|sn|lần|lần thứ|đợt|khóa|lớp|hạng|stt|mục|nhà số|
		tuổi đảng|đảng tịch|zalo`,

	nothing: `không phát sinh|kps|không ps|ko phát sinh|ko ps|k phát sinh|k ps|hông phát sinh|chưa phát sinh|chưa có phát sinh|
		không có phát sinh|ko có phát sinh|không phát sinh gì|không phát sinh thêm|không phát sinh mới|không có gì mới|
		chưa có gì mới|chưa có số liệu mới|chưa có thay đổi|chưa thay đổi|
		không có số liệu mới|không có gì phát sinh|không thay đổi|không có thay đổi|không tăng|không có|ko có|không có thêm|giữ nguyên`,
	plan: `dự kiến|phấn đấu|sẽ|sắp|sắp tới|mai|ngày mai|tuần sau|tuần tới|tháng sau|tháng tới|đề nghị|giới thiệu|xét|xem xét|
		hồ sơ|chuẩn bị|khởi công|đang xây|đang làm|đang thi công|đang triển khai|đang xây dựng|mục tiêu|quyết tâm|
		còn thiếu|còn lại|còn nợ|thiếu|đang còn|chờ`,
	approx: `khoảng|khoảng chừng|hơn|gần|trên|dưới|chừng|độ chừng|tầm khoảng|ước|ước đạt|ước tính|ước khoảng|xấp xỉ|
		ít nhất|tối thiểu|không quá|không dưới|ngót|vài|~|≈|>|<|≥|≤|±`,
	negation:   `không|ko|hông|hổng|chưa|chẳng|chả`,
	notThis:    `không phải|chứ không phải|không phải là|chứ không phải là`,
	question:   `?|phải không|đúng không|bao nhiêu|được không`,
	reduction:  `giảm|bớt|giảm còn|giảm xuống`,
	done:       `xong|đã xong|hoàn thành|đã hoàn thành|hoàn tất|làm xong|xong rồi|đã làm xong|hoàn thành xong`,
	reason:     `lý do|lí do`,
	salutation: `kính gửi|kính thưa|kính trình|kg|gửi|thưa|dạ thưa`,

	half:      `rưỡi`,
	dozen:     `chục`,
	dong:      `đồng|đ|vnđ|việt nam đồng|đồng chẵn`,
	percent:   `%|phần trăm`,
	perPerson: `/người/năm|/người|người/năm|/năm|/ng/năm|/đầu người|/đầu người/năm|một năm|mỗi năm`,
	perMonth:  `/tháng|/quý|/người/tháng|/ng/tháng|/người/quý|một tháng|mỗi tháng|hàng tháng|mỗi quý`,

	colon: `:|=|:-|là:`, comma: `,|và|&`, stop: `.|!|…`, line: `;`,
	opening: `(|[`, closing: `)|]`, plus: `+`, minus: `-`, slash: `/`,

	filler: `dạ|em|e|a|ạ|á|à|ah|nhé|nhá|nhen|ha|há|hen|hé|nghen|được|đã|có|xin|báo cáo|xin báo cáo|b/c|anh|chị|cô|chú|bác|sếp|lãnh đạo|oi|ơi|
		rồi|rồi ạ|nữa|luôn|ban|ad|admin|mình|tôi|chúng tôi|đơn vị|đvi|đvị|đảng ủy|đảng bộ xã|ubnd|ubnd xã|chi ủy|xã mình|xã em|xã tôi|bên em|
		bên mình|mới|với|cho|của|tại|ở|về|việc|công tác|kết quả|kết quả là|số liệu|số lượng|tổng số|tổng|con số|đạt|đạt được|thực hiện|thực hiện được|
		hiện|hiện nay|hiện tại|nay|thì|cảm ơn|xin cảm ơn|cám ơn|trân trọng|trân trọng cảm ơn|trân trọng kính chào|như sau|cụ thể|sau đây|nội dung|
		tên|trên địa bàn|trên địa bàn xã|địa bàn|toàn xã|toàn xã hội|toàn huyện|huyện|trong|vào|theo|theo kế hoạch|so với kế hoạch|so kế hoạch|so kh|so với kh|
		so với chỉ tiêu|so với giao ước|so giao ước|giao ước năm|chỉ tiêu đề ra|kế hoạch đề ra|kế hoạch giao|đề ra|được giao|vừa đủ|đủ|chính thức|lên|ra|
		xây|xây dựng|xây mới|xây xong|cất|cất xong|bàn giao|đã bàn giao|hoàn thành bàn giao|nghiệm thu|vận động|vận động xây dựng|gia đình|
		xl|nhe|nghe|ok|vâng|chào|xin chào|kính chào|các|những|tất cả|toàn bộ|bí thư|phó bí thư|văn phòng|người dân|
		giúp|giùm|dùm|ghi nhận|cập nhật|nhận|nhập|lại|số đến|thu được|thu|huy động|huy động được|do|bởi|nhờ|lúc|vào lúc|hồi|"|'|*|•|·|#|@`,
}

// nounGroups are the counting words, by what they count; a word of another group than the indicator's
// is a mistake to ask about (domain.md §4.2, “5 căn” for ketnap). The last group fits no indicator.
var nounGroups = []string{
	`đảng viên|đv|đ/v|đồng chí|đ/c|đc|đ.c|người|đảng viên mới`,
	`căn|nhà|ngôi|ngôi nhà|căn nhà|cái`,
	`xã|xã thị trấn`,
	`chi bộ|cb`,
	`đảng bộ|tổ chức|tổ chức đảng|tổ chức cơ sở đảng|tccsđ`,
	`tiêu chí|tc`,
	`chỉ tiêu|ct`,
	`mô hình|mh`,
	`đồ án|dự án|công trình|hạng mục`,
	`nhiệm vụ`,
	`đoàn viên|hội viên|quần chúng|hộ|cháu|học sinh|thanh niên|phụ nữ|cán bộ|công chức|viên chức|đảng phí|km|m2|tấn|suất|phần quà|
		lượt|buổi|cuộc|đoàn|nông dân|cụ|bạn|máy`,
}

// numberWords are the figures in words, as they may be written; a word with other marks is another word
// (sau is no sáu).
var numberWords = map[string]int32{
	"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
	"bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mươi": 10, "trăm": 100, "linh": 0, "lẻ": 0,
}

// scales are the words after a number that multiply it; the value is the power of ten.
var scales = map[string]int32{
	"nghìn": 3, "ngàn": 3, "ngìn": 3, "k": 3, "triệu": 6, "tr": 6, "trđ": 6, "tr.đ": 6, "tỷ": 9, "tỉ": 9,
	"nghìn tỷ": 12, "ngàn tỷ": 12, "nghìn tỉ": 12, "ngàn tỉ": 12,
}
