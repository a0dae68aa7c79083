package telegram_test

import (
	"testing"
	"time"
)

func TestEditKeepsTheOriginalTime(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	id := w.fake.GroupMessage(group, lan, "/baocao ketnap 12")
	original := w.one(t)
	w.fake.Advance(72 * time.Hour)
	w.fake.Edit(group, id, "/baocao@thiduabot ketnap 21")
	edit := w.one(t)
	if edit.ID != original.ID || edit.Text != "/baocao ketnap 21" || !edit.Edited() || !edit.At.Equal(original.At) {
		t.Errorf("edit is %+v", edit)
	}
	if late := edit.EditedAt.Sub(edit.At); late < 71*time.Hour {
		t.Errorf("edited %v after the original, want three days", late)
	}
}

func TestEditsThatChangeNoWordsShareTheirRevision(t *testing.T) {
	t.Parallel()
	w, group := ready(t)
	id := w.fake.GroupMessage(group, lan, "/baocao ketnap 12")
	w.one(t)
	var revisions []string
	for _, edit := range []struct {
		text string
		at   int64
	}{{"một", 100}, {"một", 100}, {"hai", 100}, {"một", 200}} {
		w.fake.EditAs(group, id, edit.text, edit.at)
		revisions = append(revisions, w.one(t).Revision)
	}
	if revisions[0] != revisions[1] {
		t.Errorf("the same edit told twice has revisions %s and %s", revisions[0], revisions[1])
	}
	if revisions[0] == revisions[2] || revisions[0] == revisions[3] {
		t.Errorf("other words, or the same words at a later time, share a revision: %v", revisions)
	}
}

func TestEditedCaptionIsAnEdit(t *testing.T) {
	t.Parallel()
	w := newPhotoWorld(t)
	if in := w.one(t); in.Text != "/baocao ketnap 21" || in.Photo != "big" || !in.Edited() {
		t.Errorf("got %+v", in)
	}
}
