package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// surnames are the common ones, by their letters; a word with other marks is another word (trận is no Trần).
var surnames = foldedWords(`Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Lâm
	Phùng Mai Tô Hà Tạ Cao Châu Thái Đinh Lưu Lương Kiều Quách Mạc Tăng Từ Văn Hứa La Đàm Nghiêm Thạch Sơn Kim Diệp Triệu Khưu Bạch`)

func foldedWords(list string) map[string]string {
	words := make(map[string]string)
	for w := range strings.FieldsSeq(list) {
		words[Fold(w)] = strings.ToLower(w)
	}
	return words
}

// roles are words that follow “đồng chí” with a capital letter and are no name.
var roles = foldedWords(`bí phó chủ trưởng thường ủy đảng chi văn ban hội phòng huyện xã thị tỉnh lãnh các cán đoàn tổ nhân giám
	tổng chánh cụm khối ấp bt pbt ct tan giong mới được đã có là ở trong tại và nữ nam kết kn`)

// places are words before a name that make it the name of a street or school.
var places = foldedWords(`trường thpt thcs đường giải quỹ cầu phường`)

// longestName is how many words a name has at most.
const longestName = 5

// name finds a name at i, with the word of address before it.
func (m *message) name(i int) span {
	if n := m.sureName(i); n > 0 {
		return span{i, i + n, true}
	}
	address := m.address(i)
	if address > 0 && m.sureName(i+address) > 0 {
		return span{} // the name alone, when it is reached
	}
	if n := m.capitalName(i+address, address > 0); n > 0 {
		return span{i, i + address + n, false}
	}
	return span{}
}

// sureName returns the length of “Nguyễn Văn A” at i in any case: a surname, văn or thị, and a name.
func (m *message) sureName(i int) int {
	if i+2 >= len(m.tokens) || !m.surname(i) || m.afterPlace(i) {
		return 0
	}
	middle := m.word(i + 1)
	if !strings.EqualFold(middle, "văn") && !strings.EqualFold(middle, "thị") {
		plain := isASCII(m.word(i)) && (strings.EqualFold(middle, "van") || strings.EqualFold(middle, "thi"))
		if !plain || !plainSurname(m.fold.of(i, i+1)) {
			return 0
		}
	}
	if m.tokens[i+2].kind != tokenWord || strings.EqualFold(m.word(i+2), "đua") {
		return 0
	}
	return 3
}

// plainSurname tells the surnames that without marks are no other word: “tran van” may be Mặt trận vận động.
func plainSurname(k string) bool { return k == "nguyen" || k == "huynh" || k == "pham" }

func (m *message) surname(i int) bool {
	w := m.word(i)
	marked, ok := surnames[m.fold.of(i, i+1)]
	return ok && (isASCII(w) || strings.EqualFold(w, marked))
}

func (m *message) afterPlace(i int) bool {
	if i == 0 {
		return false
	}
	_, ok := places[m.fold.of(i-1, i)]
	return ok
}

// address returns the length of đ/c, đồng chí, ông, bà … at i.
func (m *message) address(i int) int {
	switch m.fold.of(i, i+1) {
	case "dc", "ong", "ba", "anh", "chi", "em", "ho", "co", "chu", "bac":
		return 1
	case "dong":
		return m.sequence(i, []string{"dong", "chi"})
	case "d":
		return max(m.sequence(i, []string{"d", "/", "c"}), m.sequence(i, []string{"d", ".", "c"}))
	}
	return 0
}

// capitalName returns the length of a name in capital letters at i. After a word of address a surname and one
// more word are enough, and behind đ/c or đồng chí any name.
func (m *message) capitalName(i int, addressed bool) int {
	n := 0
	for n < longestName && m.capital(i+n) {
		n++
	}
	if n == 0 || m.afterPlace(i) {
		return 0
	}
	if m.surname(i) && (n >= 3 || addressed && n >= 2) {
		return n
	}
	_, role := roles[m.fold.of(i, i+1)]
	comrade := addressed && m.fold.of(i-1, i) != "" && (m.fold.of(i-1, i) == "c" || m.fold.of(i-1, i) == "dc" || m.isComrade(i))
	if !comrade || role || n == 1 && m.leads(i+1) {
		return 0
	}
	return n
}

func (m *message) isComrade(i int) bool {
	return i >= 2 && m.fold.of(i-2, i) == "dongchi"
}

// capital reports whether token i is a word with one capital letter, its first.
func (m *message) capital(i int) bool {
	if i >= len(m.tokens) || m.tokens[i].kind != tokenWord || m.tokens[i].inside {
		return false
	}
	w := m.word(i)
	first, n := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first) && strings.IndexFunc(w[n:], unicode.IsUpper) < 0
}
