package mongotest

import (
	"errors"
	"net/url"
	"sync"
	"testing"
)

// errCut ends a connection as a server or network that fails does.
var errCut = errors.New("cut")

// Gate stands between a store and its server and fails as it is told.
type Gate struct {
	relay *relay
	uri   string

	mu    sync.Mutex
	fault func(command string) Fault
	ended chan struct{}
}

// Fault says what happens to a request.
type Fault int

const (
	// None passes the request on.
	None Fault = iota
	// Before ends the connection before the request reaches the server.
	Before
	// After ends the connection when the request is done and nobody knows.
	After
	// Never leaves the request without an answer.
	Never
)

// NewGate puts a gate in front of the server of a URI, until the test ends.
func NewGate(tb testing.TB, uri string) *Gate {
	tb.Helper()
	u, err := url.Parse(uri)
	if err != nil {
		tb.Fatal("the gate needs an address of one host")
	}
	g := &Gate{fault: func(string) Fault { return None }, ended: make(chan struct{})}
	if g.relay, err = startRelay(u.Host, g.pass); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		close(g.ended)
		g.relay.close()
	})
	u.Host = g.relay.address()
	query := u.Query()
	// A replica set would tell its real addresses, and the driver go past the gate.
	query.Set("directConnection", "true")
	u.RawQuery = query.Encode()
	g.uri = u.String()
	return g
}

// URI is the address of the database behind the gate.
func (g *Gate) URI() string { return g.uri }

// Break makes requests fail as fault says, which is asked for each one, by several goroutines.
func (g *Gate) Break(fault func(command string) Fault) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.fault = fault
}

// Down fails everything and ends all connections.
func (g *Gate) Down() {
	g.Break(func(string) Fault { return Before })
	g.relay.hangUp()
}

// Up lets everything through.
func (g *Gate) Up() { g.Break(func(string) Fault { return None }) }

func (g *Gate) pass(command string, forward func(answer) error) error {
	g.mu.Lock()
	fault := g.fault
	g.mu.Unlock()
	switch fault(command) {
	case Before:
		return errCut
	case After:
		return errors.Join(errCut, forward(silent))
	case Never:
		<-g.ended
		return errCut
	default:
		return forward(loud)
	}
}
