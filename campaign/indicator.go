package campaign

// IndicatorID is an indicator's code, such as "ketnap".
type IndicatorID string

// Kind (loại chỉ tiêu) says how figures of an indicator follow one another (domain.md §1.1).
type Kind string

const (
	// KindCumulative (lũy kế) is a flow that accumulates inside a year.
	KindCumulative Kind = "luyke"
	// KindLevel (mức đạt) is a level: the latest value replaces the one before.
	KindLevel Kind = "mucdo"
	// KindRate (tỷ lệ) is a numerator over a denominator.
	KindRate Kind = "tyle"
	// KindRange (khoảng) is a rate with a must-reach and a stretch target.
	KindRange Kind = "khoang"
	// KindReduction (kéo giảm) counts cases and is judged by the fall of their rate against a baseline.
	KindReduction Kind = "giam"
	// KindMilestone (mốc công việc) is done in stages from 0 to 100.
	KindMilestone Kind = "moc"
)

// Operator says when a pledge is reached.
type Operator string

const (
	AtLeast  Operator = ">="
	MoreThan Operator = ">"
	AtMost   Operator = "<="
	Within   Operator = "range"
	Done     Operator = "done"
)

// Pace (nhịp) says how an indicator is expected to move through its year.
type Pace string

const (
	// PaceSteady (đều) grows with the days of the year.
	PaceSteady Pace = "deu"
	// PaceQuarterly (quý) steps up at the end of each quarter.
	PaceQuarterly Pace = "quy"
	// PaceYearEnd (cuối năm) is scored only inside a window, by default 15/11–31/12.
	PaceYearEnd Pace = "cuoinam"
	// PaceOnce (một lần) is a milestone with a deadline.
	PaceOnce Pace = "mot_lan"
)

// Rollup (cách tổng hợp) says how figures of units make the figure of the area (domain.md §1.4).
type Rollup string

const (
	RollupSum      Rollup = "tong"
	RollupRate     Rollup = "tyle_tong"
	RollupWeighted Rollup = "bq_danso"
	RollupCount    Rollup = "dem"
	RollupOfficial Rollup = "chinhthuc"
	RollupNone     Rollup = "khong"
)

// Measure (đơn vị tính) says what a figure counts, and so how people write it.
type Measure string

const (
	// MeasureCount is people, houses, communes: whole numbers.
	MeasureCount Measure = "count"
	// MeasureMoney is whole đồng.
	MeasureMoney Measure = "money"
	// MeasurePercent is a rate; without its two numbers it is kept in hundredths of a percent.
	MeasurePercent Measure = "percent"
	// MeasureStage is the stage of a milestone, 0 to 100.
	MeasureStage Measure = "stage"
)

// Indicator (chỉ tiêu) is one thing the campaign counts.
type Indicator struct {
	ID IndicatorID
	// Name is the full name; Short is how answers call it: "Kết nạp đảng viên".
	Name  string
	Short string
	// Noun is the counting word as shown (đảng viên, căn, tỷ đồng); Nouns are further ones understood.
	Noun    string
	Nouns   []string
	Aliases []string

	Kind    Kind
	Measure Measure
	Op      Operator
	Pace    Pace
	Rollup  Rollup
	// Weight is the weight in the standings; 0 is listed, not scored.
	Weight int64
	// AreaTarget is the target of the whole area for one year, by year; absent where none is set.
	AreaTargets map[int]Quantity
	// AreaStretches is the upper end of a range, for the years where AreaTargets holds its lower end.
	AreaStretches map[int]Quantity

	// Scale is the size in đồng of the number people write without a unit word; 0 means it must be asked.
	Scale int64
	// ShowScale is the size in đồng of Noun, such as 1 000 000 000 for "tỷ đồng"; 0 is 1.
	ShowScale int64
	// Max is the greatest possible value; 0 is none. MaxCells means the unit's number of cells.
	Max      int64
	MaxCells bool
	// Sensitive figures are never reported in, posted to, or ranked in groups.
	Sensitive bool
	// Lead is the body whose figure is official (cơ quan chủ trì).
	Lead string
	// PartOf names the indicator this one is a part of, and may not exceed.
	PartOf IndicatorID
	// HideNoun leaves Noun out of answers where it would repeat Short.
	HideNoun bool
}

// Whole reports whether only whole numbers are figures of the indicator.
func (i Indicator) Whole() bool { return i.Measure == MeasureCount || i.Measure == MeasureStage }

// IsRate reports whether figures are ratios.
func (i Indicator) IsRate() bool { return i.Kind == KindRate || i.Kind == KindRange }

// Accumulates reports whether a figure is a running total that may not fall by itself.
// The number of members disciplined (giam) is one as well: domain.md §4.8.23.
func (i Indicator) Accumulates() bool { return i.Kind == KindCumulative || i.Kind == KindReduction }
