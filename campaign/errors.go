package campaign

import "fmt"

// Fault is one mistake in a campaign, with the place where it stands.
type Fault struct {
	// Place names the table and key, such as "units.tanhao.group".
	Place string
	// Line is the line in the file, from 1; 0 is unknown.
	Line   int
	Reason string
}

func (f Fault) Error() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s", f.Place, f.Reason)
	}
	return fmt.Sprintf("line %d: %s: %s", f.Line, f.Place, f.Reason)
}
