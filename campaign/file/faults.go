package file

import (
	"slices"
	"strings"

	"github.com/thiduabot/thiduabot/campaign"
)

// Faults is every mistake of a file, in the order of the lines.
type Faults []campaign.Fault

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// err returns f in the order of the lines, or nil when there is nothing to mend.
func (f Faults) err() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b campaign.Fault) int { return a.Line - b.Line })
	return f
}
