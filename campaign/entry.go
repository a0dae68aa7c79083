package campaign

import "time"

// Action says what a log entry does.
type Action string

const (
	ActionReport   Action = "baocao"
	ActionCorrect  Action = "sua"
	ActionWithdraw Action = "huy"
	ActionEdit     Action = "edit"
	ActionNil      Action = "kps"
	ActionImport   Action = "import"
)

// Mode says how the figure of an entry is meant.
type Mode string

const (
	// ModeTotal (lũy kế) is the running total so far.
	ModeTotal Mode = "luyke"
	// ModeIncrement (phát sinh) is added to the running total.
	ModeIncrement Mode = "phatsinh"
	// ModeLevel (mức độ) replaces a level.
	ModeLevel Mode = "mucdo"
	// ModeRate (tỷ lệ) replaces a rate.
	ModeRate Mode = "tyle"
	// ModeMilestone (mốc) replaces a stage.
	ModeMilestone Mode = "moc"
	// ModeNil (không phát sinh) says that there is nothing new.
	ModeNil Mode = "khongphatsinh"
)

// Entry (bút toán) is one line of the append-only log. Entries of one message share Unit, Seq and By.
type Entry struct {
	Unit UnitID `json:"unit" bson:"unit"`
	// Seq numbers the messages of a unit from 1: “báo cáo số 12 của xã Tân Hào”.
	Seq int64 `json:"seq" bson:"seq"`
	// Line numbers the entries of a message from 1.
	Line int `json:"line" bson:"line"`
	// Indicator is empty for a nil report of the whole unit.
	Indicator IndicatorID `json:"indicator,omitempty" bson:"indicator,omitempty"`
	// Year is the year the figure belongs to.
	Year   int    `json:"year" bson:"year"`
	Action Action `json:"action" bson:"action"`
	Mode   Mode   `json:"mode" bson:"mode"`
	// Quantity is the figure as said; HasQuantity is false for nil reports.
	Quantity    Quantity `json:"quantity,omitzero" bson:"quantity"`
	HasQuantity bool     `json:"has_quantity,omitempty" bson:"has_quantity,omitempty"`
	// At is the time of the message: the place of the entry in time.
	At time.Time `json:"at" bson:"at"`
	// AsOf is the day the figure is of, when the message names one.
	AsOf Date `json:"as_of,omitzero" bson:"as_of"`
	// InPeriod is the in-period figure said beside a running total.
	InPeriod    int64 `json:"in_period,omitempty" bson:"in_period,omitempty"`
	HasInPeriod bool  `json:"has_in_period,omitempty" bson:"has_in_period,omitempty"`
	// Replaces is the entry of the same unit that stops counting: withdrawn, or edited.
	Replaces EntryRef `json:"replaces,omitzero" bson:"replaces"`
	Reason   string   `json:"reason,omitempty" bson:"reason,omitempty"`
	// Note is what the message says behind the figure, without personal data.
	Note string `json:"note,omitempty" bson:"note,omitempty"`
	// Answers means that the figure was the answer to a question, not a report of its own.
	Answers bool `json:"answers,omitempty" bson:"answers,omitempty"`
	// Evidence is the platform's file id of a photo.
	Evidence string   `json:"evidence,omitempty" bson:"evidence,omitempty"`
	By       MemberID `json:"by" bson:"by"`
	// Revision is the campaign revision the entry was decided under.
	Revision int64 `json:"revision,omitempty" bson:"revision,omitempty"`
}

// EntryRef names an entry within its unit.
type EntryRef struct {
	Seq  int64 `json:"seq" bson:"seq"`
	Line int   `json:"line" bson:"line"`
}

// Ref returns the name of e within its unit.
func (e Entry) Ref() EntryRef { return EntryRef{e.Seq, e.Line} }
