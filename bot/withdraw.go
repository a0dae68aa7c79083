package bot

import (
	"context"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// withdrawWithin is how long a report may be withdrawn (domain.md §5).
const withdrawWithin = 24 * time.Hour

// withdraw (/huy) takes back every entry of the sender's last report of the open week.
func (t *turn) withdraw(ctx context.Context, rest string) error {
	if err := t.cancelQuestion(ctx); err != nil {
		return err
	}
	unit, ok := t.reportingUnit(t.read(rest, campaign.ActionWithdraw))
	if !ok {
		return nil
	}
	entries, err := t.entriesOf(ctx, unit.ID, 1)
	if err != nil {
		return err
	}
	last := t.lastOwn(entries)
	switch {
	case len(last) == 0:
		return t.refuse(t.Words.NothingToWithdraw())
	case t.room.WeekAt(last[0].At) != t.room.WeekAt(t.now):
		return t.refuse(t.closedMessage(last[0].At, false))
	}
	return t.takeBack(ctx, unit, last)
}

// lastOwn returns the entries that still count of the sender's last message within the time allowed.
func (t *turn) lastOwn(entries []campaign.Entry) []campaign.Entry {
	replaced := replacedEntries(entries)
	var last []campaign.Entry
	for _, e := range slices.Backward(entries) {
		if len(last) > 0 && e.Seq != last[0].Seq {
			break
		}
		counts := e.By == t.member.ID && e.Action != campaign.ActionWithdraw && !replaced[e.Ref()]
		if counts && t.in.At.Sub(e.At) <= withdrawWithin {
			last = append(last, e)
		}
	}
	slices.Reverse(last)
	return last
}

func (t *turn) takeBack(ctx context.Context, unit campaign.Unit, last []campaign.Entry) error {
	var entries []campaign.Entry
	for _, e := range last {
		entries = append(entries, campaign.Entry{
			Indicator:   e.Indicator,
			Year:        e.Year,
			Action:      campaign.ActionWithdraw,
			Mode:        e.Mode,
			Quantity:    e.Quantity,
			HasQuantity: e.HasQuantity,
			Replaces:    e.Ref(),
		})
	}
	entries = t.number(unit.ID, entries)
	state, err := t.replay(ctx, unit.ID, entries)
	if err != nil {
		return err
	}
	t.enter(unit.ID, entries, state)
	t.answer(store.OutcomeReported, t.Words.Withdrawn(unit.InSentence(), last[0].Seq, t.linesAfter(entries, state)))
	return nil
}

// linesAfter says where the unit stands with what was withdrawn.
func (t *turn) linesAfter(entries []campaign.Entry, state campaign.State) []messages.Line {
	var lines []messages.Line
	for _, e := range entries {
		if ind, known := t.room.Indicator(e.Indicator); known {
			lines = append(lines, t.standing(ind, e.Year, state))
		} else {
			lines = append(lines, messages.Line{Nil: true})
		}
	}
	return lines
}

// closedMessage says that the week of a message is closed.
func (t *turn) closedMessage(at time.Time, edit bool) chat.Message {
	week := t.room.WeekAt(at)
	closes := t.room.Closes(week)
	return t.Words.Closed(week, campaign.DateOf(closes), messages.Clock(closes), edit)
}
