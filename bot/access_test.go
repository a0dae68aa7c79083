package bot_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/reading"
)

func TestCommandsFitTheMenu(t *testing.T) {
	t.Parallel()
	words, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`^[a-z0-9_]{1,32}$`)
	for _, c := range bot.Commands() {
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			if !name.MatchString(n) {
				t.Errorf("name %q", n)
			}
			if parsed, _, _, ok := reading.ParseCommand("/" + n); !ok || parsed != c.Name {
				t.Errorf("/%s is read as %q", n, parsed)
			}
		}
		if text := words.CommandDescription(c.Name); len([]rune(text)) > 256 || len([]rune(text)) < 3 {
			t.Errorf("/%s has the menu text %q", c.Name, text)
		}
	}
}

// TestWhoMayUseWhat tries every command as everybody, in private and in the group.
func TestWhoMayUseWhat(t *testing.T) {
	t.Parallel()
	const notYours, register, inPrivate, inGroups = "không thuộc nhiệm vụ", "/dangky trong tin nhắn riêng", "chỉ dùng trong tin nhắn riêng", "chỉ dùng trong nhóm"
	w := newFixture(t)
	for command, refusals := range map[string]map[string]string{
		"baocao":        {stranger: register, head: notYours, leader: notYours},
		"sua":           {stranger: register, head: notYours, leader: notYours},
		"huy":           {stranger: register, head: notYours, leader: notYours},
		"khongphatsinh": {stranger: register, head: notYours, leader: notYours},
		"lichsu":        {stranger: register, head: notYours, leader: notYours},
		"tiendo":        {stranger: register},
		"bangxephang":   {stranger: register},
		"giaouoc":       {},
		"chitieu":       {},
		"chuabaocao":    {stranger: register, tanhao: notYours},
		"tonghop":       {stranger: register, tanhao: notYours, head: notYours},
		"dangky":        {"": inPrivate},
		"duyet":         {stranger: register, tanhao: notYours, head: notYours, leader: notYours, "": inPrivate},
		"moi":           {stranger: register, tanhao: notYours, head: notYours, leader: notYours, "": inPrivate},
		"thanhvien":     {stranger: register, tanhao: notYours, head: notYours, leader: notYours, "": inPrivate},
		"guilai":        {stranger: register, tanhao: notYours, head: notYours, leader: notYours, "": inPrivate},
		"lienket":       {stranger: register, tanhao: notYours, head: notYours, leader: notYours, "private": inGroups},
		"dulieu":        {"": inPrivate},
		"trogiup":       {},
	} {
		for _, from := range []string{stranger, tanhao, head, leader, office, admin} {
			private, group := w.says(from, "/"+command), w.saysIn(cluster, from, "/"+command)
			switch refusal, refused := refusals[from]; {
			case refused:
				holds(t, private, refusal)
			case refusals["private"] != "":
				holds(t, private, refusals["private"])
			default:
				lacks(t, private, notYours, register, inGroups)
			}
			if refusals[from] == "" && refusals[""] != "" {
				holds(t, group, refusals[""])
			}
			if private == "" || group == "" {
				t.Errorf("/%s: %s gets no answer: %q, %q", command, from, private, group)
			}
		}
	}
}

func TestUnknownGroupIsAnsweredOneCommand(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	for _, text := range []string{"/baocao ketnap 12", "/bxh", "/trogiup", "xin chào", "lienket cum2"} {
		in := w.inGroup("nhomla", tanhao, text)
		in.ToUs = true
		if got := w.handle(in); got != nil {
			t.Errorf("%s: %v", text, got)
		}
	}
	anonymous := w.inGroup("nhomla", "", "/lienket cum2")
	anonymous.Anonymous = true
	holds(t, w.one(w.handle(anonymous)).text, "ẩn danh")
	holds(t, w.saysIn("nhomla", tanhao, "/lienket cum2"), "không thuộc nhiệm vụ")
	holds(t, w.saysIn("nhomla", stranger, "/lienket cum2"), "/dangky")
	w.expect("tanhao", "ketnap", "9")
	holds(t, w.saysIn("nhomla", office, "/lienket"), "chưa được liên kết", "/lienket cum2")
	holds(t, w.saysIn("nhomla", office, "/lienket cum9"), "chưa rõ cụm, khối", "/lienket cum2")
	holds(t, w.saysIn("nhomla", office, "/lienket cum2"), "Đã liên kết: đây là nhóm của cụm 2")
	holds(t, w.saysIn("nhomla", tanhao, "/baocao ketnap 12"), "12/15")
	holds(t, w.saysIn("nhomla", office, "/lienket lanhdao"), "nhóm của lãnh đạo")
	holds(t, w.saysIn("nhomla", office, "/lienket"), "nhóm của lãnh đạo", "/lienket bo")
	holds(t, w.saysIn("nhomla", office, "/lienket bo"), "Đã bỏ liên kết")
	if got := w.saysIn("nhomla", tanhao, "/baocao ketnap 13"); got != "" {
		t.Errorf("answer %q", got)
	}
}

