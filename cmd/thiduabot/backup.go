package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
	"github.com/thiduabot/thiduabot/store/backup"
)

const (
	backupPrefix = "thiduabot-"
	backupSuffix = ".backup"
)

type backupCmd struct {
	File string `arg:"" help:"The file to write." placeholder:"FILE"`
}

// Run writes the store to a file. A serve that is running goes on.
func (cmd backupCmd) Run(p *program) error {
	return p.withFilledStore(func(s store.Store, _ *campaigns) error {
		items, err := writeBackup(p.ctx, s, cmd.File, time.Now())
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(p.out, "wrote %d items to %s\n", items, cmd.File)
		return err
	})
}

// writeBackup writes a backup beside its name first, so that a file of that name is always whole.
func writeBackup(ctx context.Context, s backup.Dumper, path string, now time.Time) (items int64, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".part-*")
	if err != nil {
		return 0, fmt.Errorf("write backup: %w", err)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if items, err = backup.Write(ctx, f, s, now); err != nil {
		return 0, err
	}
	if err = f.Sync(); err != nil {
		return 0, fmt.Errorf("write backup: %w", err)
	}
	if err = f.Close(); err != nil {
		return 0, fmt.Errorf("write backup: %w", err)
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return 0, fmt.Errorf("write backup: %w", err)
	}
	return items, nil
}

// backUpDaily writes a backup a day, and removes the oldest.
func (s *server) backUpDaily(ctx context.Context) error {
	if s.config.Backup.Folder == "" {
		return nil
	}
	clock, err := s.config.Backup.Clock()
	if err != nil {
		return err
	}
	for {
		c, err := s.campaigns.current(ctx)
		if err != nil {
			s.log.ErrorContext(ctx, "daily backup put off", "err", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-s.clock.after(untilBackup(s.clock.now(), clock, c)):
		}
		if err := s.backUp(ctx); err != nil {
			s.log.ErrorContext(ctx, "daily backup failed", "err", err)
		}
	}
}

// untilBackup returns how long it is until the time of day comes in the campaign's zone.
func untilBackup(now time.Time, clock time.Duration, c *campaign.Campaign) time.Duration {
	location := time.UTC
	if c != nil {
		location = c.Location
	}
	today := campaign.DateOf(now.In(location))
	at := today.In(location).Add(clock)
	if !at.After(now) {
		at = today.AddDays(1).In(location).Add(clock)
	}
	return at.Sub(now)
}

func (s *server) backUp(ctx context.Context) error {
	folder := s.config.Backup.Folder
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make backup folder: %w", err)
	}
	if err := removeParts(folder); err != nil {
		return err
	}
	now := s.clock.now()
	name := backupPrefix + now.UTC().Format("20060102-150405") + backupSuffix
	items, err := writeBackup(ctx, s.store, filepath.Join(folder, name), now)
	if err != nil {
		return err
	}
	s.log.InfoContext(ctx, "daily backup written", "items", items)
	return rotate(folder, s.config.Backup.Keep)
}

// abandoned is how old an unfinished backup is that no program is writing any more.
const abandoned = time.Hour

// removeParts removes what a program left that died while it wrote a backup. Another one may be writing beside us.
func removeParts(folder string) error {
	parts, err := filepath.Glob(filepath.Join(folder, backupPrefix+"*.part-*"))
	if err != nil {
		return fmt.Errorf("list unfinished backups: %w", err)
	}
	for _, part := range parts {
		if info, err := os.Stat(part); err != nil || time.Since(info.ModTime()) < abandoned {
			continue
		}
		if err := os.Remove(part); err != nil {
			return fmt.Errorf("remove unfinished backup: %w", err)
		}
	}
	return nil
}

// rotate removes all but the newest backups; their names sort by time.
func rotate(folder string, keep int) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("list backups: %w", err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), backupPrefix) && strings.HasSuffix(e.Name(), backupSuffix) {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	for _, name := range names[:max(len(names)-keep, 0)] {
		if err := os.Remove(filepath.Join(folder, name)); err != nil {
			return fmt.Errorf("remove old backup: %w", err)
		}
	}
	return nil
}
