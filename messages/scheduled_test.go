package messages_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

var updateScheduled = flag.Bool("update-scheduled", false, "write the golden texts of scheduled posts anew")

// zaloLimit is the tightest limit of a message: characters as UTF-16 counts them.
const zaloLimit = 2000

func TestScheduledTexts(t *testing.T) {
	t.Parallel()
	words, err := messages.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, m := range scheduledTexts(words) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if n := len(utf16.Encode([]rune(m.Text))); n > zaloLimit {
				t.Errorf("%d characters", n)
			}
			if !strings.Contains(strings.ToLower(m.Text), "tin tự động") {
				t.Error("does not say that it is automatic")
			}
			checkScheduled(t, name, m.Text)
		})
	}
}

func checkScheduled(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", "scheduled", name+".txt")
	if *updateScheduled {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), text+"\n"); diff != "" {
		t.Error(diff)
	}
}

var (
	hanoi  = time.FixedZone("ICT", 7*60*60)
	week24 = campaign.Week{Year: 2024, Number: 24}
	cutoff = time.Date(2024, 6, 14, 16, 0, 0, 0, hanoi)
	monday = time.Date(2024, 6, 17, 8, 0, 0, 0, hanoi)
	friday = campaign.NewDate(2024, 6, 14)
)

func scheduledTexts(words *messages.Catalogue) map[string]chat.Message {
	texts := map[string]chat.Message{
		"board":                words.Board(board()),
		"board_first":          words.Board(firstBoard()),
		"board_long":           words.Board(longBoard()),
		"digest":               words.Digest(digest()),
		"digest_long":          words.Digest(longDigest()),
		"digest_since":         words.Digest(digestSince()),
		"digest_quiet":         words.Digest(messages.Digest{At: cutoff, Area: "huyện", Base: "51,8%", Quiet: true}),
		"reminder_group":       words.GroupReminder(groupReminder(friday)),
		"reminder_group_early": words.GroupReminder(groupReminder(friday.AddDays(-1))),
		"cutoff_done":          words.CutoffDone(messages.CutoffDone{Week: 24, At: cutoff, Reported: 34, Expected: 37, Board: cutoff.Add(30 * time.Minute)}),
		"cutoff_done_later":    words.CutoffDone(messages.CutoffDone{Week: 24, At: cutoff, Reported: 34, Expected: 37, Board: monday}),
		"cutoff_done_no_board": words.CutoffDone(messages.CutoffDone{Week: 24, At: cutoff, Expected: 37}),
		"missing_units": words.MissingUnits([]messages.MissingUnits{{
			Group: "Cụm 2", Week: 24, Expected: 7, Units: []messages.SilentUnit{{Name: "Tân Lợi Thạnh", Weeks: 2}},
		}}),
		"missing_units_several": words.MissingUnits([]messages.MissingUnits{
			{Group: "Cụm 2", Week: 24, Expected: 7, Units: []messages.SilentUnit{{Name: "Long Mỹ", Weeks: 1}, {Name: "Tân Lợi Thạnh", Weeks: 2}}},
			{Group: "Khối trường THPT", Week: 24, Expected: 3, Units: []messages.SilentUnit{{Name: "THPT Phan Văn Trị", Weeks: 1}}},
		}),
		"missing_units_long":   words.MissingUnits([]messages.MissingUnits{manyMissing()}),
		"unknown_post":         words.UnknownPost(messages.UnknownPost{Kind: campaign.JobBoard, Chat: "Cụm 2", At: cutoff}),
		"unknown_post_private": words.UnknownPost(messages.UnknownPost{Kind: campaign.JobDueReminder, At: cutoff}),
	}
	for name, r := range reminderCases() {
		texts["reminder_early"+name] = words.EarlyReminder(r)
		texts["reminder_due"+name] = words.DueReminder(r)
		texts["reminder_overdue"+name] = words.OverdueReminder(r)
	}
	return texts
}

func board() messages.Board {
	return messages.Board{
		Group: "Cụm 2", Week: week24, Cutoff: cutoff, Pending: true,
		Rows: []messages.BoardRow{
			{Rank: 1, Name: "Hưng Lễ", Percent: "80%", Moved: true},
			{Rank: 2, Name: "Tân Hào", Percent: "67,6%", Moved: true, Move: 3},
			{Rank: 3, Name: "Thạnh Phú Đông", Percent: "57,1%", Moved: true, Move: -1},
			{Rank: 3, Name: "Tân Thanh", Percent: "57,1%"},
			{Rank: 5, Name: "Tân Lợi Thạnh", Percent: "30,7%", Moved: true, Until: campaign.NewDate(2024, 5, 31)},
		},
		Closest: "Thạnh Phú Đông", Lacking: []string{"2 đảng viên", "1 nhà tình nghĩa", "2 nhà tình thương"},
		Best: "Tân Hào", Step: "+22,8", Silent: []string{"Hưng Nhượng", "Long Mỹ"},
	}
}

