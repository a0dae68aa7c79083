// Command thiduabot takes reports of an emulation campaign in chat groups, reminds, and posts who stands where.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	_ "time/tzdata" // the campaign's time zone must be known on every machine
)

// The exit statuses: design.md §11.
const (
	exitFailure = 1
	exitUsage   = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the program: it returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return execute(args, program{ctx: ctx, env: os.Getenv, in: stdin, out: stdout, err: stderr})
}

// execute runs what the arguments ask for.
func execute(args []string, p program) int {
	var commands cli
	status, exited := 0, false
	parser, err := kong.New(&commands,
		kong.Name("thiduabot"),
		kong.Description("Reports, boards and reminders of an emulation campaign, on Telegram and on the console."),
		kong.Writers(p.out, p.err),
		kong.Exit(func(code int) { status, exited = code, true }),
	)
	if err != nil {
		fmt.Fprintln(p.err, "thiduabot:", err)
		return exitFailure
	}
	call, err := parser.Parse(args)
	if exited {
		return status
	}
	if err != nil {
		fmt.Fprintf(p.err, "thiduabot: %v\nRun thiduabot --help for the commands.\n", err)
		return exitUsage
	}
	p.config = commands.Config
	return report(p.err, call.Run(&p))
}

// report writes an error for the operator and returns the exit status.
func report(stderr io.Writer, err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(stderr, "thiduabot:", err)
	if _, wrong := errors.AsType[*ConfigError](err); wrong || errors.Is(err, errUsage) {
		return exitUsage
	}
	return exitFailure
}
