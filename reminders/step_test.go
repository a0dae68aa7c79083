package reminders_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/reminders"
	"github.com/thiduabot/thiduabot/store"
)

func TestWeekOfTheSample(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-12 08:00")
	w.everybody()
	w.chats()
	r := w.reminders()
	for _, u := range w.c.ExpectedOn(campaign.NewDate(2024, 6, 7), "") {
		w.report("2024-06-07 09:00", u.ID, "ketnap 1")
	}
	w.until(r, "2024-06-13 14:00")
	w.report("2024-06-12 09:00", "longmy", "ketnap 2,nhatinhthuong 3")
	w.until(r, "2024-06-17 12:00")

	wants := map[string]string{
		"tanhao.baocao": "Nhắc việc (tin tự động): đồng chí báo cáo tuần 24 của xã Tân Hào trước 16:00 thứ Sáu, 14/6. " +
			"Lần trước: kết nạp 1/15. Không phát sinh thì gõ /kps.",
		"hungle.baocao": "Hôm nay 16:00 chốt số liệu tuần 24. Xã Hưng Lễ chưa có báo cáo. Ví dụ: /baocao ketnap 2. Tin tự động.",
		"tanthanh.baocao": "Tuần 24 đã chốt, xã Tân Thanh chưa có số liệu nên bảng xếp hạng dùng số của 07/6. " +
			"Đồng chí báo bổ sung trước 8:00 thứ Hai. Tin tự động.",
		"cum2":         "Còn 36/37 đơn vị chưa báo cáo tuần 24 (cụm 2: 6/7). Hạn 16:00 hôm nay. Tin tự động.",
		"vphu.tonghop": "Đã chốt số liệu tuần 24 lúc 16:00. 1/37 đơn vị có báo cáo. Bảng xếp hạng sẽ đăng lúc 16:30. Tin tự động.",
		"cum2.truongcum": "Cụm 2: 6/7 đơn vị chưa báo cáo tuần 24 (Hưng Lễ; Hưng Nhượng; Tân Hào; Tân Lợi Thạnh; Tân Thanh; " +
			"Thạnh Phú Đông). Đề nghị đồng chí trao đổi với đơn vị. Tin tự động.",
	}
	for chat, want := range wants {
		if got := w.platform.to(chat); !slices.Contains(got, want) {
			t.Errorf("%s: want %q in %q", chat, want, got)
		}
	}
	if got := w.platform.to("longmy.baocao"); len(got) != 0 {
		t.Errorf("longmy reported and was written to: %q", got)
	}
}

func TestOrderIsTimeThenJobThenChat(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-14 08:00")
	w.everybody()
	w.chats()
	r := w.reminders()
	w.step(r)
	w.platform.forget()
	w.set(w.at("2024-06-14 09:00"))
	w.step(r)
	var jobs, chats []string
	for _, d := range w.platform.all() {
		jobs = append(jobs, strings.Fields(d.text)[0])
		chats = append(chats, d.chat)
	}
	jobs = slices.Compact(jobs)
	if diff := cmp.Diff([]string{"Hôm", "Còn"}, jobs); diff != "" {
		t.Errorf("jobs in file order: %s", diff)
	}
	private := slices.Index(chats, "cum1")
	if !slices.IsSorted(chats[:private]) || !slices.IsSorted(chats[private:]) {
		t.Errorf("chats out of order: %v", chats)
	}
}

func TestFreshSampleHasNoBoards(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-14 16:00")
	w.everybody()
	w.chats()
	r := w.reminders()
	w.until(r, "2024-06-14 17:00")
	if boards := w.platform.starting("BẢNG"); len(boards) > 0 {
		t.Errorf("boards without figures: %v", boards)
	}
	if got := w.notice("bangtuan/2024-W24/c2").Skipped; got != reminders.ReasonFewReports {
		t.Errorf("skipped = %q", got)
	}
	if got := w.platform.to("lanhdao"); !slices.Contains(got, "Hôm nay không có số liệu mới. Toàn huyện 0% giao ước năm. Tin tự động.") {
		t.Errorf("digest %q", got)
	}
}

