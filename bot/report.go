package bot

import (
	"context"
	"strings"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
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
	unit, ok := t.reportingUnit(read)
	if !ok {
		return nil
	}
	s, err := t.newSheet(ctx, unit, action)
	if err != nil {
		return err
	}
	if len(read.Items) == 0 {
		if read.Nil {
			return s.nilReport(ctx)
		}
		t.answer(store.OutcomeAsked, t.Words.EmptyReport(s.pledgedCodes()))
		return nil
	}
	if err := s.read(ctx, read); err != nil {
		return err
	}
	return s.finish()
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
func (t *turn) reportingUnit(read reading.Reading) (unit campaign.Unit, ok bool) {
	own := t.ownUnits()
	var id campaign.UnitID
	switch {
	case len(read.Units) == 1:
		id = read.Units[0]
	case len(read.Units) == 0 && len(own) == 1:
		id = own[0]
	case len(own) > 0:
		_ = t.refuse(t.Words.NameUnit(own[0]))
		return unit, false
	default:
		_ = t.refuse(t.Words.NameUnit(t.someUnit()))
		return unit, false
	}
	unit, _ = t.room.Unit(id)
	switch {
	case !t.reportsFor(id):
		_ = t.refuse(t.Words.OtherUnit(t.unitNames(own), unit.InSentence()))
		return unit, false
	case !unit.Span.Contains(t.today):
		_ = t.refuse(t.Words.UnitGone(unit.InSentence()))
		return unit, false
	}
	return unit, true
}

// someUnit is a unit for examples.
func (t *turn) someUnit() campaign.UnitID {
	for _, u := range t.room.ExpectedOn(t.today, "") {
		return u.ID
	}
	return ""
}
