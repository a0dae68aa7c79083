package main

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const exampleFile = "../../config.example.toml"

const token = "123456789:AAabcdefghijklmnopqrstuvwxyz0123456"

func TestExampleIsTheDefaults(t *testing.T) {
	t.Parallel()
	got, err := loadConfig(exampleFile, noEnv)
	if err != nil {
		t.Fatal(err)
	}
	want := DefaultConfig()
	want.File = exampleFile
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestExampleHasEveryKey(t *testing.T) {
	t.Parallel()
	// with the optional keys too the file is still valid TOML without an unknown key.
	c := Config{File: exampleFile}
	if err := c.decode([]byte(uncommented(t))); err != nil {
		t.Fatal(err)
	}
	text := uncommented(t)
	for _, key := range keysOf(reflect.TypeFor[Config]()) {
		if !regexp.MustCompile(`(?m)^(` + key + ` = |\[+` + key + `\])`).MatchString(text) {
			t.Errorf("%s does not show %q", exampleFile, key)
		}
	}
}

// uncommented returns the example with the keys and tables that stand in comments.
func uncommented(tb testing.TB) string {
	tb.Helper()
	text, err := os.ReadFile(exampleFile)
	if err != nil {
		tb.Fatal(err)
	}
	return regexp.MustCompile(`(?m)^# (\[\[?\w+\]|\w+ = )`).ReplaceAllString(string(text), "$1")
}

func keysOf(t reflect.Type) []string {
	var keys []string
	for field := range t.Fields() {
		key := field.Tag.Get("toml")
		if key == "-" || key == "" {
			continue
		}
		keys = append(keys, key)
		ft := field.Type
		if ft.Kind() == reflect.Slice {
			ft = ft.Elem()
		}
		if ft.Kind() == reflect.Struct {
			keys = append(keys, keysOf(ft)...)
		}
	}
	return keys
}

func TestLoadConfigReadsTheFile(t *testing.T) {
	t.Parallel()
	path := write(t, "\ufeff"+`
[store]
address = "mongodb://db/thiduabot"
[backup]
at = "23:05"
[log]
level = "debug"
[[telegram]]
token_env = "CUM1"
[[telegram]]
token = "`+token+`"
proxy = "socks5://user:hunter2@proxy:1080"
`)
	got, err := loadConfig(path, noEnv)
	if err != nil {
		t.Fatal(err)
	}
	want := DefaultConfig()
	want.File = path
	want.Store.Address = "mongodb://db/thiduabot"
	want.Backup.At = "23:05"
	want.Log.Level = "debug"
	want.Telegram = []TelegramConfig{{TokenEnv: "CUM1"}, {Token: token, Proxy: "socks5://user:hunter2@proxy:1080"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestClockAndSeverity(t *testing.T) {
	t.Parallel()
	if got, err := (BackupConfig{At: "23:05"}).Clock(); err != nil || got != 23*time.Hour+5*time.Minute {
		t.Errorf("clock %v, %v", got, err)
	}
	if got, err := (LogConfig{Level: "warn"}).Severity(); err != nil || got != slog.LevelWarn {
		t.Errorf("severity %v, %v", got, err)
	}
}

func TestEnvironmentWinsOverTheFile(t *testing.T) {
	t.Parallel()
	path := write(t, "[[telegram]]\ntoken_file = \"absent\"\nproxy = \"http://proxy:3128\"\n")
	env := environment(map[string]string{
		envConfig: path, envStore: "sqlite:other.db", envWeb: ":9090", envToken: token + "\n",
	})
	got, err := loadConfig("", env)
	if err != nil {
		t.Fatal(err)
	}
	want := DefaultConfig()
	want.File = path
	want.Store.Address = "sqlite:other.db"
	want.Web.Address = ":9090"
	want.Telegram = []TelegramConfig{{Token: token, Proxy: "http://proxy:3128"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTokenOfTheEnvironmentAddsAnAccount(t *testing.T) {
	t.Parallel()
	env := environment(map[string]string{envToken: token})
	c, err := loadConfig(write(t, ""), env)
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.tokens(env)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Reveal() != token {
		t.Errorf("got %d tokens", len(got))
	}
}

// It may not run beside others: the working folder belongs to the whole program.
func TestConfigFileOfTheWorkingFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	if c, err := loadConfig("", noEnv); err != nil || c.File != "" {
		t.Fatalf("without a file: %q, %v", c.File, err)
	}
	if err := os.WriteFile(configFile, []byte("[backup]\nkeep = 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := loadConfig("", noEnv)
	if err != nil || c.File != configFile || c.Backup.Keep != 3 {
		t.Fatalf("with a file: %+v, %v", c, err)
	}
}

func TestLoadConfigNamesThePlace(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"unknown key", "[web]\naddr = \"x\"\n", ":2: web.addr: unknown key; config.example.toml lists all there are"},
		{"unknown table", "\n[zalo]\na = 1\n", ":2: zalo: unknown key; config.example.toml lists all there are"},
		{"unknown key of an account", "[[telegram]]\ntokne = \"" + token + "\"\n", ":2: telegram.tokne: unknown key; config.example.toml lists all there are"},
		{"wrong type", "[backup]\nkeep = \"many\"\n", ":2: backup.keep: no string belongs here; config.example.toml shows what does"},
		{"time as a number", "[backup]\nat = 230\n", ":2: backup.at: "},
		{"no time of day", "[backup]\nat = \"2h30\"\n", `: backup.at: write a time of day as HH:MM, such as "02:30"`},
		{"level as a number", "[log]\n\nlevel = 4\n", ":3: log.level: no integer belongs here"},
		{"no table", "web = \":80\"\n", ":1: web: no string belongs here"},
		{"no level", "[log]\nlevel = \"loud\"\n", ": log.level: write debug, info, warn or error"},
		{"no TOML", "[web]\naddress = \n", ":2: "},
		{"token without quotes", "[[telegram]]\ntoken = " + token + "\n", ":2: "},
		{"key twice", "[[telegram]]\ntoken = \"" + token + "\"\ntoken = \"" + token + "\"\n", ":3: "},
		{"unknown store", "[store]\naddress = \"postgres://user:" + token + "@db\"\n", ": store.address: write sqlite:PATH or mongodb://"},
		{"empty path", "[store]\naddress = \"sqlite:\"\n", ": store.address: "},
		{"no port", "[web]\naddress = \"localhost\"\n", ": web.address: write HOST:PORT"},
		{"keep nothing", "[backup]\nkeep = 0\n", ": backup.keep: write how many"},
		{"no format", "[log]\nformat = \"xml\"\n", ": log.format: "},
		{"no token", "[[telegram]]\nproxy = \"http://p:1\"\n", ": telegram[1].token: write exactly one of"},
		{"two tokens", "[[telegram]]\ntoken = \"" + token + "\"\ntoken_env = \"X\"\n", ": telegram[1].token: write exactly one of"},
		{"one account twice", "[[telegram]]\ntoken_env = \"X\"\n[[telegram]]\ntoken_env = \"X\"\n", ": telegram[2].token: give each bot account once"},
		{"no address", "[[telegram]]\ntoken_env = \"X\"\nbase_url = \"api\"\n", ": telegram[1].base_url: "},
		{"no proxy", "[[telegram]]\ntoken_env = \"X\"\nproxy = \"ftp://u:" + token + "@p\"\n", ": telegram[1].proxy: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := write(t, tt.text)
			_, err := loadConfig(path, noEnv)
			if _, ok := errors.AsType[*ConfigError](err); !ok {
				t.Fatalf("got %T %v, want a ConfigError", err, err)
			}
			if !strings.HasPrefix(err.Error(), path+tt.want) {
				t.Errorf("got  %v\nwant %s%s", err, path, tt.want)
			}
			if strings.Contains(err.Error(), token) {
				t.Errorf("shows the token: %v", err)
			}
		})
	}
}

func TestLoadConfigReportsAllFaults(t *testing.T) {
	t.Parallel()
	_, err := loadConfig(write(t, "[web]\naddr = 1\n[log]\ncolour = 2\n"), noEnv)
	if n := strings.Count(err.Error(), "unknown key"); n != 2 {
		t.Errorf("%d faults: %v", n, err)
	}
}

func TestLoadConfigWantsTheFileThatIsNamed(t *testing.T) {
	t.Parallel()
	absent := filepath.Join(t.TempDir(), "absent.toml")
	if _, err := loadConfig(absent, noEnv); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("by argument: %v", err)
	}
	env := environment(map[string]string{envConfig: absent})
	if _, err := loadConfig("", env); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("by environment: %v", err)
	}
}

func TestTokens(t *testing.T) {
	t.Parallel()
	file := write(t, token+"\r\n")
	env := environment(map[string]string{"CUM1": " " + token + " "})
	c := Config{Telegram: []TelegramConfig{{Token: token}, {TokenEnv: "CUM1"}, {TokenFile: file}}}
	got, err := c.tokens(env)
	if err != nil {
		t.Fatal(err)
	}
	for i, secret := range got {
		if secret.Reveal() != token {
			t.Errorf("account %d: another token", i+1)
		}
	}
}

func TestTokensSayWhatIsMissing(t *testing.T) {
	t.Parallel()
	empty, absent := write(t, "\n"), filepath.Join(t.TempDir(), "absent")
	tests := []struct {
		name     string
		accounts []TelegramConfig
		want     []string
	}{
		{"no account", nil, []string{"telegram: no account", envToken, "token_file", configFile, "@BotFather"}},
		{"empty variable", []TelegramConfig{{TokenEnv: "CUM1"}}, []string{"telegram[1].token_env", "CUM1"}},
		{"empty file", []TelegramConfig{{TokenFile: empty}}, []string{"telegram[1].token_file", empty}},
		{"no file", []TelegramConfig{{TokenFile: absent}}, []string{"telegram[1].token_file", absent}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Config{Telegram: tt.accounts}.tokens(noEnv)
			if _, ok := errors.AsType[*ConfigError](err); !ok {
				t.Fatalf("got %T, want a ConfigError", err)
			}
			if errors.Is(err, ErrNoPlatform) != (tt.accounts == nil) {
				t.Errorf("ErrNoPlatform: %v", err)
			}
			for _, part := range tt.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not name %q", err, part)
				}
			}
		})
	}
}

func noEnv(string) string { return "" }

func environment(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func write(tb testing.TB, text string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}