func TestGroupChatterIsLeftAlone(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	for _, text := range []string{"Tuần này xã mình kết nạp 12 đ/c rồi nha mấy anh", "tiendo", "bao cao ket nap 12", "", "không phát sinh"} {
		if got := w.saysIn(cluster, tanhao, text); got != "" {
			t.Errorf("%q got %q", text, got)
		}
	}
	w.expect("tanhao", "ketnap", "9")
	in := w.inGroup(cluster, tanhao, "kết nạp 12")
	in.ToUs = true
	holds(t, w.one(w.handle(in)).text, "12/15")
}

func TestAnonymousSender(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	in := w.inGroup(cluster, tanhao, "/baocao ketnap 12")
	in.Anonymous = true
	holds(t, w.one(w.handle(in)).text, "ẩn danh", "/baocao ketnap 12")
	chatter := w.inGroup(cluster, tanhao, "chào cả nhà")
	chatter.Anonymous = true
	if got := w.handle(chatter); got != nil {
		t.Errorf("answer %v", got)
	}
	w.expect("tanhao", "ketnap", "9")
}

func TestUnknownWords(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	holds(t, w.says(tanhao, "/baocoa ketnap 12"), "chưa rõ lệnh", "/baocao")
	holds(t, w.says(tanhao, "/nhacnho"), "chưa được mở")
	holds(t, w.says(tanhao, "xin chào"), "chưa hiểu", "/baocao ketnap 12")
	holds(t, w.says(stranger, "xin chào"), "/dangky")
	holds(t, w.says(tanhao, "tiến độ"), "TIẾN ĐỘ XÃ TÂN HÀO")
	w.expect("tanhao", "ketnap", "9")
}

func TestComingAndGoingOfChats(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	event := func(group string, kind chat.Kind) []sent {
		in := w.inGroup(group, office, "")
		in.Kind = kind
		return w.handle(in)
	}
	if got := event("nhomla", chat.KindJoined); len(got) != 1 || !strings.Contains(got[0].text, "/lienket") {
		t.Errorf("greeting %v", got)
	}
	for _, kind := range []chat.Kind{chat.KindLeft, chat.KindJoined} {
		if got := event(cluster, kind); got != nil {
			t.Errorf("%s: %v", kind, got)
		}
		if got := w.chat(cluster).Inactive; got != (kind == chat.KindLeft) {
			t.Errorf("%s: inactive is %v", kind, got)
		}
	}
	from := chat.ChatID{Account: chat.Console, Chat: cluster}
	to := chat.ChatID{Account: chat.Console, Chat: "cum2 moi"}
	for range 2 {
		w.must(w.bot.ChatMoved(w.ctx, from, to))
	}
	if got := w.chat(cluster).Address(); got != to {
		t.Errorf("address %v", got)
	}
	holds(t, w.saysIn(to.Chat, tanhao, "/baocao ketnap 12"), "12/15")
	w.must(w.bot.ChatGone(w.ctx, to))
	if !w.chat(cluster).Inactive {
		t.Error("a chat that is gone is active")
	}
}

func TestHelpByRole(t *testing.T) {
	t.Parallel()
	w := newFixture(t)
	for from, parts := range map[string][2]string{
		stranger: {"/dangky", "/baocao"},
		tanhao:   {"/baocao ketnap 12 – báo số lũy kế từ đầu năm", "/duyet"},
		head:     {"/chuabaocao", "/tonghop"},
		leader:   {"/tonghop", "/duyet"},
		office:   {"/duyet", "/dangky"},
	} {
		answer := w.says(from, "/trogiup")
		holds(t, answer, "TRỢ LÝ THI ĐUA", parts[0])
		lacks(t, answer, parts[1])
	}
	holds(t, w.says(tanhao, "/trogiup baocao"), "TRỢ LÝ THI ĐUA")
}
