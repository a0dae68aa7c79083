package bot

import (
	"context"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// practice (/tapbao) answers as /baocao would, and stores nothing. Whoever holds no seat practises for some unit.
func (t *turn) practice(ctx context.Context, rest string) error {
	if !t.has(reportRoles...) {
		t.member.Seats = []campaign.Seat{{Role: campaign.RoleReporter, Unit: t.someUnit(nil)}}
	}
	t.practising = true
	if err := t.report(ctx, rest); err != nil {
		return err
	}
	t.forgetWhatItCaused()
	return nil
}

// forgetWhatItCaused leaves nothing of the message but its answer, which says that nothing was stored.
func (t *turn) forgetWhatItCaused() {
	posts := t.record.Effects.Posts
	for i := range posts {
		posts[i].Part.Buttons = nil // there is no question for them to answer
	}
	if last := len(posts) - 1; last >= 0 {
		posts[last].Part.Text += "\n" + t.Words.Practised()
	}
	t.record.Stream, t.record.Seq, t.record.Entries = "", 0, nil
	t.record.Effects = store.Effects{Posts: posts}
	t.record.Outcome = store.OutcomeAnswered
}