func TestNothingOnHolidays(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-02-07 17:00")
	w.everybody()
	w.chats()
	r := w.reminders()
	for _, u := range w.c.UnitsOn(campaign.NewDate(2024, 2, 7), "cum2") {
		w.report("2024-02-06 09:00", u.ID, "ketnap 1")
	}
	w.until(r, "2024-02-14 23:00") // Tết
	if got := w.platform.all(); len(got) > 0 {
		t.Errorf("posted during Tết: %v", got)
	}
	if got := w.notice("bangtuan/2024-W06/c2").Skipped; got != string(campaign.SkipSilentDay) {
		t.Errorf("skipped = %q", got)
	}
	w.until(r, "2024-02-15 17:00")
	if got := w.platform.to("lanhdao"); len(got) != 1 {
		t.Errorf("the day after Tết has a digest, got %q", got)
	}
}

// After downtime a reminder is caught up until its deadline, a board until the next one, a digest that day.
func TestCatchUp(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, down, up string
		board          int
		digest, early  bool
	}{
		{"reminder before the cut-off", "2024-06-13 14:00", "2024-06-14 08:00", 0, false, true},
		{"reminder after the cut-off", "2024-06-13 14:00", "2024-06-14 18:00", 1, true, false},
		{"board days later", "2024-06-14 12:00", "2024-06-17 09:00", 1, false, false},
		{"board after the next", "2024-06-14 12:00", "2024-06-21 17:00", 1, true, false},
		{"digest the next day", "2024-06-13 14:00", "2024-06-14 07:00", 0, false, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, test.down)
			w.everybody()
			w.chats()
			for _, u := range w.c.UnitsOn(campaign.NewDate(2024, 6, 7), "cum2") {
				w.report("2024-06-05 09:00", u.ID, "ketnap 1")
			}
			w.step(w.reminders())
			w.platform.forget()
			w.set(w.at(test.up))
			w.step(w.reminders())
			if got := len(w.platform.starting("BẢNG XẾP HẠNG")); got != test.board {
				t.Errorf("%d boards, want %d", got, test.board)
			}
			if got := len(w.platform.to("lanhdao")) == 1; got != test.digest {
				t.Errorf("digest = %v", got)
			}
			if got := len(w.platform.starting("Nhắc việc")) > 0; got != test.early {
				t.Errorf("early reminders = %v", got)
			}
			w.accounted()
		})
	}
}

// accounted checks that what was due is sent, unknown, failed or skipped, and nothing twice.
func (w *world) accounted() {
	w.Helper()
	for _, n := range w.notices() {
		posts := w.posts(n)
		if (n.Skipped == "") != (len(posts) > 0) {
			w.Errorf("%s: skipped %q with %d posts", n.ID, n.Skipped, len(posts))
		}
		for _, p := range posts {
			if p.Status == store.PostWaiting && p.NotBefore.IsZero() {
				w.Errorf("%s still waits", p.ID)
			}
		}
	}
	seen := make(map[string]bool)
	for _, d := range w.platform.all() {
		if day := d.at.Format("2006-01-02 "); seen[day+d.chat+d.text] {
			w.Errorf("posted twice in %s", d.chat)
		} else {
			seen[day+d.chat+d.text] = true
		}
	}
}

func TestQuietHoursPutOff(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-14 12:00")
	w.chats()
	for _, u := range w.c.UnitsOn(campaign.NewDate(2024, 6, 7), "cum2") {
		w.report("2024-06-05 09:00", u.ID, "ketnap 1")
	}
	r := w.reminders()
	w.set(w.at("2024-06-15 21:00")) // Saturday night; Sunday is silent
	w.step(r)
	w.until(r, "2024-06-18 08:00")
	boards := w.platform.starting("BẢNG XẾP HẠNG TUẦN 24")
	if len(boards) != 1 || !boards[0].at.Equal(w.at("2024-06-17 06:30")) {
		t.Errorf("board at %v, want Monday 6:30", boards)
	}
}

