package bot

import (
	"context"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// nothingNew (/khongphatsinh) says that a unit, or some of its indicators, have nothing new this week.
func (t *turn) nothingNew(ctx context.Context, rest string) error {
	if err := t.cancelQuestion(ctx); err != nil {
		return err
	}
	read := t.read(rest, campaign.ActionNil)
	unit, ok := t.reportingUnit(read, campaign.ActionNil)
	if !ok {
		return nil
	}
	s, err := t.newSheet(ctx, unit, campaign.ActionNil)
	if err != nil {
		return err
	}
	named := false
	for _, item := range read.Items {
		if ind, known := t.room.Indicator(item.Indicator); known {
			named = true
			if err := s.nothingNewFor(ctx, ind); err != nil {
				return err
			}
		}
	}
	if named {
		return s.finish()
	}
	return s.nilReport(ctx)
}

// nilReport marks the whole unit as reported with nothing new; all figures stay.
func (s *sheet) nilReport(ctx context.Context) error {
	if err := s.add(ctx, s.nilEntry("")); err != nil {
		return err
	}
	s.enter(s.unit.ID, s.entries, s.state)
	s.answer(store.OutcomeReported, s.Words.NilReport(messages.Report{
		Unit:    s.unit.InSentence(),
		Seq:     s.record.Seq,
		Week:    s.room.WeekAt(s.now).Number,
		LateFor: s.lateFor(),
	}))
	return nil
}

// nilEntry says that there is nothing new with an indicator, or with the whole unit.
func (s *sheet) nilEntry(ind campaign.IndicatorID) campaign.Entry {
	return campaign.Entry{Indicator: ind, Year: s.today.Year, Action: campaign.ActionNil, Mode: campaign.ModeNil}
}
