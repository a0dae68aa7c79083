package reading_test

import (
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
)

// rule is one message and what it reads as: “ketnap luyke 12; nhatinhthuong ? no_number”, in the form of written.
type rule struct {
	text, want, why string
}

// ruleGroup are the rules of one concern, read in one context.
type ruleGroup struct {
	name  string
	ctx   reading.Context
	rules []rule
}

func ruleGroups() []ruleGroup {
	correcting := reading.Context{Now: friday, Unit: "tanhao", Correcting: true}
	merged := reading.Context{Now: friday.AddDate(1, 1, 0), Unit: "tanhao_2025"}
	return []ruleGroup{
		{"numbers", fromTanHao, numbersRules},
		{"number words", fromTanHao, numberWordsRules},
		{"money", fromTanHao, moneyRules},
		{"splitting", fromTanHao, splittingRules},
		{"indicator names", fromTanHao, indicatorNamesRules},
		{"counting words", fromTanHao, countingWordsRules},
		{"rates", fromTanHao, ratesRules},
		{"modes", fromTanHao, modesRules},
		{"corrections", correcting, correctionsRules},
		{"dates", fromTanHao, datesRules},
		{"corrections in a report", fromTanHao, mixedCorrectionsRules},
		{"lines that belong together", fromTanHao, joinedRules},
		{"separators", fromTanHao, separatorsRules},
		{"homographs and raw typing", fromTanHao, homographsRules},
		{"periods", fromTanHao, periodsRules},
		{"nothing new, notes", fromTanHao, nilsRules},
		{"units", fromTanHao, unitsRules},
		{"units after 1/7/2025", merged, mergedUnitsRules},
	}
}

func TestRules(t *testing.T) {
	t.Parallel()
	for _, g := range ruleGroups() {
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			for _, r := range g.rules {
				if got := written(vocabulary.Read(r.text, g.ctx)); got != r.want {
					t.Errorf("%q\ngot  %s\nwant %s\nfor  %s", r.text, got, r.want, r.why)
				}
			}
		})
	}
}

// written puts a reading on one line: indicator, mode, quantity, what else was said, and the problem after “!”.
func written(r reading.Reading) string {
	var parts []string
	for _, item := range r.Items {
		parts = append(parts, writtenItem(item))
	}
	if r.Nil {
		parts = append(parts, "nil")
	}
	if r.HasWeek {
		parts = append(parts, r.Week.String())
	}
	for _, u := range r.Units {
		parts = append(parts, "unit "+string(u))
	}
	if r.Reason != "" {
		parts = append(parts, "reason "+r.Reason)
	}
	return strings.Join(parts, "; ")
}

func writtenItem(i reading.Item) string {
	words := []string{string(i.Indicator)}
	if i.Indicator == "" {
		words[0] = "“" + i.Word + "”"
		for _, id := range i.Nearest {
			words = append(words, "~"+string(id))
		}
	}
	if i.Mode == campaign.ModeNil {
		words = append(words, string(i.Mode))
	}
	if i.HasQuantity {
		words = append(words, string(i.Mode), i.Quantity.String())
	}
	if i.HasOver {
		words = append(words, "of "+i.Over.String())
	}
	if i.HasInPeriod {
		words = append(words, "in-period "+campaign.Number(i.InPeriod).String())
	}
	if !i.AsOf.IsZero() {
		words = append(words, "as-of "+i.AsOf.String())
	}
	if i.HasPercent {
		words = append(words, "percent "+campaign.Number(i.Percent).String())
	}
	if i.Correction {
		words = append(words, "correction")
	}
	if i.Problem != "" {
		words = append(words, "!"+string(i.Problem))
	}
	for _, c := range i.Choices {
		words = append(words, "?"+c.String())
	}
	return strings.Join(words, " ")
}
