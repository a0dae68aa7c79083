package messages

import (
	"fmt"
	"strings"
	"text/template"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

// functions are what templates may call. Each writes one kind of value the Vietnamese way.
func functions() template.FuncMap {
	return template.FuncMap{
		"number":  campaign.FormatNumber,
		"day":     Day,
		"date":    FullDate,
		"clock":   Clock,
		"weekday": Weekday,
		"span":    WeekSpan,
		"lower":   LowerFirst,
		"upper":   strings.ToUpper,
		"join":    strings.Join,
		"report":  func(choice string) string { return "/baocao " + choice },
		"inc":     func(i int) int { return i + 1 },
	}
}

// Day writes a day of the current year: 14/6, 07/6, 05/02. Days below ten and the months January and
// February take a zero, the rule for administrative papers (domain.md §4.1).
func Day(d campaign.Date) string {
	if d.Month <= time.February {
		return fmt.Sprintf("%02d/%02d", d.Day, int(d.Month))
	}
	return fmt.Sprintf("%02d/%d", d.Day, int(d.Month))
}

// FullDate writes a day with its year: 14/6/2024.
func FullDate(d campaign.Date) string { return fmt.Sprintf("%s/%d", Day(d), d.Year) }

// Clock writes a time of day: 16:00. The time must be in the campaign's zone.
func Clock(t time.Time) string { return t.Format("15:04") }

// Weekday names the day of the week as it stands before a date: thứ Sáu.
func Weekday(d campaign.Date) string {
	return [...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}[d.Weekday()]
}

// WeekSpan writes the Monday and Sunday of a week: 10–16/6/2024, 29/4–05/5/2024.
func WeekSpan(w campaign.Week) string {
	monday, sunday := w.Monday(), w.Sunday()
	switch {
	case monday.Year != sunday.Year:
		return FullDate(monday) + "–" + FullDate(sunday)
	case monday.Month != sunday.Month:
		return Day(monday) + "–" + FullDate(sunday)
	default:
		return fmt.Sprintf("%02d–%s", monday.Day, FullDate(sunday))
	}
}

// LowerFirst writes the first letter small, for names inside a sentence.
func LowerFirst(s string) string {
	for _, r := range s {
		return strings.ToLower(string(r)) + s[len(string(r)):]
	}
	return s
}

// UpperFirst writes the first letter large, for names that begin a sentence.
func UpperFirst(s string) string {
	for _, r := range s {
		return strings.ToUpper(string(r)) + s[len(string(r)):]
	}
	return s
}

// AtMost joins names with commas and says how many more there are after max: “A, B, C và 4 đơn vị khác”.
func AtMost(names []string, limit int) string {
	if len(names) <= limit {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s và %d đơn vị khác", strings.Join(names[:limit], ", "), len(names)-limit)
}
