package reminders

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// cachedRuns is how many runs of jobs are kept in memory; a week has about a dozen.
const cachedRuns = 32

// noticeCache finds the notice of a post. Notices never change, so what is read once stays true.
type noticeCache struct {
	store Noticeboard

	mu   sync.Mutex
	runs map[string]map[string]store.Notice
}

func newNoticeCache(s Noticeboard) *noticeCache {
	return &noticeCache{store: s, runs: make(map[string]map[string]store.Notice)}
}

// get returns the notice with this id, or store.ErrNotFound.
func (c *noticeCache) get(ctx context.Context, id string) (store.Notice, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	job, period, err := splitNoticeID(id)
	if err != nil {
		return store.Notice{}, err
	}
	run := string(job) + "/" + period
	if n, ok := c.runs[run][id]; ok {
		return n, nil
	}
	if err := c.load(ctx, run, job, period); err != nil {
		return store.Notice{}, err
	}
	if n, ok := c.runs[run][id]; ok {
		return n, nil
	}
	return store.Notice{}, fmt.Errorf("notice %s: %w", id, store.ErrNotFound)
}

func (c *noticeCache) load(ctx context.Context, run string, job campaign.JobID, period string) error {
	notices, err := c.store.NoticesOf(ctx, job, period)
	if err != nil {
		return fmt.Errorf("read notices job=%s period=%s: %w", job, period, err)
	}
	if len(c.runs) >= cachedRuns {
		clear(c.runs)
	}
	byID := make(map[string]store.Notice, len(notices))
	for _, n := range notices {
		byID[n.ID] = n
	}
	c.runs[run] = byID
	return nil
}

// splitNoticeID takes apart what store.NoticeID put together.
func splitNoticeID(id string) (campaign.JobID, string, error) {
	parts := strings.SplitN(id, "/", 3)
	if len(parts) != 3 {
		return "", "", fmt.Errorf("notice id of %d parts: %w", len(parts), store.ErrNotFound)
	}
	return campaign.JobID(parts[0]), parts[1], nil
}
