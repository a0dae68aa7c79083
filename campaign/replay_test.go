package campaign_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	. "github.com/thiduabot/thiduabot/campaign"
)

// edit is a later form of a report, at the place of the first.
func edit(e Entry, seq int64, of EntryRef) Entry {
	e.Seq, e.Action, e.Replaces = seq, ActionEdit, of
	return e
}

func correction(e Entry) Entry {
	e.Action = ActionCorrect
	return e
}

func asOf(e Entry, day Date) Entry {
	e.AsOf = day
	return e
}

func TestReplay(t *testing.T) {
	t.Parallel()
	nine := total("tanhao", 1, "2024-06-07 15:12", "ketnap", 9)
	twelve := total("tanhao", 2, "2024-06-14 15:30", "ketnap", 12)
	two := more("tanhao", 2, "2024-06-14 15:30", "ketnap", 2)
	three := more("tanhao", 3, "2024-06-14 15:30", "ketnap", 3)
	tests := []struct {
		name string
		log  []Entry
		want int64
	}{
		{"a total replaces the one before", []Entry{nine, twelve}, 12},
		{"an increment adds", []Entry{nine, two}, 11},
		{"an increment on nothing starts at zero", []Entry{two}, 2},
		{"entries count in the order of their messages", []Entry{twelve, nine}, 12},
		{"a message delivered twice counts once", []Entry{nine, two, two, nine}, 11},
		{"a nil report changes no value", []Entry{nine, nothingNew("tanhao", 2, "2024-06-14 15:30")}, 9},
		{"a correction may be lower", []Entry{twelve, correction(total("tanhao", 3, "2024-06-14 15:50", "ketnap", 11))}, 11},
		{"an older message adds below a later total", []Entry{twelve, more("tanhao", 3, "2024-06-10 08:00", "ketnap", 5)}, 12},
		{"a withdrawn report does not count", []Entry{nine, twelve, withdrawal("tanhao", 3, "2024-06-14 15:50", twelve.Ref())}, 9},
		{"an edit counts instead", []Entry{nine, two, edit(three, 3, two.Ref())}, 12},
		{
			"of a chain of edits the last counts",
			[]Entry{nine, two, edit(three, 3, two.Ref()), edit(two, 4, EntryRef{Seq: 3, Line: 1})},
			11,
		},
		{
			"edits that all name the first count once",
			[]Entry{nine, two, edit(three, 3, two.Ref()), edit(three, 4, two.Ref()), withdrawal("tanhao", 5, "2024-06-14 16:10", EntryRef{Seq: 3, Line: 1})},
			12,
		},
		{
			"withdrawing an edited message leaves no form of it",
			[]Entry{nine, two, edit(three, 3, two.Ref()), withdrawal("tanhao", 4, "2024-06-14 16:10", EntryRef{Seq: 3, Line: 1})},
			9,
		},
		{
			"withdrawing a withdrawal brings the report back",
			[]Entry{
				nine, twelve, withdrawal("tanhao", 3, "2024-06-14 15:50", twelve.Ref()),
				withdrawal("tanhao", 4, "2024-06-14 15:55", EntryRef{Seq: 3, Line: 1}),
			},
			12,
		},
		{
			"withdrawals that name one another go in no circle",
			[]Entry{
				nine, withdrawal("tanhao", 2, "2024-06-14 15:50", EntryRef{Seq: 3, Line: 1}),
				withdrawal("tanhao", 3, "2024-06-14 15:55", EntryRef{Seq: 2, Line: 1}),
			},
			9,
		},
		{
			"only earlier messages can be replaced",
			[]Entry{nine, edit(total("tanhao", 0, "2024-06-08 08:00", "nhatinhnghia", 1), 2, EntryRef{Seq: 3, Line: 1}), three},
			12,
		},
		{
			"a correction of an earlier day does not undo later reports",
			[]Entry{nine, correction(asOf(total("tanhao", 2, "2024-06-14 15:30", "ketnap", 7), NewDate(2024, 6, 1)))},
			9,
		},
		{
			"a correction of the day of the last report changes it",
			[]Entry{nine, correction(asOf(total("tanhao", 2, "2024-06-14 15:30", "ketnap", 7), NewDate(2024, 6, 7)))},
			7,
		},
		{"entries of other units are passed over", []Entry{nine, total("hungle", 2, "2024-06-14 15:30", "ketnap", 1)}, 9},
	}
	c := New(draft())
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f, _ := c.Replay("tanhao", slices.Values(test.log)).Figure("ketnap", 2024)
			if f.Quantity != Number(test.want) {
				t.Errorf("ketnap is %v, want %d", f.Quantity, test.want)
			}
		})
	}
}

