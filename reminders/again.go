package reminders

import (
	"context"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// MetaRestored is the named value that holds when the store was restored from a backup, as RFC 3339.
const MetaRestored = metaRestored

// jobSendAgain is the notice that asks reporters to send again what a restored backup does not hold. It is due
// once, at the restore, and stands in no schedule.
const jobSendAgain = "guilaibaocao"

// sendAgainUseful is how long after a restore reporters are still asked.
const sendAgainUseful = 3 * 24 * time.Hour

// AskAgain plans a message to every reporter who holds a seat: reports sent since the last message that the
// restored backup holds are lost. It returns how many messages were planned.
func (r *Reminders) AskAgain(ctx context.Context, last, now time.Time) (int, error) {
	c, err := r.Campaign(ctx)
	if err != nil {
		return 0, fmt.Errorf("read campaign: %w", err)
	}
	settings, err := r.Store.Settings(ctx)
	if err != nil {
		return 0, fmt.Errorf("read settings: %w", err)
	}
	var notices []store.Notice
	for _, m := range settings.Members {
		if holdsReporterSeat(m, campaign.DateOf(now.In(c.Location))) {
			notices = append(notices, r.sendAgain(c, m, last, now)...)
		}
	}
	planned, err := r.Store.PlanNotices(ctx, notices)
	if err != nil {
		return 0, fmt.Errorf("plan notices: %w", err)
	}
	return len(planned), nil
}

func holdsReporterSeat(m store.Member, day campaign.Date) bool {
	for _, seat := range m.Seats {
		if !m.Gone && seat.Role == campaign.RoleReporter && (campaign.Span{From: seat.From, Until: seat.Until}).Contains(day) {
			return true
		}
	}
	return false
}

// sendAgain writes the notice to each private chat of a member.
func (r *Reminders) sendAgain(c *campaign.Campaign, m store.Member, last, now time.Time) []store.Notice {
	var notices []store.Notice
	for i, to := range m.Private {
		target := store.Target{Member: m.ID, Account: to.Account}
		period := now.UTC().Format(time.RFC3339)
		id := store.NoticeID(jobSendAgain, period, target)
		notices = append(notices, store.Notice{
			ID:      id,
			Job:     jobSendAgain,
			Kind:    jobSendAgain,
			Period:  period,
			Target:  target,
			Due:     now,
			Useful:  now.Add(sendAgainUseful),
			Planned: now,
			Posts: []store.Post{{
				ID:       fmt.Sprintf("n/%s/1", id),
				Notice:   id,
				To:       to,
				Part:     r.Words.SendAgain(last.In(c.Location)),
				Number:   now.UnixNano() + int64(i),
				Priority: store.PriorityReminder,
				Status:   store.PostWaiting,
			}},
		})
	}
	return notices
}
