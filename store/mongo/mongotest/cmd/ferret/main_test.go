package main

import (
	"bufio"
	"io"
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/store/mongo"
)

func TestServesUntilInputEnds(t *testing.T) {
	t.Parallel()
	stop, hold := io.Pipe()
	output, out := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- run(stop, out) }()
	uri, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s, err := mongo.Open(t.Context(), mongo.Options{URI: strings.TrimSpace(uri)})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	_ = hold.Close()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
