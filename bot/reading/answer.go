package reading

import "strings"

// yesWords and noWords answer yes/no questions (domain.md §5.2). Words with marks are compared with their
// marks, because đừng is no đúng; words typed without any are compared as they are.
var (
	yesWords = set("c|có|co|đúng|dung|đúng rồi|dung roi|đúng vậy|dung vay|đồng ý|dong y|đồng ý rồi|ok|oke|okay|ừ|u|uh|ừm|vâng|vang|phải|phai|chính xác|chinh xac|xác nhận|xac nhan|yes|y|1")
	noWords  = set("k|không|khong|ko|sai|sai rồi|sai roi|bỏ|bo|bỏ qua|bo qua|hủy|huỷ|huy|không phải|khong phai|không đúng|khong dung|thôi|thoi|no|n|đừng")
)

func set(list string) map[string]bool {
	words := make(map[string]bool)
	for word := range strings.SplitSeq(list, "|") {
		words[word] = true
	}
	return words
}

// IsYes reports whether text says yes to a yes/no question (domain.md §5.2).
func IsYes(text string) bool { return yesWords[answer(text)] }

// IsNo reports whether text says no to a yes/no question.
func IsNo(text string) bool { return noWords[answer(text)] }

// Choice returns the digit that text picks out of a numbered list.
func Choice(text string) (int, bool) {
	s := strings.TrimPrefix(answer(text), "chọn ")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "chon "), "số ")
	if len(s) != 1 || s[0] < '1' || s[0] > '9' {
		return 0, false
	}
	return int(s[0] - '0'), true
}

// polite are words around an answer that say nothing.
var polite = set("dạ|da|thưa|ạ|a|nhé|nhe|nha|em|anh|chị|chi|à|đ/c|đồng chí|luôn")

// answer returns text in lower case without punctuation and politeness.
func answer(text string) string {
	if len(text) > 100 {
		return ""
	}
	words := strings.Fields(strings.ToLower(strings.Map(letters, Clean(text))))
	for len(words) > 1 && polite[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && polite[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

func letters(r rune) rune {
	switch r {
	case '.', ',', '!', '"', '\'', '(', ')', '/', '\n', ':':
		return ' '
	}
	return r
}
