package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/file"
	"github.com/thiduabot/thiduabot/campaign/sample"
	"github.com/thiduabot/thiduabot/store"
)

// campaigns hands out the newest revision of the campaign. A store that holds none is served with the built-in
// sample, which is then not stored, so that a campaign loaded later stands alone.
type campaigns struct {
	store   store.Campaigns
	rebuild *rebuilder

	mu  sync.Mutex
	now *campaign.Campaign
}

func newCampaigns(s store.Campaigns, r *rebuilder) *campaigns {
	return &campaigns{store: s, rebuild: r}
}

// current returns the newest revision; it reads the store's file again only when there is a newer one.
func (s *campaigns) current(ctx context.Context) (*campaign.Campaign, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	revision, err := s.store.CampaignRevision(ctx)
	if err != nil {
		return nil, fmt.Errorf("read campaign revision: %w", err)
	}
	if s.now != nil && s.now.Revision == revision {
		return s.now, nil
	}
	c, err := s.at(ctx, revision)
	if err != nil {
		return nil, err
	}
	s.now = c
	s.rebuild.campaign.Store(c)
	return c, nil
}

// at returns a revision of the campaign; revision 0 is the sample.
func (s *campaigns) at(ctx context.Context, revision int64) (*campaign.Campaign, error) {
	if revision == 0 {
		trial := *sample.Campaign()
		trial.Seats = nil
		return campaign.New(trial), nil
	}
	text, err := s.store.CampaignFile(ctx, revision)
	if err != nil {
		return nil, fmt.Errorf("read campaign revision=%d: %w", revision, err)
	}
	c, err := file.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("read campaign revision=%d: %w", revision, err)
	}
	stored := *c
	stored.Revision = revision
	return campaign.New(stored), nil
}

// load merges a campaign into the one stored and returns what changed. Nothing is written when nothing changes.
func (s *campaigns) load(ctx context.Context, next *campaign.Campaign, at time.Time) ([]file.Change, error) {
	for {
		revision, err := s.store.CampaignRevision(ctx)
		if err != nil {
			return nil, fmt.Errorf("read campaign revision: %w", err)
		}
		var current *campaign.Campaign
		if revision > 0 {
			if current, err = s.at(ctx, revision); err != nil {
				return nil, err
			}
		}
		merged, changes := file.Merge(current, next)
		if len(changes) == 0 {
			return nil, nil
		}
		// the first campaign of a store catches up as far as its chats were linked; a later change of the
		// schedule holds from now on.
		if current != nil {
			merged = file.StampJobs(current, merged, at)
		}
		text, err := file.Format(merged)
		if err != nil {
			return nil, fmt.Errorf("write campaign: %w", err)
		}
		err = s.store.SaveCampaign(ctx, revision+1, text, at)
		if !errors.Is(err, store.ErrExists) {
			return changes, err
		}
	}
}
