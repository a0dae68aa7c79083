package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// client calls the Bot API with a deadline for every call. Its errors are *failure.
type client struct {
	token    string
	endpoint string // format of the library: token, then method
	http     *http.Client
	call     time.Duration
	upload   time.Duration
	poll     time.Duration
}

func newClient(o Options) (*client, error) {
	base, err := url.Parse(o.BaseURL)
	if err != nil || (base.Scheme != "http" && base.Scheme != "https") || base.Host == "" {
		// the cause would repeat the address, which may hold a password
		return nil, errors.New("the base URL is not an http or https address")
	}
	proxy, err := proxyFunc(o.Proxy)
	if err != nil {
		return nil, err
	}
	return &client{
		token:    o.Token,
		endpoint: strings.ReplaceAll(o.BaseURL, "%", "%%") + "/bot%s/%s",
		http: &http.Client{
			Transport: newTransport(proxy),
			// a redirect would carry the token to another host
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		call:   o.CallTimeout,
		upload: o.UploadTimeout,
		poll:   o.PollTimeout + o.CallTimeout,
	}, nil
}

func newTransport(proxy func(*http.Request) (*url.URL, error)) *http.Transport {
	return &http.Transport{
		Proxy:               proxy,
		MaxIdleConnsPerHost: 8,
		IdleConnTimeout:     90 * time.Second,
		TLSHandshakeTimeout: 10 * time.Second,
		ForceAttemptHTTP2:   true,
	}
}

func proxyFunc(address string) (func(*http.Request) (*url.URL, error), error) {
	if address == "" {
		return http.ProxyFromEnvironment, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, errors.New("the proxy is not a URL such as socks5://host:1080")
	}
	switch u.Scheme {
	case "http", "https", "socks5", "socks5h":
		return http.ProxyURL(u), nil
	}
	return nil, errors.New("the proxy is not an http, https or socks5 URL")
}

// do makes one call and returns its result as JSON.
func (c *client) do(ctx context.Context, method string, params tg.Params, files ...tg.RequestFile) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, c.deadline(method, files))
	defer cancel()
	x := &exchange{ctx: ctx, http: c.http}
	// a BotAPI per call is how a context reaches the library; it is a few words of memory
	api := &tg.BotAPI{Token: c.token, Client: x}
	api.SetAPIEndpoint(c.endpoint)
	var resp *tg.APIResponse
	var err error
	if len(files) > 0 {
		resp, err = api.UploadFiles(method, params, files)
	} else {
		resp, err = api.MakeRequest(method, params)
	}
	if err != nil {
		return nil, c.failure(method, x, err)
	}
	return resp.Result, nil
}

func (c *client) deadline(method string, files []tg.RequestFile) time.Duration {
	switch {
	case method == "getUpdates":
		return c.poll
	case len(files) > 0:
		return c.upload
	}
	return c.call
}

// decode makes a call and reads its result into v.
func (c *client) decode(ctx context.Context, v any, method string, params tg.Params) error {
	raw, err := c.do(ctx, method, params)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return fmt.Errorf("telegram %s: read result: %w", method, err)
	}
	return nil
}
