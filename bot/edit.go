package bot

import (
	"context"
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// edited reads an edited message again at its original place in time. Only reports and corrections change
// anything; what stays the same leaves no entry.
func (t *turn) edited(ctx context.Context) error {
	revisions, err := t.Store.Revisions(ctx, t.in.Chat.WithoutTopic(), t.in.ID)
	if err != nil {
		return err
	}
	revisions = append(revisions, t.revisionsHere()...)
	if len(revisions) > 0 && revisions[len(revisions)-1].Hash == t.record.Hash {
		return nil
	}
	old := liveEntries(revisions)
	action, text, isReport := t.reportText()
	switch {
	case len(old) == 0 && !isReport:
		return t.refuse(t.Words.EditedOther())
	case len(old) > 0 && t.room.WeekAt(old[0].At) != t.room.WeekAt(t.editedAt()):
		return t.refuse(t.closedMessage(old[0].At, true))
	case len(old) == 0 && !t.has(reportRoles...):
		return t.runCommand(ctx, string(action), text)
	}
	if err := t.cancelQuestion(ctx); err != nil {
		return err
	}
	return t.reread(ctx, action, text, old)
}

// editedAt is the time of the edit, as which a closed week is judged.
func (t *turn) editedAt() time.Time {
	if t.in.EditedAt.IsZero() {
		return t.now
	}
	return t.in.EditedAt.In(t.room.Location)
}

// revisionsHere are the revisions of the message that this round has decided about.
func (t *turn) revisionsHere() []store.Record {
	var here []store.Record
	for _, r := range t.records {
		if r.Key.Chat == t.in.Chat.WithoutTopic() && r.Key.Message == t.in.ID {
			here = append(here, r)
		}
	}
	return here
}

// liveEntries are the entries of a message, in all its revisions, that no later revision took out.
func liveEntries(revisions []store.Record) []campaign.Entry {
	var all []campaign.Entry
	for _, r := range revisions {
		all = append(all, r.Entries...)
	}
	replaced := replacedEntries(all)
	return slices.DeleteFunc(all, func(e campaign.Entry) bool {
		return replaced[e.Ref()] || e.Replaces != (campaign.EntryRef{}) && !e.HasQuantity && e.Mode != campaign.ModeNil
	})
}

// reportText returns what an edited message reports, and how.
func (t *turn) reportText() (action campaign.Action, text string, ok bool) {
	name, rest, _, isCommand := reading.ParseCommand(t.in.Text)
	switch {
	case isCommand && name == "baocao":
		return campaign.ActionReport, rest, true
	case isCommand && name == "sua":
		return campaign.ActionCorrect, rest, true
	case !isCommand && t.looksLikeReport(t.in.Text):
		return campaign.ActionReport, t.in.Text, true
	default:
		return campaign.ActionReport, "", false
	}
}

// reread judges the new text as if the message had never said anything else.
func (t *turn) reread(ctx context.Context, action campaign.Action, text string, old []campaign.Entry) error {
	read := t.read(text, action)
	unit, ok := t.editedUnit(read, old)
	if !ok {
		return nil
	}
	s, err := t.newSheet(ctx, unit, action)
	if err != nil {
		return err
	}
	now := s.state
	if s.state, err = t.without(ctx, unit.ID, old); err != nil {
		return err
	}
	if err := s.read(ctx, read); err != nil {
		return err
	}
	return s.finishEdit(ctx, now, old)
}

// editedUnit is the unit of the report that is edited: it cannot become a report of another unit.
func (t *turn) editedUnit(read reading.Reading, old []campaign.Entry) (campaign.Unit, bool) {
	if len(old) > 0 && len(read.Units) == 0 {
		return t.room.Unit(old[0].Unit)
	}
	unit, ok := t.reportingUnit(read)
	if ok && len(old) > 0 && old[0].Unit != unit.ID {
		_ = t.refuse(t.Words.EditedOther())
		return unit, false
	}
	return unit, ok
}

// without is the unit's state as if some entries had never been, as of this message.
func (t *turn) without(ctx context.Context, unit campaign.UnitID, old []campaign.Entry) (campaign.State, error) {
	entries, err := t.entriesOf(ctx, unit, 1)
	if err != nil {
		return campaign.State{}, err
	}
	skip := make(map[campaign.EntryRef]bool)
	for _, e := range old {
		skip[e.Ref()] = true
	}
	earlier := slices.DeleteFunc(entries, func(e campaign.Entry) bool {
		return skip[e.Ref()] || skip[e.Replaces] || e.At.After(t.in.At)
	})
	state := t.room.Replay(unit, slices.Values(earlier))
	return state, nil
}

// finishEdit stores the lines that changed and answers with the values that result.
func (s *sheet) finishEdit(ctx context.Context, now campaign.State, old []campaign.Entry) error {
	changed := s.changes(old)
	asked := s.chooseQuestion()
	if len(changed) == 0 {
		s.record.Outcome = store.OutcomeAnswered
		if len(s.doubts) > 0 {
			s.record.Outcome = s.outcome()
		}
		return s.respond(asked, s.Words.Edited(s.unit.InSentence(), nil, s.shownDoubts()))
	}
	changed = s.number(s.unit.ID, changed)
	state, err := s.replay(ctx, s.unit.ID, changed)
	if err != nil {
		return err
	}
	s.enter(s.unit.ID, changed, state)
	s.record.Outcome = store.OutcomeReported
	lines := s.editLines(changed, now, state)
	return s.respond(asked, s.Words.Edited(s.unit.InSentence(), lines, s.shownDoubts()))
}

// changes compares what the message said with what it says: an entry for each line that differs, and for each
// that is gone. A figure in doubt leaves the old one standing.
func (s *sheet) changes(old []campaign.Entry) []campaign.Entry {
	var changed []campaign.Entry
	for _, e := range s.entries {
		at := slices.IndexFunc(old, func(o campaign.Entry) bool { return o.Indicator == e.Indicator })
		if at >= 0 && old[at].Quantity == e.Quantity && old[at].Mode == e.Mode {
			continue
		}
		e.Action = campaign.ActionEdit
		if at >= 0 {
			e.Replaces = old[at].Ref()
		}
		changed = append(changed, e)
	}
	for _, o := range old {
		if s.says(o.Indicator) {
			continue
		}
		changed = append(changed, campaign.Entry{
			Indicator: o.Indicator, Year: o.Year, Action: campaign.ActionEdit, Mode: o.Mode, At: o.At, Replaces: o.Ref(),
		})
	}
	return changed
}

// says reports whether the edited text still speaks of the indicator.
func (s *sheet) says(ind campaign.IndicatorID) bool {
	return slices.ContainsFunc(s.entries, func(e campaign.Entry) bool { return e.Indicator == ind }) ||
		slices.ContainsFunc(s.doubts, func(d doubt) bool { return d.Code == ind })
}

func (s *sheet) editLines(changed []campaign.Entry, before, after campaign.State) []messages.Line {
	var lines []messages.Line
	for _, e := range changed {
		ind, known := s.room.Indicator(e.Indicator)
		if !known {
			continue
		}
		line := s.standing(ind, e.Year, after)
		if f, ok := before.Figure(ind.ID, e.Year); ok {
			line.From = messages.Amount(ind, f.Quantity)
		}
		if e.HasQuantity {
			line.To = messages.Amount(ind, e.Quantity)
		}
		lines = append(lines, line)
	}
	return lines
}
