package mongotest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"sync"

	"github.com/FerretDB/FerretDB/ferretdb"
)

// starting keeps starts apart: FerretDB writes a package variable when it starts.
var starting sync.Mutex //nolint:gochecknoglobals // guards a global of FerretDB

// Server is a FerretDB in this process with a relay in front.
type Server struct {
	relay  *relay
	cancel context.CancelFunc
	done   sync.WaitGroup
}

// Run starts a server that keeps its data in a folder, until Close.
func Run(folder string) (*Server, error) {
	s := &Server{}
	backend, err := s.start(folder)
	if err == nil {
		s.relay, err = startRelay(backend, oneUpdateAtATime())
	}
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("start ferretdb: %w", err)
	}
	return s, nil
}

func (s *Server) start(folder string) (backend string, err error) {
	starting.Lock()
	defer starting.Unlock()
	ferret, err := ferretdb.New(&ferretdb.Config{
		Listener: ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Logger:   slog.New(slog.DiscardHandler),
		Handler:  "sqlite",
		// A test server may lose what the machine loses: without this every write waits for the disk.
		SQLiteURL: "file:" + filepath.ToSlash(folder) + "/?_pragma=synchronous(off)",
	})
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.done.Go(func() { _ = ferret.Run(ctx) })
	uri, err := url.Parse(ferret.MongoDBURI())
	if err != nil {
		return "", errors.Join(errors.New("read its address"), err)
	}
	return uri.Host, nil
}

// URI is the address of a database on the server.
func (s *Server) URI(database string) string {
	return "mongodb://" + s.relay.address() + "/" + database
}

// Close stops the server.
func (s *Server) Close() {
	if s.relay != nil {
		s.relay.close()
	}
	if s.cancel != nil {
		s.cancel()
		s.done.Wait()
	}
}

// oneUpdateAtATime keeps updates apart, because FerretDB reads and writes a document in separate transactions: of
// 4,800 concurrent $inc it loses 519. Its inserts are atomic.
func oneUpdateAtATime() around {
	var mu sync.Mutex
	return func(command string, forward func(answer) error) error {
		switch command {
		case "update", "findAndModify", "findandmodify", "delete":
			mu.Lock()
			defer mu.Unlock()
		}
		return forward(loud)
	}
}
