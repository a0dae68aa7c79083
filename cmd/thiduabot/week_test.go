package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// exampleWeek are reports of cụm 2 that give the worked example of domain.md §2.4, and time until Monday.
func exampleWeek() []said {
	lines := []said{{At: "2024-06-10T08:00:00+07:00"}}
	for i, r := range []struct {
		unit                string
		admitted, one, many int
	}{
		{"hungle", 5, 1, 4},
		{"tanhao", 12, 2, 3},
		{"thanhphudong", 3, 1, 3},
		{"tanthanh", 6, 0, 2},
		{"hungnhuong", 2, 1, 3},
		{"longmy", 2, 0, 3},
		{"tanloithanh", 1, 1, 1},
	} {
		lines = append(lines, said{
			At:   fmt.Sprintf("2024-06-12T09:0%d:00+07:00", i),
			From: r.unit + ".baocao",
			Text: fmt.Sprintf("/baocao ketnap %d; nhatinhnghia %d; nhatinhthuong %d", r.admitted, r.one, r.many),
		})
	}
	return append(lines, said{At: "2024-06-17T09:00:00+07:00"})
}

// TestWeekOfTheConsole lets a week pass: everything the schedule owes appears once, at its minute.
func TestWeekOfTheConsole(t *testing.T) {
	t.Parallel()
	posts := only(converse(t, exampleWeek()), func(e event) bool { return e.Type == "message" && e.ReplyTo == "" })
	got := make(map[string]int)
	seen := make(map[string]bool)
	for _, p := range posts {
		first, _, _ := strings.Cut(p.Text, " ")
		got[p.At[:16]+" "+first]++
		if key := p.At + p.Chat + p.Text; seen[key] {
			t.Errorf("posted twice: %s to %s", p.Text, p.Chat)
		} else {
			seen[key] = true
		}
	}
	want := map[string]int{
		"2024-06-10T16:45 Hôm":  1, // the digest of a quiet day
		"2024-06-11T16:45 Hôm":  1,
		"2024-06-12T16:45 BÁO":  1,
		"2024-06-13T15:00 Nhắc": 30, // 37 units less the 7 that reported
		"2024-06-13T16:45 Hôm":  1,
		"2024-06-14T09:00 Hôm":  30,
		"2024-06-14T09:00 Còn":  6, // not to cụm 2, where nobody is missing
		"2024-06-14T16:00 Đã":   1,
		"2024-06-14T16:00 Tuần": 30,
		"2024-06-14T16:30 BẢNG": 1, // the other groups have no figures yet
		"2024-06-14T16:45 Hôm":  1,
		"2024-06-17T08:00 Cụm":  2,
		"2024-06-17T08:00 Khối": 4,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("posts by minute and first word (-want +got):\n%s", diff)
	}
}

// TestBoardOfTheConsole compares the board with the worked example of domain.md §2.4.
func TestBoardOfTheConsole(t *testing.T) {
	t.Parallel()
	boards := only(converse(t, exampleWeek()), func(e event) bool { return strings.HasPrefix(e.Text, "BẢNG XẾP HẠNG TUẦN") })
	if len(boards) != 1 {
		t.Fatalf("%d boards", len(boards))
	}
	want := `BẢNG XẾP HẠNG TUẦN 24 (10–16/6/2024) – CỤM 2
Mức hoàn thành giao ước năm 2024, chốt 16:00 ngày 14/6. Tin tự động.
1. Hưng Lễ – 80%
2. Tân Hào – 67,6%
3. Thạnh Phú Đông – 57,1%
4. Tân Thanh – 54,3%
5. Hưng Nhượng – 48,6%
6. Long Mỹ – 38,6%
7. Tân Lợi Thạnh – 30,7%
`
	if got := boards[0]; got.Chat != "cum2" || got.At != "2024-06-14T16:30:00+07:00" || !strings.HasPrefix(got.Text, want) {
		t.Errorf("board at %s in %s:\n%s", got.At, got.Chat, got.Text)
	}
}
