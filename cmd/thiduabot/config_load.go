package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// configFile is read from the working folder when no other file is named.
const configFile = "config.toml"

// The environment variables that win over the file.
const (
	envConfig = "THIDUABOT_CONFIG"
	envStore  = "THIDUABOT_STORE"
	envWeb    = "THIDUABOT_WEB"
	envToken  = "THIDUABOT_TELEGRAM_TOKEN"
)

// ConfigError is one mistake in the settings, with the place where it is mended. It never holds a secret.
type ConfigError struct {
	// File is empty for settings of the environment; Line is 0 where it is unknown.
	File string
	Line int
	Key  string
	Err  error
}

func (e *ConfigError) Error() string {
	text := e.Err.Error()
	if e.Key != "" {
		text = e.Key + ": " + text
	}
	switch {
	case e.File == "":
		return text
	case e.Line == 0:
		return e.File + ": " + text
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, text)
}

func (e *ConfigError) Unwrap() error { return e.Err }

// ErrNoPlatform means that no account is configured; its text tells the operator how to add one.
var ErrNoPlatform = errors.New(`no account to serve. Put the token that @BotFather gave you into the environment variable ` +
	envToken + `, or into a file named telegram.token and add these two lines to ` + configFile + `:
  [[telegram]]
  token_file = "telegram.token"
To try the program without an account, run: thiduabot console`)

// loadConfig reads the settings: defaults, then the file, then the environment. Without a path the file is the
// one that THIDUABOT_CONFIG names, or config.toml if there is one.
func loadConfig(path string, env func(string) string) (Config, error) {
	c := DefaultConfig()
	if err := c.read(path, env); err != nil {
		return Config{}, err
	}
	c.override(env)
	if err := c.Validate(); err != nil {
		return Config{}, err
	}
	return c, nil
}

func (c *Config) read(path string, env func(string) string) error {
	named := path != "" || env(envConfig) != ""
	c.File = firstOf(path, env(envConfig), configFile)
	text, err := os.ReadFile(c.File)
	if errors.Is(err, fs.ErrNotExist) && !named {
		c.File = ""
		return nil
	}
	if err != nil {
		return &ConfigError{Err: fmt.Errorf("read settings: %w", err)}
	}
	return c.decode(text)
}

func firstOf(texts ...string) string {
	i := slices.IndexFunc(texts, func(s string) bool { return s != "" })
	return texts[i]
}

func (c *Config) decode(text []byte) error {
	// Windows editors put a byte order mark in front.
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(c)
	if strict, ok := errors.AsType[*toml.StrictMissingError](err); ok {
		return c.unknown(strict.Errors)
	}
	if at, ok := errors.AsType[*toml.DecodeError](err); ok {
		// only the message: at.String() quotes the lines around, and with them tokens.
		return c.fault(at, reason(at))
	}
	if err != nil {
		return &ConfigError{File: c.File, Err: err}
	}
	return nil
}

// reason says what is wrong without the names of Go types.
func reason(at *toml.DecodeError) string {
	text := strings.TrimPrefix(at.Error(), "toml: ")
	if kind, ok := strings.CutPrefix(text, "cannot decode TOML "); ok {
		kind, _, _ = strings.Cut(kind, " into ")
		return "no " + kind + " belongs here; config.example.toml shows what does"
	}
	return text
}

func (c *Config) unknown(keys []toml.DecodeError) error {
	var errs []error
	for i := range keys {
		errs = append(errs, c.fault(&keys[i], "unknown key; config.example.toml lists all there are"))
	}
	return errors.Join(errs...)
}

func (c *Config) fault(at *toml.DecodeError, reason string) error {
	line, _ := at.Position()
	return &ConfigError{File: c.File, Line: line, Key: strings.Join(at.Key(), "."), Err: errors.New(reason)}
}

func (c *Config) override(env func(string) string) {
	if address := env(envStore); address != "" {
		c.Store.Address = Address(address)
	}
	if address := env(envWeb); address != "" {
		c.Web.Address = address
	}
	token := strings.TrimSpace(env(envToken))
	if token == "" {
		return
	}
	if len(c.Telegram) == 0 {
		c.Telegram = make([]TelegramConfig, 1)
	}
	first := &c.Telegram[0]
	first.Token, first.TokenEnv, first.TokenFile = Secret(token), "", ""
}

// tokens returns the token of each account of c.Telegram, in order; ErrNoPlatform when there is none.
// Only serve needs them: a backup works without.
func (c Config) tokens(env func(string) string) ([]Secret, error) {
	if len(c.Telegram) == 0 {
		return nil, &ConfigError{File: c.File, Key: "telegram", Err: ErrNoPlatform}
	}
	tokens := make([]Secret, len(c.Telegram))
	for i, account := range c.Telegram {
		token, key, err := account.token(env)
		if err != nil {
			return nil, &ConfigError{File: c.File, Key: telegramKey(i, key), Err: err}
		}
		tokens[i] = token
	}
	return tokens, nil
}

// token returns the token, or the key that is wrong and why.
func (t TelegramConfig) token(env func(string) string) (token Secret, key string, err error) {
	switch {
	case t.TokenEnv != "":
		token = Secret(strings.TrimSpace(env(t.TokenEnv)))
		if token == "" {
			return "", "token_env", fmt.Errorf("set the environment variable %s to the token of @BotFather", t.TokenEnv)
		}
		return token, "", nil
	case t.TokenFile != "":
		token, err = readSecret(t.TokenFile)
		return token, "token_file", err
	}
	return t.Token, "", nil
}
