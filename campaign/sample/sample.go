// Package sample is the built-in campaign for trying, training and testing: the “Đồng Khởi mới”
// emulation campaign of Giồng Trôm, 2024–2025. It holds no reports.
package sample

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/file"
)

//go:embed giongtrom.toml
var giongtrom []byte

// TOML returns the campaign file of the sample.
func TOML() []byte { return slices.Clone(giongtrom) }

// Campaign returns the sample, ready for use.
func Campaign() *campaign.Campaign {
	c, err := file.Parse(giongtrom)
	if err != nil {
		// the file is part of the program, and a test reads it
		panic(fmt.Sprintf("sample campaign: %v", err))
	}
	return c
}

// Chats returns the console chats linked in the sample with their groups; an empty group is the leaders.
func Chats() map[string]campaign.GroupID {
	return map[string]campaign.GroupID{
		"cum1": "cum1", "cum2": "cum2", "cum3": "cum3",
		"khoi1": "khoi1", "khoi2": "khoi2", "khoi3": "khoi3", "khoi4": "khoi4",
		"cum2025": "cum2025",
		"lanhdao": "",
	}
}
