package file

import (
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
)

const defaultZone = "Asia/Ho_Chi_Minh"

// Nothing is posted unasked between 20:00 and 6:30: domain.md §2.3.
const (
	quietFrom  = 20 * time.Hour
	quietUntil = 6*time.Hour + 30*time.Minute
)

// readHeader reads the table campaign.
func (r *reader) readHeader(file *table, c *campaign.Campaign) {
	file.need("campaign")
	t := file.sub("campaign")
	defer t.finish()
	if file.has("campaign") {
		t.need("code", "name", "area", "from", "until")
	}
	c.Code, c.Name = t.text("code"), t.text("name")
	c.Area, c.AreaShort = t.text("area"), t.text("area_short")
	span := t.span()
	c.From, c.Until = span.From, span.Until
	c.Location = t.zone("time_zone")
	c.Cutoff = t.cutoff()
	c.Calendar = t.calendar()
}

func (t *table) zone(key string) *time.Location {
	name := t.text(key)
	if name == "" {
		name = defaultZone
	}
	zone, err := time.LoadLocation(name)
	if err != nil || zone == time.Local {
		t.fault(key, "no time zone %q, want one such as %s", name, defaultZone)
		return time.UTC
	}
	return zone
}

func (t *table) cutoff() campaign.Cutoff {
	c := campaign.DefaultCutoff()
	if day, clock, ok := t.weekTime("cutoff"); ok {
		c.Weekday, c.Clock = day, clock
	}
	if day, clock, ok := t.weekTime("late_until"); ok {
		c.LateWeekday, c.LateClock = day, clock
	}
	return c
}

func (t *table) calendar() campaign.Calendar {
	var c campaign.Calendar
	c.QuietFrom, c.QuietUntil = t.quiet("quiet")
	for _, item := range t.tables("holidays") {
		item.need("from", "name")
		h := campaign.Holiday{Span: item.span(), Name: item.text("name")}
		if h.Until.IsZero() {
			h.Until = h.From
		}
		c.Holidays = append(c.Holidays, h)
		item.finish()
	}
	for _, n := range t.list("makeup_days") {
		c.MakeUp = append(c.MakeUp, t.dateOf("makeup_days", n))
	}
	return c
}

// writeHeader writes the table campaign.
func writeHeader(c *campaign.Campaign) fields {
	var f fields
	f.text("code", c.Code)
	f.text("name", c.Name)
	f.text("area", c.Area)
	f.text("area_short", c.AreaShort)
	f.span(campaign.Span{From: c.From, Until: c.Until})
	f.text("time_zone", c.Location.String())
	f.text("cutoff", weekTime(c.Cutoff.Weekday, c.Cutoff.Clock))
	f.text("late_until", weekTime(c.Cutoff.LateWeekday, c.Cutoff.LateClock))
	f.text("quiet", quiet(c.Calendar.QuietFrom, c.Calendar.QuietUntil))
	f.lines("holidays", holidays(c.Calendar.Holidays))
	f.dates("makeup_days", c.Calendar.MakeUp)
	return f
}

func holidays(all []campaign.Holiday) []string {
	lines := make([]string, len(all))
	for i, h := range all {
		until := fmt.Sprintf(", until = %v", h.Until)
		if h.Until == h.From {
			until = ""
		}
		lines[i] = fmt.Sprintf("{ from = %v%s, name = %s }", h.From, until, quote(h.Name))
	}
	return lines
}
