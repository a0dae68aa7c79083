package bot

import (
	"context"
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// report (/baocao) reports one or more figures of a unit.
func (t *turn) report(ctx context.Context, rest string) error {
	return t.reportAs(ctx, rest, campaign.ActionReport)
}

// correct (/sua) corrects figures; the correction counts for the open week whatever week the figure was from.
func (t *turn) correct(ctx context.Context, rest string) error {
	return t.reportAs(ctx, rest, campaign.ActionCorrect)
}

func (t *turn) reportAs(ctx context.Context, rest string, action campaign.Action) error {
	if err := t.cancelQuestion(ctx); err != nil {
		return err
	}
	read := t.read(rest, action)
	unit, ok := t.reportingUnit(read, action)
	if !ok {
		return nil
	}
	s, err := t.newSheet(ctx, unit, action)
	if err != nil {
		return err
	}
	switch {
	case action == campaign.ActionReport && t.namesClosedWeek(read):
		return t.refuse(s.weekOver(read.Week))
	case len(read.Items) > 0:
		if err := s.read(ctx, read); err != nil {
			return err
		}
		return s.finish()
	case read.Nil:
		return s.nilReport(ctx)
	default:
		t.answer(store.OutcomeAsked, t.Words.EmptyReport(s.pledgedCodes(), s.exampleReport()))
		return nil
	}
}

// namesClosedWeek reports whether a report names a week that is closed for late reports as well (domain.md §4.8.3).
func (t *turn) namesClosedWeek(read reading.Reading) bool {
	if !read.HasWeek || read.Week.Compare(t.room.WeekAt(t.now)) >= 0 {
		return false
	}
	late, open := t.room.LateWeekAt(t.now)
	return !open || read.Week != late
}

// weekOver says that a week that the report names is closed.
func (s *sheet) weekOver(w campaign.Week) chat.Message {
	closes := s.room.Closes(w)
	return s.Words.WeekOver(w, closes, s.room.WeekAt(s.now), s.exampleReport())
}

// read reads a text as a report of the sender's.
func (t *turn) read(text string, action campaign.Action) reading.Reading {
	about := t.readingContext()
	about.Correcting = action == campaign.ActionCorrect
	return t.room.vocabulary.Read(text, about)
}

func (t *turn) readingContext() reading.Context {
	about := reading.Context{Now: t.now}
	if own := t.ownUnits(); len(own) == 1 {
		about.Unit = own[0]
	}
	return about
}

// looksLikeReport reports whether a text without a command is a report.
func (t *turn) looksLikeReport(text string) bool {
	return strings.TrimSpace(text) != "" && t.read(text, campaign.ActionReport).IsReport()
}

// reportingUnit finds the unit a report is for. Where it cannot be told, or is not the sender's, the sender is
// told so and ok is false.
func (t *turn) reportingUnit(read reading.Reading, action campaign.Action) (unit campaign.Unit, ok bool) {
	named := read.Units
	if len(named) == 0 {
		named = t.ownUnits()
	}
	if len(named) != 1 {
		_ = t.refuse(t.Words.NameUnit(t.lineFor(t.someUnit(named), read, action)))
		return unit, false
	}
	unit, _ = t.room.Unit(named[0])
	switch {
	case !t.reportsFor(unit.ID):
		own := t.ownUnits()
		_ = t.refuse(t.Words.OtherUnit(t.unitNames(own), unit.InSentence(), t.lineFor(t.someUnit(own), reading.Reading{}, action)))
		return unit, false
	case !unit.Span.Contains(t.today):
		_ = t.refuse(t.Words.UnitGone(unit.InSentence(), t.lineFor(t.someUnit(nil), reading.Reading{}, action)))
		return unit, false
	}
	return unit, true
}

// someUnit is a unit for examples: one of those given that the sender reports for, or any.
func (t *turn) someUnit(units []campaign.UnitID) campaign.UnitID {
	for _, id := range slices.Concat(units, t.ownUnits()) {
		if t.reportsFor(id) {
			return id
		}
	}
	for _, u := range t.room.ExpectedOn(t.today, "") {
		return u.ID
	}
	return ""
}

// lineFor is a line that names its unit and can be sent as it is: what was read, or else an example.
func (t *turn) lineFor(unit campaign.UnitID, read reading.Reading, action campaign.Action) string {
	switch action {
	case campaign.ActionWithdraw:
		return "/huy " + string(unit)
	case campaign.ActionNil:
		return "/kps " + string(unit)
	}
	command := "/baocao "
	if action == campaign.ActionCorrect {
		command = "/sua "
	}
	for _, item := range read.Items {
		if ind, ok := t.room.Indicator(item.Indicator); ok && item.OK() && item.HasQuantity && !t.tooSensitive(ind.ID) {
			return command + string(unit) + " " + string(ind.ID) + " " + messages.Said(ind, item.Mode, item.Quantity)
		}
	}
	return command + string(unit) + " " + t.exampleOf(unit)
}

// exampleOf is a figure for an example of a report of the unit's, with its code.
func (t *turn) exampleOf(unit campaign.UnitID) string {
	for _, p := range t.room.PledgesOf(unit, t.today.Year) {
		if ind, ok := t.room.Indicator(p.Indicator); ok && ind.Measure == campaign.MeasureCount && !t.tooSensitive(ind.ID) {
			return string(ind.ID) + " 1"
		}
	}
	return "ketnap 12"
}
