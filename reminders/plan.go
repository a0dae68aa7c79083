package reminders

import (
	"context"
	"fmt"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// Plan stores a notice for everything that is due and has none yet. Planning again is free.
func (r *Reminders) Plan(ctx context.Context, now time.Time) error {
	_, err := r.plan(ctx, now)
	return err
}

// plan does the work of Plan; held means that what is due waits for the intake to catch up.
func (r *Reminders) plan(ctx context.Context, now time.Time) (held bool, err error) {
	r.planning.Lock()
	defer r.planning.Unlock()
	view, err := r.view(ctx, now)
	if err != nil {
		return false, err
	}
	for _, o := range r.outboxes {
		o.learn(view.settings)
	}
	from, err := r.begun(ctx, now)
	if err != nil {
		return false, err
	}
	return view.window(ctx, from)
}

// window plans every run that is not too old to be of use to anybody.
func (p plan) window(ctx context.Context, from time.Time) (held bool, err error) {
	if floor := p.now.Add(-campaign.LongestUseful); from.Before(floor) {
		from = floor
	}
	due, err := runs(p.c, from, p.now)
	if err != nil {
		p.complain(ctx, "read schedule", err)
	}
	if len(due) > 0 && !p.caughtUp() {
		return true, nil
	}
	for _, run := range due {
		if err := p.run(ctx, run); err != nil {
			return false, fmt.Errorf("plan job=%s period=%s: %w", run.Job, run.Period, err)
		}
	}
	return false, nil
}

// run plans what one run of a job owes to everybody, unless that was done under the same campaign and settings.
func (p plan) run(ctx context.Context, due run) error {
	key := string(due.Job) + "/" + due.Period
	version := fmt.Sprintf("%d/%d", p.c.Revision, p.settings.Head)
	if p.complete[key] == version {
		return nil
	}
	planned, err := p.planned(ctx, due)
	if err != nil {
		return err
	}
	var notices []store.Notice
	for i, to := range p.recipients(due) {
		if planned[store.NoticeID(due.Job, due.Period, to.target)] || !to.since.Before(due.At) {
			continue
		}
		n, err := p.notice(ctx, due, to, i)
		if err != nil {
			return err
		}
		notices = append(notices, n)
	}
	if err := p.store(ctx, notices); err != nil {
		return err
	}
	p.complete[key] = version
	return nil
}

func (p plan) planned(ctx context.Context, due run) (map[string]bool, error) {
	notices, err := p.Store.NoticesOf(ctx, due.Job, due.Period)
	if err != nil {
		return nil, fmt.Errorf("read notices: %w", err)
	}
	planned := make(map[string]bool, len(notices))
	for _, n := range notices {
		planned[n.ID] = true
	}
	return planned, nil
}

func (p plan) store(ctx context.Context, notices []store.Notice) error {
	if len(notices) == 0 {
		return nil
	}
	fresh, err := p.Store.PlanNotices(ctx, notices)
	if err != nil {
		return err
	}
	isFresh := make(map[string]bool, len(fresh))
	for _, id := range fresh {
		isFresh[id] = true
	}
	for _, n := range notices {
		if !isFresh[n.ID] {
			continue
		}
		p.Log.Info("notice planned", "job", n.Job, "period", n.Period, "target", n.Target.String(), "skipped", n.Skipped)
		if n.Skipped != "" {
			p.Metrics.PostDone(string(store.PostSkipped))
		}
	}
	return nil
}

// caughtUp reports whether what was sent to us while we were away has been counted, or was waited for long enough:
// boards would be frozen without it, and people would be reminded of what they have sent.
func (r *Reminders) caughtUp() bool {
	return r.CaughtUp == nil || r.CaughtUp() || r.Now().Sub(r.started) >= intakePatience
}

// frozen reports whether notices of the kind keep what they say from when they were planned. All others look again
// when they are sent.
func frozen(kind campaign.JobKind) bool {
	return kind == campaign.JobBoard || kind == campaign.JobDigest
}
