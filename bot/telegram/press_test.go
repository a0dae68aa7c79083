package telegram_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/bottest"
	"github.com/thiduabot/thiduabot/bot/chat"
)

func ask(t *testing.T, w *world, to int64) (messageID int64) {
	t.Helper()
	w.send(t, w.to(to), chat.Message{Text: "Đúng không?", Buttons: []chat.Button{{Press: "k1", Label: "Đúng"}, {Press: "k2", Label: "Sai"}}})
	sent := w.fake.Sent(to)
	return sent[len(sent)-1].MessageID
}

func TestPressIsMappedAndAnswered(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	id := ask(t, w, group)
	callback := w.fake.Press(group, lan, id, "Đúng")
	in := w.one(t)
	if in.Kind != chat.KindPress || in.Press != "k1" || in.ID != callback || in.From.ID != "101" || in.Chat != w.to(group) {
		t.Errorf("got %+v", in)
	}
	if in.At.IsZero() || in.ReplyTo != text(id) || !in.ReplyToUs {
		t.Errorf("press is at %v, on %q", in.At, in.ReplyTo)
	}
	w.fake.WaitCalls("answerCallbackQuery", 1)
	if !w.fake.Answered(callback) {
		t.Error("the press is not answered")
	}
}

func TestPressIsAnsweredOnlyAfterItWasStored(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.OpenPrivate(lan)
	callback := w.fake.Press(lan.ID, lan, ask(t, w, lan.ID), "k2")
	var tries atomic.Int32
	w.run(t, func(context.Context, []chat.Incoming) error {
		if w.fake.Answered(callback) {
			t.Error("answered before it was stored")
		}
		if tries.Add(1) < 3 {
			return errors.New("store is down")
		}
		return nil
	})
	first := w.one(t)
	w.fake.WaitCalls("answerCallbackQuery", 1)
	if first.Press != "k2" || !w.fake.Answered(callback) {
		t.Errorf("got %q, answered %v", first.Press, w.fake.Answered(callback))
	}
}

func TestPressOnAnOldMessageIsTolerated(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	callback := w.fake.PressInaccessible(group, lan, 12, "k1")
	if in := w.one(t); in.Press != "k1" || in.Chat != w.to(group) || time.Since(in.At) > time.Hour {
		t.Errorf("got %+v", in)
	}
	without := w.fake.PressWithoutMessage(lan, "k1")
	w.silent(t)
	w.fake.WaitCalls("answerCallbackQuery", 2)
	if !w.fake.Answered(callback) || !w.fake.Answered(without) {
		t.Error("a press is not answered")
	}
}

func TestPressAnsweredTooLateIsNoError(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	id := ask(t, w, group)
	w.fake.Inject(bottest.Fault{Method: "answerCallbackQuery", Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: query is too old and response timeout expired or query ID is invalid"}`})
	w.fake.Press(group, lan, id, "k1")
	w.one(t)
	w.fake.WaitCalls("answerCallbackQuery", 1)
	w.silent(t)
	if strings.Contains(w.log.String(), "press is not answered") {
		t.Error("a late answer is logged")
	}
}

func TestPressesExpireButMessagesWait(t *testing.T) {
	t.Parallel()
	w := newWorld(t, bottest.TelegramOptions{}, nil)
	w.fake.OpenPrivate(lan)
	w.fake.Press(lan.ID, lan, ask(t, w, lan.ID), "k1")
	w.fake.PrivateMessage(lan, "/baocao ketnap 12")
	w.fake.Advance(3 * time.Minute)
	w.run(t, nil)
	if in := w.one(t); in.Kind != chat.KindMessage {
		t.Errorf("got %s, want the message alone", in.Kind)
	}
}
