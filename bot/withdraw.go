package bot

import (
	"context"
	"fmt"
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
	unit, ok := t.reportingUnit(t.read(rest, campaign.ActionWithdraw), campaign.ActionWithdraw)
	if !ok {
		return nil
	}
	last, err := t.lastOwn(ctx, unit.ID)
	switch {
	case err != nil:
		return err
	case len(last) == 0:
		return t.refuse(t.Words.NothingToWithdraw())
	case t.room.WeekAt(last[0].At) != t.room.WeekAt(t.now):
		return t.refuse(t.closedMessage(last[0].At, false))
	case slices.ContainsFunc(last, func(e campaign.Entry) bool { return t.tooSensitive(e.Indicator) }):
		return t.refuse(t.Words.PrivateOnly("huy"))
	}
	return t.takeBack(ctx, unit, last)
}

// lastOwn returns the entries that still count of the sender's last message within the time allowed, with what
// edits of the message added.
func (t *turn) lastOwn(ctx context.Context, unit campaign.UnitID) ([]campaign.Entry, error) {
	entries, err := t.entriesOf(ctx, unit, 1)
	if err != nil {
		return nil, err
	}
	for _, e := range slices.Backward(liveEntries(slices.Clone(entries), entries)) {
		if e.By == t.member.ID && t.in.At.Sub(e.At) <= withdrawWithin {
			return t.sameMessage(ctx, entries, e)
		}
	}
	return nil, nil
}

// sameMessage returns the entries that still count of the message that an entry came with.
func (t *turn) sameMessage(ctx context.Context, entries []campaign.Entry, one campaign.Entry) ([]campaign.Entry, error) {
	key, err := t.keyOfReport(ctx, one.Unit, one.Seq)
	if err != nil {
		return nil, err
	}
	records, err := t.recordsOf(ctx, key)
	if err != nil {
		return nil, err
	}
	numbers := map[int64]bool{one.Seq: true}
	for _, r := range records {
		numbers[r.Seq] = numbers[r.Seq] || r.Stream == store.UnitStream(one.Unit) && sameTime(r.At, one.At)
	}
	own := slices.DeleteFunc(slices.Clone(entries), func(e campaign.Entry) bool { return !numbers[e.Seq] })
	return liveEntries(own, entries), nil
}

// keyOfReport returns the key of the message that took a number of a unit.
func (t *turn) keyOfReport(ctx context.Context, unit campaign.UnitID, seq int64) (store.Key, error) {
	stream := store.UnitStream(unit)
	recent, err := t.Store.RecentRecords(ctx, stream, int(t.heads[stream]-seq)+1)
	if err != nil {
		return store.Key{}, fmt.Errorf("read records unit=%s: %w", unit, err)
	}
	for _, r := range append(recent, t.records...) {
		if r.Stream == stream && r.Seq == seq {
			return r.Key, nil
		}
	}
	// a report that was brought in with a backup may have no message.
	return store.Key{}, nil
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
			lines = append(lines, messages.Line{Nil: true, Same: t.stillReported(state)})
		}
	}
	return lines
}

// stillReported reports whether other reports of the unit count for the open week.
func (t *turn) stillReported(state campaign.State) bool {
	_, reported := state.ReportedWeek(t.room.WeekAt(t.now))
	return reported
}

// closedMessage says that the week of a message is closed.
func (t *turn) closedMessage(at time.Time, edit bool) chat.Message {
	week := t.room.WeekAt(at)
	closes := t.room.Closes(week)
	return t.Words.Closed(week, campaign.DateOf(closes), messages.Clock(closes), edit)
}