func TestReplayKeepsAllKinds(t *testing.T) {
	t.Parallel()
	rate := Indicator{ID: "xeploai", Kind: KindRate, Measure: MeasurePercent}
	fall := Indicator{ID: "kyluat", Kind: KindReduction, Measure: MeasureCount}
	c := with(rate, fall)
	said := func(ind IndicatorID, mode Mode, q Quantity) Entry {
		e := total("tanhao", 1, "2024-06-14 15:30", ind, 0)
		e.Mode, e.Quantity = mode, q
		return e
	}
	log := message(
		said("thunhap", ModeLevel, Number(61)), said("xeploai", ModeRate, Ratio(118, 124)),
		said("kyluat", ModeRate, Number(85)), said("daihoi", ModeMilestone, Number(50)),
	)
	want := map[IndicatorID]Quantity{
		"thunhap": Number(61), "xeploai": Ratio(118, 124), "kyluat": Ratio(85, 10000), "daihoi": Number(50),
	}
	got := make(map[IndicatorID]Quantity)
	for _, f := range c.Replay("tanhao", slices.Values(log)).Figures {
		got[f.Indicator] = f.Quantity
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFigureRemembersWhatMadeIt(t *testing.T) {
	t.Parallel()
	c := New(draft())
	same := asOf(total("tanhao", 3, "2024-06-14 15:40", "ketnap", 11), NewDate(2024, 6, 13))
	s := c.Replay("tanhao", slices.Values([]Entry{
		total("tanhao", 1, "2024-06-07 15:12", "ketnap", 9), more("tanhao", 2, "2024-06-14 15:30", "ketnap", 2), same,
	}))
	want := []Figure{{
		Indicator: "ketnap", Year: 2024, Quantity: Number(11), At: at("2024-06-14 15:40"), Changed: at("2024-06-14 15:30"),
		AsOf: NewDate(2024, 6, 13), Seq: 3, Increment: 2, IncrementAt: at("2024-06-14 15:30"),
	}}
	if diff := cmp.Diff(want, s.Figures); diff != "" {
		t.Error(diff)
	}
	if s.Head != 3 || !s.Last.Equal(at("2024-06-14 15:40")) {
		t.Errorf("head %d, last %v", s.Head, s.Last)
	}
}

func TestReportsMarkTheirWeeks(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		reports []string
		want    []WeekMark
	}{
		{"the last second is on time", []string{"2024-06-07 10:00", "2024-06-14 15:59"}, []WeekMark{
			{Week: week(23), At: at("2024-06-07 10:00")}, {Week: week(24), At: at("2024-06-14 15:59")},
		}},
		{"from the cut-off on it is the next week, and late for the closed one", []string{"2024-06-14 16:00"}, []WeekMark{
			{Week: week(24), At: at("2024-06-14 16:00"), Late: true}, {Week: week(25), At: at("2024-06-14 16:00")},
		}},
		{"late until Monday 8:00", []string{"2024-06-17 07:59"}, []WeekMark{
			{Week: week(24), At: at("2024-06-17 07:59"), Late: true}, {Week: week(25), At: at("2024-06-17 07:59")},
		}},
		{"not later", []string{"2024-06-17 08:00"}, []WeekMark{{Week: week(25), At: at("2024-06-17 08:00")}}},
		{"a week with a report is not late", []string{"2024-06-12 08:00", "2024-06-15 08:00"}, []WeekMark{
			{Week: week(24), At: at("2024-06-12 08:00")}, {Week: week(25), At: at("2024-06-15 08:00")},
		}},
	}
	c := New(draft())
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var log []Entry
			for i, when := range test.reports {
				log = append(log, nothingNew("tanhao", int64(i+1), when))
			}
			for range 2 {
				got := c.Replay("tanhao", slices.Values(log)).Weeks
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Error(diff)
				}
				slices.Reverse(log)
			}
		})
	}
}

