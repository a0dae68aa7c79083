package bot_test

import (
	"strings"
	"testing"
)

func TestWhatStandsBehindAFigureIsKeptAsANoteWithoutNames(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	answer := w.says("tanhao.baocao", "/baocao nhatinhthuong 3 căn, bàn giao cho đ/c Nguyễn Văn An sn 1950 ở ấp 5")
	if !strings.Contains(answer, "3/6") || !strings.Contains(answer, "thông tin cá nhân") {
		t.Errorf("got %s", answer)
	}
	entries := w.log("tanhao")
	if len(entries) != 1 || entries[0].Quantity.Num != 3 {
		t.Fatalf("stored %v", entries)
	}
	note := entries[0].Note
	if !strings.Contains(note, "ấp 5") || strings.Contains(note, "An") || strings.Contains(note, "1950") {
		t.Errorf("kept the note %q", note)
	}
}