func TestNothingDueBeforeLinkingOrRestoring(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-14 17:00")
	w.change(store.Setting{Chat: &store.Chat{
		ID: 1, Addresses: []chat.ChatID{{Account: account, Chat: "cum2"}}, Group: "cum2", Linked: w.at("2024-06-14 16:40"),
	}}, store.Setting{Chat: &store.Chat{
		ID: 2, Addresses: []chat.ChatID{{Account: account, Chat: "lanhdao"}}, Leaders: true, Linked: w.at("2024-01-01 08:00"),
	}})
	if err := w.store.SetMeta(w.ctx, "restored_at", w.at("2024-06-14 16:50").Format("2006-01-02T15:04:05Z07:00")); err != nil {
		t.Fatal(err)
	}
	w.step(w.reminders())
	if got := w.notices(); len(got) > 0 {
		t.Errorf("planned %v", got)
	}
}

func TestFreshStoreStartsNow(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-14 10:00")
	w.everybody()
	w.chats()
	if err := w.store.SetMeta(w.ctx, "reminders_begun_at", "2030-01-01T00:00:00+07:00"); err != nil {
		t.Fatal(err)
	}
	r := w.reminders()
	w.step(r)
	if got := w.notices(); len(got) > 0 {
		t.Errorf("planned %d notices from before the start", len(got))
	}
	w.until(r, "2024-06-14 16:10")
	if got := w.platform.to("vphu.tonghop"); len(got) != 1 {
		t.Errorf("the cut-off was told %d times", len(got))
	}
}

func TestSeveralUnitsOfOnePersonAreMerged(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-13 15:00")
	w.change(store.Setting{Member: &store.Member{
		ID: 1, Accounts: []chat.PersonID{{Account: account, ID: "vanphong"}},
		Seats: []campaign.Seat{{Role: campaign.RoleReporter, Unit: "longmy"}, {Role: campaign.RoleReporter, Unit: "tanhao"}},
	}})
	w.report("2024-06-05 09:00", "longmy", "ketnap 2")
	w.step(w.reminders())
	want := []string{"Nhắc việc (tin tự động): đồng chí báo cáo tuần 24 của xã Long Mỹ, xã Tân Hào trước 16:00 thứ Sáu, 14/6.\n" +
		"Lần trước của xã Long Mỹ: kết nạp 2/4.\nKhông phát sinh thì gõ /kps."}
	if diff := cmp.Diff(want, w.platform.to("vanphong")); diff != "" {
		t.Error(diff)
	}
}

func TestLeadersWithoutChatReadInPrivate(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-14 16:45")
	w.everybody()
	w.step(w.reminders())
	if got := w.platform.to("thuongtruc.lanhdao"); len(got) != 1 {
		t.Errorf("digests %q", got)
	}
}

func TestMemberWithoutPrivateChatIsSkipped(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-13 15:00")
	w.options.Accounts[0].PrivateChat = nil
	w.everybody()
	w.step(w.reminders())
	for _, n := range w.notices() {
		if n.Kind == campaign.JobEarlyReminder && n.Period == "2024-W24" && n.Skipped != reminders.ReasonNoChat {
			t.Errorf("%s: %q", n.ID, n.Skipped)
		}
	}
}

// Who reports between planning and sending gets no reminder.
func TestReminderLooksAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "2024-06-13 15:00")
	w.everybody()
	r := w.reminders()
	if err := r.Plan(w.ctx, w.now()); err != nil {
		t.Fatal(err)
	}
	w.report("2024-06-13 15:00", "tanhao", "ketnap 1")
	w.step(r)
	if got := w.platform.to("tanhao.baocao"); len(got) > 0 {
		t.Errorf("sent %q", got)
	}
	for _, n := range w.notices() {
		for _, p := range w.posts(n) {
			if p.To.Chat == "tanhao.baocao" && (p.Status != store.PostSkipped || p.Reason != reminders.ReasonReported) {
				t.Errorf("post %s %s", p.Status, p.Reason)
			}
		}
	}
}