func TestApplyAsksForReplay(t *testing.T) {
	t.Parallel()
	c := New(draft())
	s := c.Replay("tanhao", slices.Values([]Entry{total("tanhao", 5, "2024-06-14 15:30", "ketnap", 9)}))
	tests := []struct {
		name  string
		entry Entry
		ok    bool
	}{
		{"not for what comes later", total("tanhao", 6, "2024-06-14 15:31", "ketnap", 12), true},
		{"not for the same minute", total("tanhao", 6, "2024-06-14 15:30", "ketnap", 12), true},
		{"for what belongs before", total("tanhao", 6, "2024-06-14 15:29", "ketnap", 12), false},
		{"for a withdrawal", withdrawal("tanhao", 6, "2024-06-14 15:31", EntryRef{Seq: 5, Line: 1}), false},
		{"for a message already counted", total("tanhao", 5, "2024-06-14 15:30", "ketnap", 9), false},
		{"for a correction of an earlier day", correction(asOf(total("tanhao", 6, "2024-06-14 15:31", "ketnap", 8), NewDate(2024, 6, 1))), false},
		{"for another unit", total("hungle", 6, "2024-06-14 15:31", "ketnap", 12), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			before := cmp.Diff(State{}, s)
			if _, ok := c.Apply(s, test.entry); ok != test.ok {
				t.Errorf("ok is %v", ok)
			}
			if after := cmp.Diff(State{}, s); after != before {
				t.Error("the state was changed")
			}
		})
	}
}

func TestMissedWeeks(t *testing.T) {
	t.Parallel()
	d := draft()
	d.Calendar.Holidays = append(d.Calendar.Holidays, Holiday{Span: Span{NewDate(2024, 5, 24), NewDate(2024, 5, 24)}})
	c := New(d)
	tests := []struct {
		name, last string
		asOf       Week
		want       int
	}{
		{"none when it reported", "2024-06-13 10:00", week(24), 0},
		{"two since 31 May", "2024-05-31 10:00", week(24), 2},
		{"late is not missed", "2024-06-15 10:00", week(24), 0},
		{"a week that closes on a holiday is not expected", "2024-05-16 10:00", week(22), 1},
		{"never: since it signed on 18 March", "", week(13), 2},
		{"nothing before it signed", "", week(11), 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := State{Unit: "tanhao"}
			if test.last != "" {
				s, _ = c.Apply(s, nothingNew("tanhao", 1, test.last))
			}
			if got := c.MissedWeeks(s, week(1), test.asOf); got != test.want {
				t.Errorf("missed %d, want %d", got, test.want)
			}
		})
	}
	if got := c.MissedWeeks(State{Unit: "tanhao"}, week(23), week(24)); got != 2 {
		t.Errorf("missed %d weeks since week 23, want 2", got)
	}
	if got := c.MissedIn(State{Unit: "tanhao"}, week(20), week(24)); got != 4 {
		t.Errorf("missed %d of weeks 20 to 24, want 4", got)
	}
	if got := c.MissedWeeks(State{Unit: "la"}, week(1), week(24)); got != 0 {
		t.Errorf("an unknown unit missed %d", got)
	}
}

func TestStatesShareNothingThatChanges(t *testing.T) {
	t.Parallel()
	c := New(draft())
	s := State{Unit: "tanhao"}
	// Three weeks leave room in the slice of weeks for a fourth.
	for i := range 3 {
		e := total("tanhao", int64(i+1), "2024-06-12 15:30", "ketnap", int64(i))
		e.At = e.At.AddDate(0, 0, 7*i)
		s, _ = c.Apply(s, e)
	}
	later := s.Last.Add(30 * 24 * time.Hour)
	for _, n := range []int64{10, 20} {
		e := total("tanhao", 6, "2024-06-14 15:30", "ketnap", n)
		e.At = later
		a, _ := c.Apply(s, e)
		e.Quantity.Num, e.At = n+1, later.Add(30*24*time.Hour)
		if _, ok := c.Apply(s, e); !ok {
			t.Fatal("not applied")
		}
		f, _ := a.Figure("ketnap", 2024)
		if f.Quantity.Num != n || !a.Weeks[len(a.Weeks)-1].At.Equal(later) {
			t.Errorf("a second Apply changed the result of the first: %v", a)
		}
	}
}
