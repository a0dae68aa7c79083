package bottest

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
)

func checkAccount(t *testing.T, h Harness) {
	p := h.Platform()
	before := p.Account()
	if name, id, _ := strings.Cut(string(before), "/"); name == "" || (id == "" && name != "console") {
		t.Errorf("account is %q, not platform/id", before)
	}
	r := run(t, p, nil)
	h.Say("xin chào")
	r.next(t)
	if after := p.Account(); after != before {
		t.Errorf("account was %q and is %q after receiving", before, after)
	}
}

func checkOrder(t *testing.T, h Harness) {
	const n = 120 // more than one batch
	ids := make([]string, n)
	for i := range ids {
		ids[i] = h.Say(fmt.Sprintf("/baocao ketnap %d", i))
	}
	r := run(t, h.Platform(), nil)
	for i, id := range ids {
		in := r.next(t)
		if want := fmt.Sprintf("/baocao ketnap %d", i); in.Text != want || in.ID != id {
			t.Fatalf("message %d is %q (id %s), want %q (id %s)", i, in.Text, in.ID, want, id)
		}
		checkIncoming(t, h, in)
	}
}

// checkIncoming holds for every message a person wrote.
func checkIncoming(t *testing.T, h Harness, in chat.Incoming) {
	t.Helper()
	account := h.Platform().Account()
	if in.Chat != h.Chat() {
		t.Errorf("message came from %v, want %v", in.Chat, h.Chat())
	}
	if in.From.Account != account || in.From.ID == "" {
		t.Errorf("sender is %v, want a person of %s", in.From, account)
	}
	if in.At.IsZero() || in.Edited() || in.Anonymous || in.Forwarded || in.NoText {
		t.Errorf("message is not a plain dated one: at %v, revision %q", in.At, in.Revision)
	}
}

func checkRedelivery(t *testing.T, h Harness) {
	if _, ok := h.(Redeliverer); !ok {
		t.Log("this platform does not deliver again")
		return
	}
	var refused atomic.Int32
	r := run(t, h.Platform(), func([]chat.Incoming) error {
		if refused.Add(1) <= 2 {
			return errors.New("store is down")
		}
		return nil
	})
	id := h.Say("/baocao ketnap 12")
	if in := r.next(t); in.ID != id || in.Text != "/baocao ketnap 12" {
		t.Errorf("got %q (id %s), want the message refused before (id %s)", in.Text, in.ID, id)
	}
	if n := refused.Load(); n < 3 {
		t.Errorf("handle was called %d times, want two refusals and a success", n)
	}
}

func checkCancel(t *testing.T, h Harness) {
	r := run(t, h.Platform(), nil)
	h.Say("xin chào")
	r.next(t)
	if took := r.stop(t); took > 5*time.Second {
		t.Errorf("Run took %v to return", took)
	}
}

func checkRunAgain(t *testing.T, h Harness) {
	first := run(t, h.Platform(), nil)
	h.Say("một")
	first.next(t)
	first.stop(t)
	second := run(t, h.Platform(), nil)
	h.Say("hai")
	for in := second.next(t); in.Text != "hai"; in = second.next(t) {
		if in.Text != "một" { // the first may come again, it may not have been confirmed
			t.Fatalf("got %q, want hai", in.Text)
		}
	}
}

func checkEdit(t *testing.T, h Harness) {
	e, ok := h.(Editor)
	if !ok {
		t.Log("this platform has no edits")
		return
	}
	r := run(t, h.Platform(), nil)
	id := h.Say("/baocao ketnap 12")
	original := r.next(t)
	e.Edit(id, "/baocao ketnap 21")
	edit := r.next(t)
	if edit.ID != id || !edit.Edited() || edit.Text != "/baocao ketnap 21" {
		t.Errorf("edit is %q, id %s, revision %q; want the new text under id %s with a revision", edit.Text, edit.ID, edit.Revision, id)
	}
	if !edit.At.Equal(original.At) || edit.EditedAt.Before(edit.At) {
		t.Errorf("edit is at %v, edited %v; the original is at %v", edit.At, edit.EditedAt, original.At)
	}
	e.Edit(id, "/baocao ketnap 22")
	if again := r.next(t); again.Revision == edit.Revision {
		t.Errorf("two edits share the revision %q", edit.Revision)
	}
}
