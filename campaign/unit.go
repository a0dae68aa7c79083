package campaign

// UnitID is our own id of a unit: neither names nor official codes stay unique over the years.
type UnitID string

// Unit (đơn vị) is a commune, agency, police, military or school organisation that may sign pledges.
type Unit struct {
	ID   UnitID
	Name string
	// Code is the official code of its time; it is not a key.
	Code    string
	Aliases []string
	Group   GroupID
	// Span is when the unit exists.
	Span Span
	// Predecessors are the units it was formed from.
	Predecessors []UnitID
	// Population, Members (đảng viên) and Cells (chi bộ ấp, khu phố) are denominators; 0 is unknown.
	Population int64
	Members    int64
	Cells      int64
}

// GroupID is the id of an emulation group.
type GroupID string

// GroupKind tells groups of localities from groups of agencies.
type GroupKind string

const (
	// Cluster (cụm) is a group of localities.
	Cluster GroupKind = "cum"
	// Bloc (khối) is a group of agencies or schools.
	Bloc GroupKind = "khoi"
)

// Group (cụm, khối thi đua) is a set of units that compete with one another.
type Group struct {
	ID      GroupID
	Kind    GroupKind
	Name    string
	Aliases []string
	Span    Span
}

// Pledge (giao ước) is what one unit signed for one indicator and year.
type Pledge struct {
	Unit      UnitID
	Indicator IndicatorID
	Year      int
	// Target is the figure to reach; for a reduction the fall in hundredths of a percent (10% is 1000).
	Target Quantity
	// Stretch is the upper end of a range, zero elsewhere.
	Stretch Quantity
	// Baseline is the value before the campaign; HasBaseline tells a baseline of zero from none.
	Baseline    Quantity
	HasBaseline bool
	Signed      Date
	// CountsFrom is the first day that counts, usually 1 January.
	CountsFrom Date
}
