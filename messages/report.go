package messages

import (
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Line is one figure of an answer.
type Line struct {
	// Label is the short name of the indicator.
	Label string
	Code  campaign.IndicatorID
	// Value is the figure over its pledge, as shown: 12/15, 3/6 căn.
	Value   string
	Percent string
	// Change is how far the figure rose or fell, as shown with its noun; Fell tells the direction.
	Change string
	Fell   bool
	// Since is the day of the report before; zero when there was none.
	Since campaign.Date
	// Same means that the figure was known already, Older that a later one is known, Nil that nothing is new.
	Same  bool
	Older bool
	Nil   bool
	// InPeriod is the in-period figure said, when it does not agree with the change.
	InPeriod string
	// From and To are the figures of a correction.
	From string
	To   string
}

// Report is an answer to a report: what was stored, and what was not.
type Report struct {
	Unit string
	Seq  int64
	Week int
	// LateFor is the number of the closed week that the report still counts for; 0 is none.
	LateFor int
	Lines   []Line
	// Total counts the figures of the message, stored or not.
	Total  int
	Doubts []Doubt
}

// Stored answers a report of which something was stored.
func (c *Catalogue) Stored(r Report) chat.Message {
	switch {
	case len(r.Lines) == 1 && len(r.Doubts) == 0:
		// The most frequent message of all: templates find fields of an embedded struct slowly.
		return c.say("stored_one", struct {
			Unit          string
			Seq           int64
			Week, LateFor int
			Line          Line
		}{r.Unit, r.Seq, r.Week, r.LateFor, r.Lines[0]})
	default:
		return c.say("stored_many", struct {
			Report
			Questions []string
		}{r, c.doubts(r.Doubts, true)})
	}
}

// NotStored answers a report of which nothing could be stored.
func (c *Catalogue) NotStored(doubts []Doubt) chat.Message {
	return c.say("not_stored", c.doubts(doubts, len(doubts) > 1))
}

// NilReport answers a nil report of the whole unit.
func (c *Catalogue) NilReport(r Report) chat.Message { return c.say("nil_report", r) }

// Corrected answers /sua.
func (c *Catalogue) Corrected(unit string, lines []Line, reason string, doubts []Doubt) chat.Message {
	return c.say("corrected", struct {
		Unit      string
		Lines     []Line
		Reason    string
		Questions []string
	}{unit, lines, reason, c.doubts(doubts, true)})
}

// Edited answers an edited report; changed tells whether anything was stored.
func (c *Catalogue) Edited(changed bool, lines []Line, doubts []Doubt) chat.Message {
	return c.say("edited", struct {
		Changed   bool
		Lines     []Line
		Questions []string
	}{changed, lines, c.doubts(doubts, true)})
}

// Personal adds to an answer that personal data do not belong here; stored tells whether figures were taken.
func (c *Catalogue) Personal(m chat.Message, stored bool) chat.Message {
	m.Text += "\n" + c.text("personal", struct{ Stored bool }{stored})
	return m
}

// EditedOther says that editing a message of another kind changes nothing.
func (c *Catalogue) EditedOther() chat.Message { return c.say("edited_other", nil) }

// Closed says that an edit or withdrawal comes too late.
func (c *Catalogue) Closed(week campaign.Week, closed campaign.Date, clock string, edit bool) chat.Message {
	return c.say("closed", struct {
		Week, Next int
		Date       campaign.Date
		Clock      string
		Edit       bool
	}{week.Number, week.Add(1).Number, closed, clock, edit})
}

// Withdrawn answers /huy.
func (c *Catalogue) Withdrawn(unit string, seq int64, lines []Line) chat.Message {
	return c.say("withdrawn", struct {
		Unit  string
		Seq   int64
		Lines []Line
	}{unit, seq, lines})
}

// NothingToWithdraw says that the sender has no report of the open week.
func (c *Catalogue) NothingToWithdraw() chat.Message { return c.say("nothing_to_withdraw", nil) }

// WeekOver refuses a report that names a week which is closed for good.
func (c *Catalogue) WeekOver(closed campaign.Week, at time.Time, open campaign.Week, example string) chat.Message {
	return c.say("week_over", struct {
		Week, Open int
		Date       campaign.Date
		Clock      string
		Example    string
	}{closed.Number, open.Number, campaign.DateOf(at), Clock(at), example})
}

// OtherUnit refuses a report for a unit that is not the sender's.
func (c *Catalogue) OtherUnit(own []string, other, example string) chat.Message {
	return c.say("other_unit", struct {
		Own            []string
		Other, Example string
	}{own, other, example})
}

// NameUnit asks which unit is meant; line is a message that names one.
func (c *Catalogue) NameUnit(line string) chat.Message { return c.say("name_unit", line) }

// UnitGone refuses a report for a unit that does not exist today.
func (c *Catalogue) UnitGone(unit, example string) chat.Message {
	return c.say("unit_gone", struct{ Unit, Example string }{unit, example})
}

// EmptyReport asks what is to be reported.
func (c *Catalogue) EmptyReport(codes []campaign.IndicatorID, example string) chat.Message {
	return c.say("empty_report", struct {
		Codes   []campaign.IndicatorID
		Example string
	}{codes, example})
}

// Dropped confirms that a question was left without storing anything.
func (c *Catalogue) Dropped() chat.Message { return c.say("dropped", nil) }
