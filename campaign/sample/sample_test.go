package sample_test

import (
	"testing"

	"github.com/thiduabot/thiduabot/campaign/file"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

func TestParses(t *testing.T) {
	t.Parallel()
	if _, err := file.Parse(sample.TOML()); err != nil {
		t.Fatal(err)
	}
}
