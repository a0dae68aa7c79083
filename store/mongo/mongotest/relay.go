package mongotest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
)

// around is told the command of each request and calls forward to pass it on and its answer back.
// An error closes the connection, as a server that dies does.
type around func(command string, forward func(answer) error) error

// answer says whether the client gets to see the answer.
type answer bool

const (
	loud   answer = true
	silent answer = false
)

// relay passes MongoDB wire messages between clients and a server, one request at a time for each connection.
type relay struct {
	listener net.Listener
	backend  string
	around   around

	mu    sync.Mutex
	conns map[net.Conn]bool
	done  sync.WaitGroup
}

func startRelay(backend string, a around) (*relay, error) {
	var config net.ListenConfig
	listener, err := config.Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("listen for relay: %w", err)
	}
	r := &relay{listener: listener, backend: backend, around: a, conns: map[net.Conn]bool{}}
	r.done.Go(r.accept)
	return r, nil
}

func (r *relay) address() string { return r.listener.Addr().String() }

func (r *relay) close() {
	_ = r.listener.Close()
	r.hangUp()
	r.done.Wait()
}

// hangUp closes every connection; new ones are still taken.
func (r *relay) hangUp() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for conn := range r.conns {
		_ = conn.Close()
	}
}

func (r *relay) accept() {
	for {
		client, err := r.listener.Accept()
		if err != nil {
			// A listener that was closed while connections were made leaves them behind.
			r.hangUp()
			return
		}
		r.done.Go(func() { r.serve(client) })
	}
}

// serve ends when either side closes, which is all there is to know about it.
func (r *relay) serve(client net.Conn) {
	defer r.track(client)()
	var dialer net.Dialer
	server, err := dialer.DialContext(context.Background(), "tcp", r.backend)
	if err != nil {
		return
	}
	defer r.track(server)()
	for r.pass(client, server) == nil {
	}
}

func (r *relay) track(conn net.Conn) (untrack func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.conns[conn] = true
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.conns, conn)
		_ = conn.Close()
	}
}

// pass moves one request and its answers.
func (r *relay) pass(client, server net.Conn) error {
	request, err := readFrame(client)
	if err != nil {
		return err
	}
	return r.around(request.command(), func(a answer) error {
		if _, err := server.Write(request); err != nil {
			return err
		}
		if request.moreToCome() {
			return nil // an unacknowledged write has no answer
		}
		return a.pass(client, server)
	})
}

func (a answer) pass(client, server net.Conn) error {
	for {
		reply, err := readFrame(server)
		if err != nil {
			return err
		}
		if a == silent {
			return nil
		}
		if _, err := client.Write(reply); err != nil {
			return err
		}
		if !reply.moreToCome() {
			return nil
		}
	}
}

// frame is one wire message with its header.
type frame []byte

const (
	headerSize = 16
	maxFrame   = 64 << 20
	opMessage  = 2013
)

var errFrame = errors.New("not a wire message")

func readFrame(conn io.Reader) (frame, error) {
	var size [4]byte
	if _, err := io.ReadFull(conn, size[:]); err != nil {
		return nil, err
	}
	n := binary.LittleEndian.Uint32(size[:])
	if n < headerSize || n > maxFrame {
		return nil, errFrame
	}
	f := make(frame, n)
	copy(f, size[:])
	_, err := io.ReadFull(conn, f[len(size):])
	return f, err
}

// isMessage reports whether f is an OP_MSG: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
func (f frame) isMessage() bool {
	return len(f) > headerSize+4 && binary.LittleEndian.Uint32(f[12:]) == opMessage
}

func (f frame) moreToCome() bool {
	return f.isMessage() && binary.LittleEndian.Uint32(f[headerSize:])&2 != 0
}

// command returns the name of the first field of the body, which is the command, or nothing.
func (f frame) command() string {
	const body = headerSize + 4
	if !f.isMessage() || f[body] != 0 {
		return ""
	}
	// section kind, size of the document, type of the first field
	name := f[min(body+1+4+1, len(f)):]
	for i, b := range name {
		if b == 0 {
			return string(name[:i])
		}
	}
	return ""
}
