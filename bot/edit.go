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
// anything; what stays the same leaves no entry. In a group, addressed tells whether the new text speaks to us.
func (t *turn) edited(ctx context.Context, addressed bool) error {
	revisions, err := t.revisions(ctx)
	if err != nil {
		return err
	}
	if len(revisions) > 0 {
		// even an edit that changes nothing is known from here on: delivered again, it must not undo a later one.
		t.record.Outcome = store.OutcomeIgnored
		if revisions[len(revisions)-1].Hash == t.record.Hash {
			return nil
		}
	}
	old, err := t.liveOf(ctx, revisions)
	if err != nil {
		return err
	}
	action, text, isReport := t.reportText()
	switch {
	case len(old) == 0 && !addressed:
		return nil
	case !isReport && !readAsReport(old), withdrew(revisions):
		return t.chatter(t.Words.EditedOther())
	}
	c, _ := t.command(string(action))
	if refusal, barred := t.barred(c); barred {
		return t.chatter(refusal)
	}
	if t.room.WeekAt(t.in.At) != t.room.WeekAt(t.editedAt()) {
		return t.refuse(t.closedMessage(t.in.At, true))
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
	if read.Nil && len(read.Items) == 0 {
		s.entries = append(s.entries, s.nilEntry(""))
	}
	return s.finishEdit(ctx, now, old)
}

// editedUnit is the unit of the report that is edited: it cannot become a report of another unit.
func (t *turn) editedUnit(read reading.Reading, old []campaign.Entry) (campaign.Unit, bool) {
	if len(old) > 0 && len(read.Units) == 0 {
		read.Units = []campaign.UnitID{old[0].Unit}
	}
	unit, ok := t.reportingUnit(read, campaign.ActionEdit)
	if ok && len(old) > 0 && (old[0].Unit != unit.ID || old[0].By != t.member.ID) {
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
		return s.respond(asked, s.Words.Edited(false, nil, s.shownDoubts()))
	}
	changed = s.number(s.unit.ID, changed)
	state, err := s.replay(ctx, s.unit.ID, changed)
	if err != nil {
		return err
	}
	s.enter(s.unit.ID, changed, state)
	s.record.Outcome = store.OutcomeReported
	lines := s.editLines(changed, now, state)
	return s.respond(asked, s.Words.Edited(true, lines, s.shownDoubts()))
}

// changes compares what the message said with what it says: an entry for each line that differs, and for each
// that is gone. A figure in doubt leaves the old one standing.
func (s *sheet) changes(old []campaign.Entry) []campaign.Entry {
	var changed []campaign.Entry
	for _, e := range s.entries {
		at := slices.IndexFunc(old, func(o campaign.Entry) bool { return o.Indicator == e.Indicator })
		if at >= 0 && saysTheSame(old[at], e) {
			continue
		}
		e.Action = campaign.ActionEdit
		if at >= 0 {
			e.Replaces = old[at].Ref()
		}
		changed = append(changed, e)
	}
	for _, o := range old {
		if s.speaksOf(o.Indicator) {
			continue
		}
		gone := campaign.Entry{Indicator: o.Indicator, Year: o.Year, Action: campaign.ActionEdit, At: o.At, Replaces: o.Ref()}
		if o.HasQuantity {
			gone.Mode = o.Mode
		}
		changed = append(changed, gone)
	}
	return changed
}

func saysTheSame(a, b campaign.Entry) bool {
	return a.Quantity == b.Quantity && a.Mode == b.Mode && a.Year == b.Year && a.AsOf == b.AsOf
}

// speaksOf reports whether the edited text still speaks of the indicator.
func (s *sheet) speaksOf(ind campaign.IndicatorID) bool {
	return slices.ContainsFunc(s.entries, func(e campaign.Entry) bool { return e.Indicator == ind }) ||
		slices.ContainsFunc(s.doubts, func(d doubt) bool { return d.Code == ind })
}

func (s *sheet) editLines(changed []campaign.Entry, before, after campaign.State) []messages.Line {
	var lines []messages.Line
	for _, e := range changed {
		ind, known := s.room.Indicator(e.Indicator)
		if !known && e.Mode != campaign.ModeNil {
			continue
		}
		line := s.standing(ind, e.Year, after)
		line.Nil = e.Mode == campaign.ModeNil
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
