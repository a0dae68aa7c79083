package bot

import (
	"context"
	"slices"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// maxReason is how much of a reason or a note is kept, in characters.
const maxReason = 200

// sheet collects what one message reports for one unit: entries to store, lines to answer, doubts to ask.
type sheet struct {
	*turn
	unit campaign.Unit
	// state is the unit's as the lines so far leave it.
	state campaign.State
	// action is what the entries of the message do.
	action campaign.Action
	reason string
	// personal means that the message holds personal data, of which nothing is kept.
	personal bool
	// answers means that the figures answer a question.
	answers bool

	entries []campaign.Entry
	lines   []messages.Line
	doubts  []doubt
}

// newSheet opens a sheet for the unit as it stands.
func (t *turn) newSheet(ctx context.Context, unit campaign.Unit, action campaign.Action) (*sheet, error) {
	state, err := t.state(ctx, unit.ID)
	if err != nil {
		return nil, err
	}
	return &sheet{turn: t, unit: unit, state: state, action: action}, nil
}

// read judges every figure of a reading.
func (s *sheet) read(ctx context.Context, r reading.Reading) error {
	s.reason, s.personal = clip(r.Reason, maxReason), r.Personal
	repeated := contradictions(r.Items)
	for _, item := range r.Items {
		if values, ok := repeated[item.Indicator]; ok && !s.tooSensitive(item.Indicator) {
			if values != "" {
				s.doubt(s.contradiction(item, values))
				repeated[item.Indicator] = ""
			}
			continue
		}
		if err := s.judge(ctx, item); err != nil {
			return err
		}
	}
	return nil
}

// contradictions finds indicators that a message reports several times with different figures, and what was
// written for them. The same figure twice is no contradiction (domain.md §4.8.21).
func contradictions(items []reading.Item) map[campaign.IndicatorID]string {
	if len(items) < 2 {
		return nil
	}
	written := make(map[campaign.IndicatorID]string)
	first := make(map[campaign.IndicatorID]reading.Item)
	for _, item := range items {
		if !item.OK() {
			continue
		}
		before, seen := first[item.Indicator]
		if !seen {
			first[item.Indicator] = item
			continue
		}
		if before.Quantity != item.Quantity || before.Mode != item.Mode {
			written[item.Indicator] = before.Raw + "; " + item.Raw
		}
	}
	return written
}

// judge decides about one figure.
func (s *sheet) judge(ctx context.Context, item reading.Item) error {
	ind, known := s.room.Indicator(item.Indicator)
	switch {
	case known && ind.Sensitive && s.in.Group:
		s.doubt(s.sensitive(ind))
		return nil
	case !item.OK():
		s.doubt(s.unclear(ind, item))
		return nil
	case item.Mode == campaign.ModeNil:
		return s.nothingNewFor(ctx, ind)
	}
	c := s.claim(ind, item)
	if item.HasOver && !s.isPledge(ind, c.Year, item.Over) {
		s.doubt(s.overWhat(ind, c, item))
		return nil
	}
	return s.take(ctx, ind, c, item.Raw, item.Choices)
}

// take stores a claim, or puts it in doubt.
func (s *sheet) take(ctx context.Context, ind campaign.Indicator, c claim, raw string, choices []campaign.Quantity) error {
	for _, e := range s.entries {
		if e.Indicator == c.Indicator && e.Quantity == c.Quantity && e.Mode == c.Mode {
			return nil
		}
	}
	v := s.room.Check(s.state, c.check(s.in), s.now)
	if !v.Accepted() {
		s.doubt(s.questioned(ind, c, v, raw, choices))
		return nil
	}
	e := c.entry(s.action, s.reason)
	e.Answers = s.answers
	if err := s.add(ctx, e); err != nil {
		return err
	}
	s.lines = append(s.lines, s.line(ind, c, v))
	return nil
}

// nothingNewFor marks one indicator as reported with nothing new (domain.md §4.8.20).
func (s *sheet) nothingNewFor(ctx context.Context, ind campaign.Indicator) error {
	if ind.Sensitive && s.in.Group {
		s.doubt(s.sensitive(ind))
		return nil
	}
	if _, pledged := s.room.Pledge(s.unit.ID, ind.ID, s.today.Year); !pledged {
		s.doubt(s.notPledged(ind))
		return nil
	}
	if err := s.add(ctx, s.nilEntry(ind.ID)); err != nil {
		return err
	}
	line := s.standing(ind, s.today.Year, s.state)
	line.Nil = true
	s.lines = append(s.lines, line)
	return nil
}

// add puts an entry on the sheet and moves the state on.
func (s *sheet) add(ctx context.Context, e campaign.Entry) error {
	s.entries = s.number(s.unit.ID, append(s.entries, e))
	next, ok := s.room.Apply(s.state, s.entries[len(s.entries)-1])
	if ok {
		s.state = next
		return nil
	}
	var err error
	s.state, err = s.replay(ctx, s.unit.ID, s.entries)
	return err
}

// replay computes a unit's state from its whole log and further entries.
func (d *desk) replay(ctx context.Context, unit campaign.UnitID, further []campaign.Entry) (campaign.State, error) {
	entries, err := d.entriesOf(ctx, unit, 1)
	if err != nil {
		return campaign.State{}, err
	}
	return d.room.Replay(unit, slices.Values(append(entries, further...))), nil
}

// doubt notes a figure that is not stored, once.
func (s *sheet) doubt(d doubt) {
	same := func(o doubt) bool { return o.Kind == d.Kind && o.Code == d.Code && o.Word == d.Word && o.Raw == d.Raw }
	if !slices.ContainsFunc(s.doubts, same) {
		s.doubts = append(s.doubts, d)
	}
}

// outcome is what becomes of a message of which nothing was stored.
func (s *sheet) outcome() store.Outcome {
	for _, d := range s.doubts {
		if !d.refusal {
			return store.OutcomeAsked
		}
	}
	return store.OutcomeRefused
}
