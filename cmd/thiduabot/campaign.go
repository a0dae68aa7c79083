package main

import (
	"fmt"
	"os"
	"time"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/file"
	"github.com/thiduabot/thiduabot/campaign/sample"
	"github.com/thiduabot/thiduabot/store"
)

type campaignCmd struct {
	Check  campaignCheckCmd  `cmd:"" help:"List every fault of a campaign file with its line."`
	Load   campaignLoadCmd   `cmd:"" help:"Show what a campaign file would change, and apply it. Nothing is ever removed."`
	Save   campaignSaveCmd   `cmd:"" help:"Write the stored campaign to a file."`
	Sample campaignSampleCmd `cmd:"" help:"Print the built-in sample campaign, to begin with."`
}

type campaignCheckCmd struct {
	File string `arg:"" help:"The campaign file." placeholder:"FILE"`
}

// Run reads the file and says what it holds.
func (cmd campaignCheckCmd) Run(p *program) error {
	c, err := readCampaign(cmd.File)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "%s: no faults: %d indicators, %d groups, %d units, %d pledges, %d jobs, %d members\n",
		cmd.File, len(c.Indicators), len(c.Groups), len(c.Units), len(c.Pledges), len(c.Schedule), len(c.Seats))
	return err
}

func readCampaign(path string) (*campaign.Campaign, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read campaign file: %w", err)
	}
	c, err := file.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s:\n%w", path, err)
	}
	return c, nil
}

type campaignLoadCmd struct {
	File   string `arg:"" help:"The campaign file." placeholder:"FILE"`
	DryRun bool   `help:"Only show what would change."`
}

// Run merges the file into the stored campaign. A running serve notices at its next batch.
func (cmd campaignLoadCmd) Run(p *program) error {
	next, err := readCampaign(cmd.File)
	if err != nil {
		return err
	}
	return p.withStore(func(s store.Store, all *campaigns) error {
		if cmd.DryRun {
			return cmd.show(p, all, next)
		}
		clock, err := p.clock()
		if err != nil {
			return err
		}
		changes, err := all.load(p.ctx, next, clock.now())
		if err != nil {
			return err
		}
		members := bot.New(bot.Options{Store: s, Campaign: all.current, Now: clock.now})
		if err := members.Enroll(p.ctx); err != nil {
			return err
		}
		return printChanges(p, changes)
	})
}

func (campaignLoadCmd) show(p *program, all *campaigns, next *campaign.Campaign) error {
	current, err := all.current(p.ctx)
	if err != nil {
		return err
	}
	if current.Revision == 0 {
		current = nil
	}
	_, changes := file.Merge(current, next)
	return printChanges(p, changes)
}

func printChanges(p *program, changes []file.Change) error {
	if len(changes) == 0 {
		_, err := fmt.Fprintln(p.out, "nothing changes")
		return err
	}
	for _, change := range changes {
		if _, err := fmt.Fprintln(p.out, change); err != nil {
			return err
		}
	}
	return nil
}

type campaignSaveCmd struct {
	File string `arg:"" help:"The file to write." placeholder:"FILE"`
}

// Run writes the stored campaign to a file.
func (cmd campaignSaveCmd) Run(p *program) error {
	return p.withFilledStore(func(_ store.Store, all *campaigns) error {
		c, err := all.current(p.ctx)
		if err != nil {
			return err
		}
		if c.Revision == 0 {
			return fmt.Errorf("save campaign: the store holds none yet; load one with: thiduabot campaign load FILE")
		}
		text, err := file.Format(c)
		if err != nil {
			return fmt.Errorf("save campaign: %w", err)
		}
		if err := os.WriteFile(cmd.File, text, 0o600); err != nil {
			return fmt.Errorf("save campaign: %w", err)
		}
		_, err = fmt.Fprintf(p.out, "wrote revision %d of the campaign to %s\n", c.Revision, cmd.File)
		return err
	})
}

type campaignSampleCmd struct{}

// Run prints the sample campaign.
func (campaignSampleCmd) Run(p *program) error {
	_, err := p.out.Write(sample.TOML())
	return err
}

// withFilledStore is withStore for what makes no sense on a store that nobody ever used: more likely the address or
// the working folder is wrong.
func (p *program) withFilledStore(do func(store.Store, *campaigns) error) error {
	config, err := p.settings()
	if err != nil {
		return err
	}
	if config.Store.Address.missing() {
		return &ConfigError{File: config.File, Key: "store.address", Err: fmt.Errorf("no store at %s yet: check the address "+
			"and the folder in which the program is started", config.Store.Address)}
	}
	return p.withStore(do)
}

// withStore opens the store of the settings beside a program that may be running, and closes it again.
func (p *program) withStore(do func(store.Store, *campaigns) error) (err error) {
	config, err := p.settings()
	if err != nil {
		return err
	}
	rebuild := &rebuilder{}
	s, err := openStore(p.ctx, opening{Address: config.Store.Address.Reveal(), Now: time.Now, Rebuild: rebuild})
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := s.Close(); err == nil {
			err = closeErr
		}
	}()
	return do(s, newCampaigns(s, rebuild))
}