func firstBoard() messages.Board {
	b := board()
	b.Best, b.Silent, b.Pending = "", nil, false
	for i := range b.Rows {
		b.Rows[i].Moved = false
	}
	b.Rows = append(b.Rows, messages.BoardRow{Rank: 6, Name: "Long Mỹ", Percent: "20%", Until: campaign.NewDate(2024, 6, 7)})
	return b
}

func longBoard() messages.Board {
	b := board()
	b.Group = "Khối chính quyền, kinh tế, văn hóa – xã hội"
	for i := range 20 {
		b.Rows = append(b.Rows, messages.BoardRow{
			Rank: 6 + i, Name: "Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên", Percent: "12,3%", Moved: true, Move: -i,
		})
	}
	return b
}

func digest() messages.Digest {
	return messages.Digest{
		At: cutoff.Add(45 * time.Minute), Area: "huyện", Base: "51,8%", Elapsed: "45,4%",
		Totals: []messages.DigestTotal{
			{Label: "Kết nạp đảng viên", Value: "71/130", Percent: "54,6%"},
			{Label: "Nhà tình nghĩa", Value: "19/40", Percent: "47,5%"},
			{Label: "Nhà tình thương", Value: "52/100", Percent: "52%"},
		},
		Reporting: 14, Increases: []string{"5 đảng viên", "3 nhà tình thương"}, Corrections: 2,
		Clusters: []string{"Lương Quới (cụm 1)", "Hưng Lễ (cụm 2)", "Thuận Điền (cụm 3)"},
		Finished: []messages.DigestFinished{{Label: "Kết nạp đảng viên", Units: []string{"Hưng Lễ (5/5)"}}},
		Slow:     []messages.DigestSlow{{Name: "Tân Lợi Thạnh", Percent: "30,7%", Pace: "0,68"}},
		Missing: messages.DigestMissing{
			Week: 24, Missing: 3, Expected: 37, Silent: []messages.SilentUnit{{Name: "Tân Lợi Thạnh", Weeks: 2}},
		},
	}
}

func digestSince() messages.Digest {
	return messages.Digest{
		At: monday, Area: "huyện", Base: "51,8%", Elapsed: "46,2%", Since: campaign.NewDate(2024, 6, 13), Reporting: 1,
	}
}

func longDigest() messages.Digest {
	d := digest()
	name := "Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên"
	for range 7 {
		d.Clusters = append(d.Clusters, name+" (cụm 1)")
		d.Blocs = append(d.Blocs, name+" (khối chính quyền, kinh tế, văn hóa – xã hội)")
		d.Finished = append(d.Finished, messages.DigestFinished{Label: "Nhà tình nghĩa", Units: []string{name + " (2/2)"}})
		d.Slow = append(d.Slow, messages.DigestSlow{Name: name, Percent: "12,3%", Pace: "0,27"})
		d.Missing.Silent = append(d.Missing.Silent, messages.SilentUnit{Name: name, Weeks: 3})
	}
	return d
}

func groupReminder(today campaign.Date) messages.GroupReminder {
	return messages.GroupReminder{
		Week: 24, Cutoff: cutoff, Today: today, Missing: 5, Expected: 37, Group: "Cụm 2", GroupMissing: 3, GroupExpected: 7,
	}
}

func manyMissing() messages.MissingUnits {
	m := messages.MissingUnits{Group: "Khối chính quyền, kinh tế, văn hóa – xã hội", Week: 24, Expected: 30}
	for range 30 {
		m.Units = append(m.Units, messages.SilentUnit{Name: "Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên", Weeks: 12})
	}
	return m
}

func reminderCases() map[string]messages.Reminder {
	longMy := messages.ReminderUnit{
		Name: "xã Long Mỹ", Code: "longmy", Last: []string{"kết nạp 2/4", "nhà tình thương 3/5"}, Example: "ketnap 3", Until: campaign.NewDate(2024, 5, 31),
	}
	cases := map[string]messages.Reminder{
		"":         {Units: []messages.ReminderUnit{longMy}},
		"_new":     {Units: []messages.ReminderUnit{{Name: "Công an huyện"}}},
		"_several": {Units: []messages.ReminderUnit{longMy, {Name: "xã Tân Hào"}}},
		"_many":    {Units: []messages.ReminderUnit{longMy, longMy, longMy, longMy, longMy, longMy}},
		"_before":  {Units: []messages.ReminderUnit{longMy}, Today: friday.AddDays(-1)},
	}
	for name, r := range cases {
		r.Week, r.Cutoff, r.LateUntil = 24, cutoff, monday
		if r.Today.IsZero() {
			r.Today = friday
		}
		cases[name] = r
	}
	return cases
}
