// Command ferret serves a MongoDB-compatible database for tests whose programs are processes of their own: it prints
// the address of an empty database and serves until its standard input ends.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/thiduabot/thiduabot/store/mongo/mongotest"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "ferret:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	folder, err := os.MkdirTemp("", "ferret-")
	if err != nil {
		return fmt.Errorf("make data folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	server, err := mongotest.Run(folder)
	if err != nil {
		return err
	}
	defer server.Close()
	if _, err := fmt.Fprintln(out, server.URI("thiduabot")); err != nil {
		return fmt.Errorf("print address: %w", err)
	}
	_, err = io.Copy(io.Discard, in)
	return err
}
