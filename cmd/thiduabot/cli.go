package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"github.com/thiduabot/thiduabot/web"
)

// errUsage is a call that cannot work, however often it is tried.
var errUsage = errors.New("wrong call")

// cli is what can be typed after thiduabot.
type cli struct {
	Config string `help:"File of settings; config.toml in the working folder if it exists." placeholder:"FILE"`

	Serve    serveCmd    `cmd:"" help:"Run the bot for the accounts in the settings."`
	Console  consoleCmd  `cmd:"" help:"Try the bot at this terminal, without an account anywhere."`
	Campaign campaignCmd `cmd:"" help:"Check, load or save the campaign file."`
	Backup   backupCmd   `cmd:"" help:"Write everything that is stored to one file."`
	Restore  restoreCmd  `cmd:"" help:"Fill an empty store from a backup."`
	Check    checkCmd    `cmd:"" help:"Compute values and posted boards again from the log and name every difference."`
	Health   healthCmd   `cmd:"" help:"Ask the running program whether it is ready (for containers)."`
	Version  versionCmd  `cmd:"" help:"Print the version."`
}

// program is one call of the program: its surroundings, so that a test can give others. The context ends with
// the call.
type program struct {
	ctx    context.Context
	config string
	// env returns a variable of the environment.
	env func(string) string
	in  io.Reader
	out io.Writer
	err io.Writer
}

// clock returns the clock that the program lives by: the real one, but in tests.
func (p *program) clock() (*clock, error) {
	c, err := newClock(p.env(envClock))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errUsage, err)
	}
	return c, nil
}

// settings reads the operator's settings.
func (p *program) settings() (Config, error) { return loadConfig(p.config, p.env) }

type versionCmd struct{}

// Run prints the version that the build recorded.
func (versionCmd) Run(p *program) error {
	version, revision := "devel", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	_, err := fmt.Fprintf(p.out, "thiduabot %s%s\n", version, revision)
	return err
}

// healthTime is how long a health check may take.
const healthTime = 5 * time.Second

// errNoWeb means that a running program answers nobody.
var errNoWeb = errors.New(`not set, so the running program cannot be asked; write HOST:PORT, such as "127.0.0.1:8080", ` +
	"or set the environment variable " + envWeb)

type healthCmd struct{}

// Run asks the program on this machine whether it is ready.
func (healthCmd) Run(p *program) error {
	config, err := p.settings()
	if err != nil {
		return err
	}
	if config.Web.Address == "" {
		return &ConfigError{File: config.File, Key: "web.address", Err: errNoWeb}
	}
	ctx, cancel := context.WithTimeout(p.ctx, healthTime)
	defer cancel()
	if err := web.Probe(ctx, config.Web.Address); err != nil {
		return fmt.Errorf("health: %w", err)
	}
	_, err = fmt.Fprintln(p.out, "ready")
	return err
}
