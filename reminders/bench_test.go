package reminders_test

import (
	"testing"

	"github.com/thiduabot/thiduabot/campaign"
)

// BenchmarkStep is what every line of the console costs when nothing is due.
func BenchmarkStep(b *testing.B) {
	w := newWorld(b, "2024-06-14 17:00")
	w.everybody()
	w.chats()
	r := w.reminders()
	w.step(r)
	for b.Loop() {
		w.step(r)
	}
}

// BenchmarkFriday plans and sends everything of a Friday afternoon.
func BenchmarkFriday(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		w := newWorld(b, "2024-06-14 15:59")
		w.everybody()
		w.chats()
		for _, u := range w.c.ExpectedOn(campaign.NewDate(2024, 6, 12), "") {
			w.report("2024-06-12 09:00", u.ID, "ketnap 1")
		}
		r := w.reminders()
		w.step(r)
		b.StartTimer()
		w.until(r, "2024-06-14 17:00")
	}
}
