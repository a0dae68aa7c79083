// Package reading reads what people write on their phones: a Vietnamese message becomes what it reports.
// It is a pure function of the message, the campaign and the time; it never guesses and decides nothing
// about who may report or what is plausible. What is unclear comes back as a Problem, to be asked.
package reading

import (
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// MaxRunes is how much of a message is read; the rest is cut, so that time stays bounded.
const MaxRunes = 10_000

// Context is what surrounds a message.
type Context struct {
	// Now is the time of the message in the campaign's zone.
	Now time.Time
	// Unit is the sender's own unit, "" when unknown; naming it changes nothing.
	Unit campaign.UnitID
	// Correcting is true for /sua: words after the figure are the reason (domain.md §5.1).
	Correcting bool
}

// Reading is what a message reports.
type Reading struct {
	// Units are the units other than Context.Unit that the text names.
	Units []campaign.UnitID
	// Items are the figures, in the order of the text.
	Items []Item
	// Nil says that nothing new happened in the whole unit (không phát sinh).
	Nil bool
	// Week is the reporting week the message names.
	Week    campaign.Week
	HasWeek bool
	// AsOf is a date that stands apart from any item, as in a header; items carry it too.
	AsOf campaign.Date
	// Reason is what follows “lý do”, or the figure of a correction.
	Reason string
	// Personal says that the text holds personal data: nothing but figures may be kept of it, and the sender is
	// reminded (domain.md §5.2). Notes and the reason are free of them.
	Personal bool
	// Cut says that the text was longer than MaxRunes.
	Cut bool
}

// Item is one figure of a message, or what is missing of it.
type Item struct {
	// Indicator is "" when it is unknown or has several meanings.
	Indicator campaign.IndicatorID
	// Word is what was written for the indicator, for questions: “ketnpa”.
	Word string
	// Nearest are the indicators that may have been meant, best first.
	Nearest []campaign.IndicatorID
	// Mode says how the figure is meant; ModeNil has no figure.
	Mode campaign.Mode
	// Quantity is the figure in the base unit: đồng, people, hundredths of a percent, or a ratio.
	// It is set beside some problems too, as what would be stored if the answer is yes.
	Quantity    campaign.Quantity
	HasQuantity bool
	// Over is y of “x/y” where only x is the figure; the caller compares it with the pledge.
	Over    campaign.Quantity
	HasOver bool
	// InPeriod is the in-period figure said beside a running total.
	InPeriod    int64
	HasInPeriod bool
	// AsOf is the day the figure is of, zero when none is named.
	AsOf campaign.Date
	// Percent is a percentage written for a count or money, in hundredths of a percent.
	Percent    int64
	HasPercent bool
	// Correction says that the item mends an earlier figure (“đính chính … thành …”).
	Correction bool
	// Problem is why the item cannot be stored as it is; "" when it can.
	Problem Problem
	// Choices are the readings to offer. They may be set without a problem, as for “1.250 tỷ”,
	// for a caller that finds the first one implausible.
	Choices []campaign.Quantity
	// Raw is the figure as it was written, for echo: “85”.
	Raw string
	// Note is what was said behind the figure, without personal data: “trong đó 5 nữ”.
	Note string
	// Text is the part of the message the item was read from, for echo.
	Text string
}

// OK reports whether the item can be stored as far as reading can tell.
func (i Item) OK() bool {
	return i.Problem == "" && i.Indicator != "" && (i.HasQuantity || i.Mode == campaign.ModeNil)
}

// IsReport reports whether a text without a command counts as a report: it holds a known indicator
// with a figure, or says that nothing new happened (domain.md §4.4.5).
func (r Reading) IsReport() bool {
	for _, item := range r.Items {
		if item.Indicator != "" && (item.Raw != "" || item.Mode == campaign.ModeNil) {
			return true
		}
	}
	return r.Nil
}
