package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
)

// ErrOff means that no web address is set, so that nobody can be asked.
var ErrOff = errors.New("web address not set")

// Probe asks the server at addr, on this machine, whether it is ready, and returns what it says when it is not.
func Probe(ctx context.Context, addr string) error {
	host, err := localAddress(addr)
	if err != nil {
		return fmt.Errorf("probe: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+host+"/readyz", http.NoBody)
	if err != nil {
		return fmt.Errorf("probe %s: %w", host, err)
	}
	return ask(req)
}

func ask(req *http.Request) error {
	// a proxy of the environment is no way to oneself.
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("probe: %w", err)
	}
	defer resp.Body.Close()
	line, err := io.ReadAll(io.LimitReader(resp.Body, 512))
	if err != nil {
		return fmt.Errorf("probe %s: %w", req.URL.Host, err)
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("probe %s: %s: %s", req.URL.Host, resp.Status, bytes.TrimSpace(line))
	}
	return nil
}

// localAddress turns an address to listen on into one to call: every interface means this machine.
func localAddress(addr string) (string, error) {
	if addr == "" {
		return "", ErrOff
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return "", err
	}
	ip, err := netip.ParseAddr(host)
	switch {
	case host == "", err == nil && ip == netip.IPv4Unspecified():
		host = "127.0.0.1"
	case err == nil && ip == netip.IPv6Unspecified():
		host = "::1"
	}
	return net.JoinHostPort(host, port), nil
}
