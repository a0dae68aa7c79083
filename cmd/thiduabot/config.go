package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"strconv"
	"time"
)

// Config is what the operator decides. config.example.toml explains every key.
type Config struct {
	Store    StoreConfig      `toml:"store"`
	Backup   BackupConfig     `toml:"backup"`
	Web      WebConfig        `toml:"web"`
	Log      LogConfig        `toml:"log"`
	Messages MessagesConfig   `toml:"messages"`
	Telegram []TelegramConfig `toml:"telegram"`

	// File is where the settings were read from; empty without a file.
	File string `toml:"-"`
}

// StoreConfig says where everything is remembered.
type StoreConfig struct {
	Address Address `toml:"address"`
}

// BackupConfig is about the daily backup; an empty Folder switches it off.
type BackupConfig struct {
	Folder string `toml:"folder"`
	Keep   int    `toml:"keep"`
	// At is a time of day in the campaign's time zone, written as 02:30.
	At string `toml:"at"`
}

// WebConfig is about health checks and metrics; an empty Address switches them off.
type WebConfig struct {
	Address string `toml:"address"`
}

// LogConfig says what goes to the log, and in which form.
type LogConfig struct {
	Level  string `toml:"level"`
	Format string `toml:"format"`
}

// MessagesConfig names a folder whose texts replace the built-in ones of the same name.
type MessagesConfig struct {
	Folder string `toml:"folder"`
}

// TelegramConfig is one bot account on Telegram. Its token comes from exactly one of three places.
type TelegramConfig struct {
	Token     Secret  `toml:"token"`
	TokenEnv  string  `toml:"token_env"`
	TokenFile string  `toml:"token_file"`
	BaseURL   string  `toml:"base_url"`
	Proxy     Address `toml:"proxy"`
}

// Clock returns the time of day of the backup, since midnight.
func (b BackupConfig) Clock() (time.Duration, error) {
	at, err := time.Parse("15:04", b.At)
	if err != nil {
		return 0, fmt.Errorf("read time of day %q: want HH:MM", b.At)
	}
	return time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute, nil
}

// Severity returns the least level that is logged.
func (l LogConfig) Severity() (slog.Level, error) {
	var level slog.Level
	err := level.UnmarshalText([]byte(l.Level))
	return level, err
}

// DefaultConfig returns what holds where the operator says nothing.
func DefaultConfig() Config {
	return Config{
		Store:  StoreConfig{Address: "sqlite:data/thiduabot.db"},
		Backup: BackupConfig{Folder: "data/backup", Keep: 14, At: "02:30"},
		Log:    LogConfig{Level: "info", Format: "text"},
	}
}

// Validate reports every setting that cannot work, and what to write instead.
func (c Config) Validate() error {
	var errs []error
	check := func(ok bool, key, reason string) {
		if !ok {
			errs = append(errs, &ConfigError{File: c.File, Key: key, Err: errors.New(reason)})
		}
	}
	check(c.Store.Address.known(), "store.address",
		"write sqlite:PATH or mongodb://HOST/NAME (the environment variable "+envStore+" wins over the file)")
	check(c.Web.Address == "" || listenable(c.Web.Address), "web.address",
		`write HOST:PORT, such as "127.0.0.1:8080", or leave it empty (the environment variable `+envWeb+` wins over the file)`)
	check(c.Backup.Keep > 0, "backup.keep", "write how many backups to keep, at least 1; an empty backup.folder switches them off")
	_, badClock := c.Backup.Clock()
	check(badClock == nil, "backup.at", `write a time of day as HH:MM, such as "02:30"`)
	_, badLevel := c.Log.Severity()
	check(badLevel == nil, "log.level", "write debug, info, warn or error")
	check(c.Log.Format == "text" || c.Log.Format == "json", "log.format", `write "text" or "json"`)
	for i, account := range c.Telegram {
		account.validate(func(ok bool, key, reason string) { check(ok, telegramKey(i, key), reason) })
		check(!slices.Contains(c.Telegram[:i], account), telegramKey(i, "token"), "give each bot account once")
	}
	return errors.Join(errs...)
}

func (t TelegramConfig) validate(check func(ok bool, key, reason string)) {
	sources := 0
	for _, source := range []string{t.Token.Reveal(), t.TokenEnv, t.TokenFile} {
		if source != "" {
			sources++
		}
	}
	check(sources == 1, "token", "write exactly one of token_env, token_file and token, or set the environment variable "+envToken)
	check(t.BaseURL == "" || urlOf(t.BaseURL, "http", "https"), "base_url", "write an http:// or https:// address")
	check(t.Proxy == "" || urlOf(t.Proxy.Reveal(), "http", "https", "socks5"), "proxy", "write an http://, https:// or socks5:// address")
}

func telegramKey(i int, key string) string { return fmt.Sprintf("telegram[%d].%s", i+1, key) }

func listenable(address string) bool {
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

func urlOf(text string, schemes ...string) bool {
	u, err := url.Parse(text)
	return err == nil && u.Host != "" && slices.Contains(schemes, u.Scheme)
}
