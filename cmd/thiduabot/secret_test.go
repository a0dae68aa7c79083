package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestSecretsAreNeverWritten(t *testing.T) {
	t.Parallel()
	c := DefaultConfig()
	c.Store.Address = "mongodb://user:hunter2@db/thiduabot"
	c.Telegram = []TelegramConfig{{Token: token, Proxy: "socks5://user:hunter2@proxy:1080"}}
	account := c.Telegram[0]

	var out bytes.Buffer
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%t"} {
		fmt.Fprintf(&out, format, account.Token)
		fmt.Fprintf(&out, format, c)
		fmt.Fprintf(&out, format, account)
		fmt.Fprintf(&out, format, &account)
	}
	for _, handler := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(handler).Info("settings", "config", c, "token", account.Token, "store", c.Store.Address, "proxy", account.Proxy)
	}
	if err := json.NewEncoder(&out).Encode(c); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{token, fmt.Sprintf("%x", token), "hunter2"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("%q is written:\n%s", secret, &out)
		}
	}
	if !strings.Contains(out.String(), hidden) {
		t.Error("nothing shows that something is hidden")
	}
}

func TestAddressShowsNoSecret(t *testing.T) {
	t.Parallel()
	tests := []struct {
		address Address
		want    string
	}{
		{"sqlite:data/thiduabot.db", "sqlite:data/thiduabot.db"},
		{"mongodb://db:27017/thiduabot", "mongodb://db:27017/thiduabot"},
		{"mongodb://user:pw@a:27017,b:27017/thiduabot?authSource=admin", "mongodb://***@a:27017,b:27017/thiduabot"},
		{"mongodb://user:p@w/d?x@db/thiduabot", "mongodb://***@db/thiduabot"},
		{"mongodb+srv://user:pw@db.example", "mongodb+srv://***@db.example"},
		{"socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080"},
		{"user:pw@db", "***"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := tt.address.String(); got != tt.want {
			t.Errorf("%s is shown as %s", tt.want, got)
		}
	}
}
