package programtest

import (
	"fmt"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/file"
	"github.com/thiduabot/thiduabot/store"
)

// fillBatch is how many records are stored at once: enough that syncing them hardly counts.
const fillBatch = 2000

// firstFilled keeps the message ids of stored reports apart from those that are delivered.
const firstFilled = 100_000_000

// Fill stores the campaign and n reports, spread over the months before, as if the bot had taken them in and their
// answers had been sent and purged.
func (l *Load) Fill(tb testing.TB, s store.Store, n int) {
	tb.Helper()
	text, err := file.Format(l.Campaign)
	if err != nil {
		tb.Fatal(err)
	}
	if err := s.SaveCampaign(tb.Context(), 1, text, l.Now()); err != nil {
		tb.Fatal(err)
	}
	begin := time.Date(2024, 1, 2, 8, 0, 0, 0, time.UTC)
	step := time.Date(2024, 6, 13, 8, 0, 0, 0, time.UTC).Sub(begin) / time.Duration(n+1)
	for i := 0; i < n; i += fillBatch {
		records := make([]store.Record, min(fillBatch, n-i))
		for j := range records {
			records[j] = l.record(tb, i+j, begin.Add(time.Duration(i+j)*step).Truncate(time.Millisecond))
		}
		if _, err := s.Append(tb.Context(), records); err != nil {
			tb.Fatal(err)
		}
	}
}

// record is the i-th report as the bot would store it. The first report of a unit names every indicator.
func (l *Load) record(tb testing.TB, i int, at time.Time) store.Record {
	tb.Helper()
	place := i % len(l.Campaign.Units)
	unit := l.Campaign.Units[place].ID
	l.heads[unit]++
	seq := l.heads[unit]
	reported := l.Campaign.Indicators
	if seq > 1 {
		at := int(seq) % len(reported)
		reported = reported[at : at+1]
	}
	var entries []campaign.Entry
	for _, ind := range reported {
		e := l.entry(unit, ind)
		e.Seq, e.Line, e.At, e.By = seq, len(entries)+1, at, campaign.MemberID(place+1)
		entries = append(entries, e)
	}
	state, ok := l.Campaign.Apply(l.states[unit], entries...)
	if !ok {
		tb.Fatalf("report %d of %s does not follow", seq, unit)
	}
	l.states[unit] = state
	in := chat.ChatID{Account: l.Account, Chat: fmt.Sprint(l.chatOf(place))}
	return store.Record{
		Key: store.Key{Chat: in, Message: fmt.Sprint(firstFilled + i)}, At: at, Handled: at.Add(time.Second),
		Hash: "0123456789abcdef", Outcome: store.OutcomeReported, By: campaign.MemberID(place + 1),
		Stream: store.UnitStream(unit), Seq: seq, Entries: entries, Effects: store.Effects{State: &state},
	}
}

// entry is the next figure of an indicator: totals rise by one, anything else stays.
func (l *Load) entry(unit campaign.UnitID, ind campaign.Indicator) campaign.Entry {
	e := campaign.Entry{
		Unit: unit, Indicator: ind.ID, Year: 2024, Action: campaign.ActionReport, Mode: campaign.ModeTotal, HasQuantity: true,
		Revision: 1,
	}
	switch {
	case ind.IsRate():
		e.Mode, e.Quantity = campaign.ModeRate, campaign.Ratio(7, 10)
	case ind.Kind == campaign.KindMilestone:
		e.Mode, e.Quantity = campaign.ModeMilestone, campaign.Number(50)
	case ind.Kind == campaign.KindLevel, ind.Max > 0:
		e.Mode, e.Quantity = campaign.ModeLevel, campaign.Number(1)
	default:
		l.totals[unit][ind.ID]++
		e.Quantity = campaign.Number(l.totals[unit][ind.ID])
	}
	return e
}
