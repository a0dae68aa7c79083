package reading_test

import (
	"testing"

	"github.com/thiduabot/thiduabot/bot/reading"
)

func TestAnswers(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ yes, no bool }{
		"C": {yes: true}, "c.": {yes: true}, "Có ạ": {yes: true}, "dạ đúng": {yes: true}, "ĐỒNG Ý": {yes: true},
		"dong y": {yes: true}, "ok anh": {yes: true}, "ừ": {yes: true}, "Vâng": {yes: true}, "1": {yes: true}, "dung": {yes: true},
		"co\u0301": {yes: true},
		"K":        {no: true}, "không": {no: true}, "khong a": {no: true}, "sai rồi": {no: true}, "bỏ": {no: true}, "hủy": {no: true}, "huỷ": {no: true},
		"đừng": {no: true}, "": {}, "12": {}, "có lẽ": {}, "cỏ": {}, "bố": {}, "ketnap 12": {},
	}
	for text, want := range tests {
		if yes, no := reading.IsYes(text), reading.IsNo(text); yes != want.yes || no != want.no {
			t.Errorf("%q: yes %v no %v", text, yes, no)
		}
	}
}

func TestChoice(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"1": 1, "2.": 2, "chọn 3": 3, " 2 ạ": 2, "số 1": 1, "12": 0, "C": 0, "": 0, "0": 0} {
		if n, ok := reading.Choice(text); n != want || ok != (want > 0) {
			t.Errorf("%q: %d %v", text, n, ok)
		}
	}
}
