package telegram_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
)

// newPhotoWorld has an edited caption under way.
func newPhotoWorld(t *testing.T) *world {
	t.Helper()
	w, group := ready(t)
	id := w.fake.GroupMessage(group, lan, "/baocao ketnap 12", bottest.Photo("big"))
	w.one(t)
	w.fake.Edit(group, id, "/baocao ketnap 21")
	return w
}

func TestUpgradedGroupIsToldFromEitherSide(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	old := w.fake.NewBasicGroup("Cụm 2")
	w.run(t, nil)
	w.one(t)
	now := w.fake.Migrate(old)
	got := w.many(t, 3)
	if got[0].Kind != chat.KindJoined || got[0].Chat != w.to(now) {
		t.Errorf("first came %s in %v, want joined in the new chat", got[0].Kind, got[0].Chat)
	}
	for _, in := range got[1:] {
		if in.Kind != chat.KindMoved || in.Chat != w.to(old) || in.MovedTo != w.to(now) || !in.Group {
			t.Errorf("got %s from %v to %v, want moved from %d to %d", in.Kind, in.Chat, in.MovedTo, old, now)
		}
	}
	if got[1].ID == got[2].ID {
		t.Error("both sides have the same id")
	}
}

func TestTopicIsOnlyWhatIsATopic(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	topic := w.fake.NewTopic(group, "Báo cáo")
	for name, test := range map[string]struct {
		option bottest.MessageOption
		want   chat.ChatID
	}{
		"forum topic":     {bottest.InTopic(topic), w.topic(group, topic)},
		"ordinary thread": {bottest.InThread(77), w.to(group)},
		"general":         {bottest.InTopic(1), w.to(group)},
	} {
		w.fake.GroupMessage(group, lan, "xin chào", test.option)
		in := w.one(t)
		if in.Chat != test.want {
			t.Errorf("%s: got %v, want %v", name, in.Chat, test.want)
		}
		if in.ReplyTo != "" || in.ReplyToUs {
			t.Errorf("%s: the opening of the topic counts as the message answered", name)
		}
	}
}

func TestMembershipIsToldWhenWritingBeginsOrEnds(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	bot := w.fake.Bot()
	steps := []struct {
		name string
		do   func(*bottest.TelegramBot, int64)
		want chat.Kind // empty means nothing is told
	}{
		{"promoted", w.fake.Promote, ""},
		{"made a member again", w.fake.Join, ""},
		{"muted", w.fake.Mute, chat.KindLeft},
		{"kicked while muted", w.fake.Kick, ""},
		{"added", w.fake.Join, chat.KindJoined},
		{"kicked", w.fake.Kick, chat.KindLeft},
		{"added as an administrator", w.fake.Promote, chat.KindJoined},
	}
	for _, step := range steps {
		step.do(bot, group)
		if step.want == "" {
			w.silent(t)
			continue
		}
		if in := w.one(t); in.Kind != step.want || in.Chat != w.to(group) || in.ID == "" || in.At.IsZero() {
			t.Errorf("%s: got %+v, want %s", step.name, in, step.want)
		}
	}
}

func TestBlockedByAPersonAndBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.OpenPrivate(lan)
	w.run(t, nil)
	w.fake.Block(w.fake.Bot(), lan)
	if in := w.one(t); in.Kind != chat.KindLeft || in.Chat != w.to(lan.ID) || in.Group {
		t.Errorf("got %+v", in)
	}
	if e := w.sendFails(t, w.to(lan.ID), chat.Message{Text: secret}); !e.Permanent || e.Reason != chat.ReasonChatGone {
		t.Errorf("send to who blocked us: %v", e)
	}
	w.fake.Unblock(w.fake.Bot(), lan)
	if in := w.one(t); in.Kind != chat.KindJoined {
		t.Errorf("got %+v", in)
	}
	w.send(t, w.to(lan.ID), chat.Message{Text: "chào lại"})
}

func TestRedeliveredEventIsTheSameEvent(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	group := w.fake.NewGroup("Cụm 2")
	w.fake.GroupMessage(group, lan, "/baocao@thiduabot ketnap 12")
	var first []chat.Incoming
	ctx, crash := context.WithCancel(t.Context())
	_ = w.Run(ctx, func(_ context.Context, batch []chat.Incoming) error {
		first = batch
		crash()
		return nil
	})
	again := newWorldOn(t, w)
	second := again.many(t, 2)
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("the same updates are mapped differently (-first +second):\n%s", diff)
	}
}
