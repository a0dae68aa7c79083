package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/file"
	"github.com/thiduabot/thiduabot/reminders"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/backup"
)

// errNotEmpty protects what is stored from being mixed with a backup.
var errNotEmpty = errors.New("the store is not empty, nothing was changed; " +
	"name an empty one in store.address or in the environment variable " + envStore)

type restoreCmd struct {
	File string `arg:"" help:"The backup to read." placeholder:"FILE"`
}

// Run fills the store of the settings, which must be empty. Nothing that was due before goes out by itself.
func (cmd restoreCmd) Run(p *program) (err error) {
	config, err := p.settings()
	if err != nil {
		return err
	}
	last, err := cmd.survey()
	if err != nil {
		return err
	}
	rebuild := &rebuilder{}
	rebuild.campaign.Store(last.campaign)
	clock, err := p.clock()
	if err != nil {
		return err
	}
	now := clock.now()
	s, err := openStore(p.ctx, opening{Address: config.Store.Address.Reveal(), Exclusive: true, Now: clock.now, Rebuild: rebuild})
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := s.Close(); err == nil {
			err = closeErr
		}
	}()
	err = cmd.load(p.ctx, s)
	if errors.Is(err, store.ErrExists) {
		return fmt.Errorf("restore into %s: %w", config.Store.Address, errNotEmpty)
	}
	if err != nil {
		return err
	}
	return cmd.finish(p, s, rebuild, last, now)
}

// survey reads the backup once: is it whole, what is the newest campaign in it, and when was its last message?
func (cmd restoreCmd) survey() (surveyed, error) {
	var last surveyed
	err := cmd.read(func(_ backup.Header, items iter.Seq2[store.Item, error]) error {
		for item, err := range items {
			if err != nil {
				return fmt.Errorf("%s: %w", cmd.File, err)
			}
			last.see(item)
		}
		return nil
	})
	if err == nil {
		err = last.parse()
	}
	return last, err
}

// surveyed is what a first reading of a backup tells.
type surveyed struct {
	newest   store.CampaignItem
	campaign *campaign.Campaign
	// handled is when the last message in it was handled.
	handled time.Time
}

func (s *surveyed) see(item store.Item) {
	if r := item.Record; r != nil && r.Handled.After(s.handled) {
		s.handled = r.Handled
	}
	if c := item.Campaign; c != nil && c.Revision > s.newest.Revision {
		s.newest = *c
	}
}

// parse reads the newest campaign, once the backup is known to be whole.
func (s *surveyed) parse() (err error) {
	if s.newest.Revision == 0 {
		s.campaign, err = (&campaigns{}).at(context.Background(), 0)
		return err
	}
	if s.campaign, err = file.Parse(s.newest.File); err != nil {
		return fmt.Errorf("read campaign revision=%d of the backup: %w", s.newest.Revision, err)
	}
	return nil
}

// read opens the backup and reads it.
func (cmd restoreCmd) read(do func(backup.Header, iter.Seq2[store.Item, error]) error) error {
	f, err := os.Open(cmd.File)
	if err != nil {
		return fmt.Errorf("open backup: %w", err)
	}
	defer f.Close()
	header, items, err := backup.Read(f)
	if err != nil {
		return fmt.Errorf("%s: %w", cmd.File, err)
	}
	return do(header, items)
}

func (cmd restoreCmd) load(ctx context.Context, s store.Store) error {
	return cmd.read(func(_ backup.Header, items iter.Seq2[store.Item, error]) error {
		if err := s.Load(ctx, items); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
		return nil
	})
}

// finish records when it happened, asks the reporters to send again what may be lost, and says so.
func (cmd restoreCmd) finish(p *program, s store.Store, rebuild *rebuilder, last surveyed, now time.Time) error {
	if err := s.SetMeta(p.ctx, reminders.MetaRestored, now.UTC().Format(time.RFC3339Nano)); err != nil {
		return fmt.Errorf("note restore: %w", err)
	}
	words, err := newWords("")
	if err != nil {
		return err
	}
	r, err := reminders.New(reminders.Options{Store: s, Campaign: newCampaigns(s, rebuild).current, Words: words, Now: time.Now})
	if err != nil {
		return err
	}
	asked, err := r.AskAgain(p.ctx, last.handled, now)
	if err != nil {
		return err
	}
	if last.handled.IsZero() {
		_, err = fmt.Fprintf(p.out, "restored from %s. It holds no messages.\n", cmd.File)
		return err
	}
	_, err = fmt.Fprintf(p.out, "restored from %s.\nMessages handled after %s are not in it: until %s they are lost.\n"+
		"%d people will be asked once to send their reports of that time again. Nothing that was due before goes out by itself.\n",
		cmd.File, last.handled.Format(time.RFC3339), now.Format(time.RFC3339), asked)
	return err
}
