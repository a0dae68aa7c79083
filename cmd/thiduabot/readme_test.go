package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/bot"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestReadmeListsEveryCommand compares the table of commands with the code: names, short forms and their order.
func TestReadmeListsEveryCommand(t *testing.T) {
	t.Parallel()
	row := regexp.MustCompile("(?m)^\\| `/([a-z]+)` \\|([^|]*)\\| [^|]+ \\| [^|]+ \\|$")
	short := regexp.MustCompile("`/([a-z]+)`")
	var listed []string
	for _, match := range row.FindAllStringSubmatch(readme(t), -1) {
		line := match[1]
		for _, alias := range short.FindAllStringSubmatch(match[2], -1) {
			line += " " + alias[1]
		}
		listed = append(listed, line)
	}
	var known []string
	for _, c := range bot.Commands() {
		known = append(known, strings.Join(append([]string{c.Name}, c.Aliases...), " "))
	}
	if diff := cmp.Diff(known, listed); diff != "" {
		t.Errorf("README.md and bot.Commands differ (-code +README):\n%s", diff)
	}
}

// TestReadmeListsEveryCall looks for every subcommand of the program in README.md.
func TestReadmeListsEveryCall(t *testing.T) {
	t.Parallel()
	parser, err := kong.New(&cli{}, kong.Name("thiduabot"))
	if err != nil {
		t.Fatal(err)
	}
	text := readme(t)
	for _, node := range parser.Model.Leaves(true) {
		words := strings.Fields(node.FullPath())
		if !slices.ContainsFunc(words, func(w string) bool { return w == "sample" }) && !strings.Contains(text, words[len(words)-1]) {
			t.Errorf("README.md does not mention %s", node.FullPath())
		}
	}
}
