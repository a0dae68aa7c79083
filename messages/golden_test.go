package messages_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/messages"
)

var update = flag.Bool("update", false, "write the golden texts anew")

func builtIn(t *testing.T) *messages.Catalogue {
	t.Helper()
	words, err := messages.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func TestGoldenTexts(t *testing.T) {
	t.Parallel()
	words := builtIn(t)
	for name, say := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := say(words)
			checkText(t, name, m.Text)
			checkGolden(t, name, m.Text)
		})
	}
}

func checkGolden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(text+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), text+"\n"); diff != "" {
		t.Error(diff)
	}
}

var (
	markdown = regexp.MustCompile("\\*\\*|__|`|\\]\\(|^#")
	informal = regexp.MustCompile(`(?i)(^|[^\p{L}])(bạn|anh/chị|user|mình ơi|nhé|nha)([^\p{L}]|$)`)
	spacing  = regexp.MustCompile(`(?m)[ \t]+$|\n\n|[^\n] {2,}[^ ]| [.,;:?]|\.\.|<no value>|%!`)
)

// checkText holds the rules of domain.md §4.1 against a text.
func checkText(t *testing.T, name, text string) {
	t.Helper()
	if n := len(utf16.Encode([]rune(text))); n > zaloLimit || n < 3 {
		t.Errorf("%d characters", n)
	}
	for _, r := range text {
		if unicode.Is(unicode.So, r) && !strings.ContainsRune("▲▼", r) || r > 0xFFFF {
			t.Errorf("has the symbol %q", r)
		}
	}
	rules := map[string]*regexp.Regexp{"Markdown": markdown, "an informal word": informal}
	if !strings.HasPrefix(name, "Console") {
		rules["spacing"] = spacing
	}
	for rule, pattern := range rules {
		if found := pattern.FindString(text); found != "" {
			t.Errorf("%s: %q in %q", rule, found, text)
		}
	}
	if last := []rune(text)[len([]rune(text))-1]; strings.ContainsRune(",;:–-(“·", last) {
		t.Errorf("ends with %q", last)
	}
}

// aboutReports are the refusals and questions about reports: each offers a line to send instead (design.md §1.3).
var aboutReports = regexp.MustCompile(`^(NotStored|EmptyReport|NameUnit|OtherUnit|UnitGone|WeekOver|Closed|NothingToWithdraw|` +
	`EditedOther|Forwarded|Unreadable|Anonymous|OnlyText|NotRegistered|NotUnderstood|Failed|QuestionOver|NotYourButton|` +
	`Stored\..*unclear|Corrected\.unclear|Edited\.unclear|SendAgain|UnknownCommand.near|WhichGroup|WhichUnitAbout|InviteWhom)`)

// copyLine is a line, or the end of one, that can be sent as it is.
var copyLine = regexp.MustCompile(`(?m)(?:^|[Vv]í dụ: |gửi: |gửi số lũy kế: |gõ: |mẫu: |bằng: |muốn gõ )(/[a-z]+[^<\n]*)$`)

func TestRefusalsOfferALineToSend(t *testing.T) {
	t.Parallel()
	words := builtIn(t)
	for name, say := range samples() {
		if !aboutReports.MatchString(name) {
			continue
		}
		text := say(words).Text
		found := copyLine.FindAllStringSubmatch(text, -1)
		if len(found) == 0 && !strings.HasPrefix(name, "UnknownCommand") {
			t.Errorf("%s: no line to send in %q", name, text)
		}
		for _, match := range found {
			if _, _, _, ok := reading.ParseCommand(match[1]); !ok {
				t.Errorf("%s: %q is no command", name, match[1])
			}
		}
	}
}

// scheduled are the methods whose samples stand beside the tests of scheduled posts.
var scheduled = []string{
	"Board", "Digest", "GroupReminder", "CutoffDone", "MissingUnits", "UnknownPost", "EarlyReminder", "DueReminder", "OverdueReminder",
}

func TestEveryMethodHasASample(t *testing.T) {
	t.Parallel()
	sampled := make(map[string]bool)
	for name := range samples() {
		method, _, _ := strings.Cut(name, ".")
		sampled[method] = true
	}
	catalogue := reflect.TypeFor[*messages.Catalogue]()
	for method := range catalogue.Methods() {
		if !sampled[method.Name] && !slices.Contains(scheduled, method.Name) {
			t.Errorf("%s has no sample", method.Name)
		}
		delete(sampled, method.Name)
	}
	for name := range sampled {
		t.Errorf("there is no %s", name)
	}
}

// TestEveryTemplateIsUsed finds templates that no method and no other template names.
func TestEveryTemplateIsUsed(t *testing.T) {
	t.Parallel()
	templates, source := read(t, "vi/*.tmpl"), read(t, "*.go")
	used := make(map[string]bool)
	for _, match := range regexp.MustCompile(`\{\{-? ?template "([a-z_]+)"`).FindAllStringSubmatch(templates, -1) {
		used[match[1]] = true
	}
	for _, match := range regexp.MustCompile(`"([a-z_]*[a-z])"`).FindAllStringSubmatch(source, -1) {
		used[match[1]] = true
	}
	for _, kind := range doubtKinds() {
		used["doubt_"+kind] = true
	}
	for _, c := range bot.Commands() {
		used["menu_"+c.Name] = true
	}
	defined := make(map[string]bool)
	for _, match := range regexp.MustCompile(`\{\{-? ?define "([a-z0-9_]+)"`).FindAllStringSubmatch(templates, -1) {
		if defined[match[1]] {
			t.Errorf("%s is defined twice", match[1])
		}
		defined[match[1]] = true
		if !used[match[1]] {
			t.Errorf("%s is not used", match[1])
		}
	}
	for _, match := range regexp.MustCompile(`\.(?:say|titled|text)\("([a-z_]*[a-z])"`).FindAllStringSubmatch(source, -1) {
		if !defined[match[1]] {
			t.Errorf("%s is not defined", match[1])
		}
	}
}

func read(t *testing.T, pattern string) string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	var all strings.Builder
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

func TestGoldenFilesAreAllOfSamples(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/*.golden")
	if err != nil {
		t.Fatal(err)
	}
	known := samples()
	for _, path := range paths {
		if name := strings.TrimSuffix(filepath.Base(path), ".golden"); known[name] == nil {
			t.Errorf("%s has no sample", path)
		}
	}
}

func TestTemplatesMayBeReplaced(t *testing.T) {
	t.Parallel()
	words, err := messages.New(fstest.MapFS{"own.tmpl": {Data: []byte(`{{define "dropped"}}Đã bỏ.{{end}}`)}})
	if err != nil {
		t.Fatal(err)
	}
	if got := words.Dropped().Text; got != "Đã bỏ." {
		t.Errorf("text %q", got)
	}
	if got := words.Failed().Text; got != builtIn(t).Failed().Text {
		t.Errorf("text %q", got)
	}
	if _, err := messages.New(fstest.MapFS{"own.tmpl": {Data: []byte(`{{define "dropped"}}{{`)}}); err == nil {
		t.Error("a broken template is taken")
	}
	if words, err := messages.New(fstest.MapFS{}); err != nil || fmt.Sprint(words.Failed()) == "" {
		t.Errorf("no overrides: %v", err)
	}
}
