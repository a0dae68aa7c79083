package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/thiduabot/thiduabot/bot/bottest"
)

// settingsOf writes settings with a store of its own and returns their path and the address of the store.
func settingsOf(tb testing.TB, more string) (config, address string) {
	tb.Helper()
	address = "sqlite:" + filepath.Join(tb.TempDir(), "thiduabot.db")
	return write(tb, fmt.Sprintf("store.address = %q\nbackup.folder = \"\"\n%s", address, more)), address
}

// refused calls the program for what it has to refuse: with this status, nothing on standard output, and these words.
func refused(tb testing.TB, status int, words []string, args ...string) {
	tb.Helper()
	stdout, stderr, got := call(tb, "", args...)
	if got != status || stdout != "" {
		tb.Errorf("status %d, want %d; wrote %q", got, status, stdout)
	}
	for _, word := range append(words, "thiduabot: ") {
		if !strings.Contains(stderr, word) {
			tb.Errorf("%q does not say %q", stderr, word)
		}
	}
	for _, secret := range []string{token, "hunter2"} {
		if strings.Contains(stderr, secret) {
			tb.Errorf("shows a secret: %s", stderr)
		}
	}
}

func TestWrongCalls(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"no command", nil, `expected one of "serve", "console"`},
		{"unknown command", []string{"server"}, "unexpected argument server"},
		{"unknown flag", []string{"serve", "--port", "80"}, "unknown flag --port"},
		{"half a command", []string{"campaign"}, `expected one of "check", "load", "save", "sample"`},
		{"no file", []string{"restore"}, `expected "<file>"`},
		{"two files", []string{"backup", "a", "b"}, "unexpected argument b"},
		{"flag without value", []string{"version", "--config"}, "--config"},
		{"settings that are not there", []string{"--config", "/none/config.toml", "serve"}, "/none/config.toml: no such file"},
		{"settings that are a folder", []string{"--config", t.TempDir(), "check"}, "is a directory"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			refused(t, exitUsage, []string{tt.want}, tt.args...)
		})
	}
}

func TestHelpAndVersion(t *testing.T) {
	t.Parallel()
	if out := mustCall(t, "", "--help"); !strings.Contains(out, "Usage: thiduabot <command>") {
		t.Error(out)
	}
	if out := mustCall(t, "", "version"); !strings.HasPrefix(out, "thiduabot ") || strings.Count(out, "\n") != 1 {
		t.Error(out)
	}
}

// TestServeRefusesSettings that cannot work: with the file and the key, and before anything is sent or stored.
func TestServeRefusesSettings(t *testing.T) {
	t.Parallel()
	account := "[[telegram]]\ntoken = \"" + token + "\"\n"
	absent := filepath.Join(t.TempDir(), "absent")
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, "help.tmpl"), []byte("{{define \"a\"}}\n{{if}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, more string
		want       []string
	}{
		{"no platform", "", []string{"telegram: no account to serve", "@BotFather", envToken, "[[telegram]]\n  token_file = ", "thiduabot console"}},
		{"unknown key", account + "tokn = 1\n", []string{":5: telegram.tokn: unknown key"}},
		{"token of another form", "[[telegram]]\ntoken = \"hunter2\"\n", []string{"telegram[1].token: ", "@BotFather"}},
		{"token file that is not there", "[[telegram]]\ntoken_file = \"" + absent + "\"\n", []string{"telegram[1].token_file: ", absent}},
		{"base URL", account + "base_url = \"ftp://u:hunter2@x\"\n", []string{"telegram[1].base_url: write an http"}},
		{"proxy", account + "proxy = \"127.0.0.1:1080\"\n", []string{"telegram[1].proxy: write an http"}},
		{"texts that are not there", account + "[messages]\nfolder = \"" + absent + "\"\n", []string{"messages.folder: ", absent}},
		{"texts with a mistake", account + "[messages]\nfolder = \"" + broken + "\"\n", []string{"messages.folder: ", "help.tmpl:2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			config, address := settingsOf(t, tt.more)
			refused(t, exitUsage, append(tt.want, config), "--config", config, "serve")
			if !Address(address).missing() {
				t.Error("a store was made")
			}
		})
	}
}

// TestServeSaysThatItsPortIsTaken names the setting and the address.
func TestServeSaysThatItsPortIsTaken(t *testing.T) {
	t.Parallel()
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	fake := bottest.NewTelegram(t, bottest.TelegramOptions{})
	config, _ := settingsOf(t, fmt.Sprintf("web.address = %q\n[[telegram]]\ntoken = %q\nbase_url = %q\n",
		taken.Addr(), fake.Token(), fake.URL()))
	_, stderr, status := call(t, "", "--config", config, "serve")
	if status != exitUsage || !strings.Contains(stderr, config+": web.address: ") || !strings.Contains(stderr, taken.Addr().String()) {
		t.Errorf("status %d: %s", status, stderr)
	}
}

func TestStoresThatCannotBeOpened(t *testing.T) {
	t.Parallel()
	file := write(t, "this is text\n")
	tests := []struct {
		name, address string
		status        int
		want          string
	}{
		{"of another kind", "postgres://u:hunter2@db", exitUsage, "store.address: write sqlite:PATH or mongodb://"},
		{"that is no database", "sqlite:" + file, exitFailure, file + ": it is no database; choose another path or restore a backup"},
		{"in a file", "sqlite:" + file + "/a.db", exitFailure, file},
		{"with an address that cannot be read", "mongodb://u:hunter2@:x:y/", exitFailure, "mongodb://USER:PASSWORD@HOST/DATABASE"},
		{"that does not answer", "mongodb://u:hunter2@127.0.0.1:1/x?serverSelectionTimeoutMS=200", exitFailure, "127.0.0.1:1/x: no answer: check that the server runs"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			config := write(t, fmt.Sprintf("[store]\naddress = %q\n[[telegram]]\ntoken = %q\n", tt.address, token))
			for _, command := range [][]string{{"serve"}, {"check"}} {
				refused(t, tt.status, []string{tt.want}, append([]string{"--config", config}, command...)...)
			}
		})
	}
}

// TestReadersMakeNoStore: who mistypes the address is told, and not given an empty store.
func TestReadersMakeNoStore(t *testing.T) {
	t.Parallel()
	config, address := settingsOf(t, "")
	file := filepath.Join(t.TempDir(), "file")
	for _, command := range [][]string{{"check"}, {"backup", file}, {"campaign", "save", file}} {
		refused(t, exitUsage, []string{config + ": store.address: no store at " + address}, append([]string{"--config", config}, command...)...)
	}
	if !Address(address).missing() {
		t.Error("a store was made")
	}
}

func TestHealthWithoutAddress(t *testing.T) {
	t.Parallel()
	config, _ := settingsOf(t, "")
	refused(t, exitUsage, []string{config + ": web.address: not set", envWeb}, "--config", config, "health")
	config, _ = settingsOf(t, "[web]\naddress = \"127.0.0.1:1\"\n")
	refused(t, exitFailure, []string{"health: ", "127.0.0.1:1"}, "--config", config, "health")
}
