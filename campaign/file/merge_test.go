package file_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/file"
)

// edited returns small.toml with each old text replaced by the new one after it.
func edited(t *testing.T, oldnew ...string) *campaign.Campaign {
	t.Helper()
	text := small
	for i := 0; i < len(oldnew); i += 2 {
		if !strings.Contains(text, oldnew[i]) {
			t.Fatalf("small.toml has no %q", oldnew[i])
		}
		text = strings.Replace(text, oldnew[i], oldnew[i+1], 1)
	}
	return parse(t, []byte(text))
}

func lines(changes []file.Change) string {
	all := make([]string, len(changes))
	for i, c := range changes {
		all[i] = c.String()
	}
	return strings.Join(all, "\n")
}

func TestMergeOfTheSameChangesNothing(t *testing.T) {
	t.Parallel()
	current := edited(t)
	merged, changes := file.Merge(current, edited(t))
	if len(changes) > 0 {
		t.Errorf("changes:\n%s", lines(changes))
	}
	if diff := cmp.Diff(current, merged, equal); diff != "" {
		t.Errorf("merged differs:\n%s", diff)
	}
}

func TestMergeNamesWhatChanges(t *testing.T) {
	t.Parallel()
	next := edited(t,
		`name = "Thi đua thử"`, `name = "Thi đua thật"`,
		"weight = 3", "weight = 2",
		"{ 2024 = 130 }", "{ 2025 = 140 }",
		`area_targets = { 2024 = "40%–50%" }`, `area_targets = { 2024 = "45%" }`,
		"population = 12_000", "population = 12500",
		`group = "cum1"`, "group = \"cum1\"\nmembers = 124",
		`"1 tỷ 250 triệu đồng"`, `"1,3 tỷ"`,
		`"58,5 triệu đồng/người/năm"`, `"58 triệu"`,
		"cron = \"30 16 * * 5\"", "cron = \"30 16 * * 5\"\nenabled = false",
		`role = "chutri"`, "role = \"chutri\"\nname = \"Ban\"",
	)
	_, changes := file.Merge(edited(t), next)
	want := `campaign thu: name "Thi đua thử" → "Thi đua thật"
indicators ketnap: weight 3 → 2
indicators ketnap: area_targets { 2024 = 130 } → { 2024 = 130, 2025 = 140 }
indicators tyle: area_targets { 2024 = "40%–50%" } → { 2024 = "45%" }
units tanhao: population 12000 → 12500
units tanhao: members – → 124
pledges tanhao 2024 thungansach: target "1,25 tỷ" → "1,3 tỷ"
pledges tanhao 2024 thunhap: baseline "58,5 triệu" → "58 triệu"
schedule bangtuan: enabled – → false
members telegram/1/2 chutri: name – → "Ban"`
	if diff := cmp.Diff(want, lines(changes)); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

func TestMergeAdds(t *testing.T) {
	t.Parallel()
	next := edited(t,
		"[[units]]", "[[units]]\nid = \"longmy\"\nname = \"Xã Long Mỹ\"\ngroup = \"cum1\"\n[[units]]",
		"[[pledges]]", "[[pledges]]\nunit = \"longmy\"\nyear = 2024\ntargets = { ketnap = 4 }\n[[pledges]]",
		"[[schedule]]", "[[schedule]]\nid = \"chot\"\nkind = \"chot\"\ncron = \"0 16 * * 5\"\n[[schedule]]",
	)
	current := edited(t)
	merged, changes := file.Merge(current, next)
	want := `units longmy: added "Xã Long Mỹ"
pledges longmy 2024 ketnap: added 4
schedule chot: added "0 16 * * 5"`
	if diff := cmp.Diff(want, lines(changes)); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if _, ok := merged.Pledge("longmy", "ketnap", 2024); !ok {
		t.Error("the pledge added is not found")
	}
	if _, ok := current.Unit("longmy"); ok {
		t.Error("the current campaign was changed")
	}
}

func TestMergeRemovesNothing(t *testing.T) {
	t.Parallel()
	current := edited(t)
	current.Revision = 7
	head, _, _ := strings.Cut(small, "[[indicators]]")
	less := parse(t, []byte(strings.Replace(head, "holidays", "makeup_days = []\nholidays", 1)+`
[[indicators]]
id = "ketnap"
name = "Kết nạp đảng viên"
kind = "luyke"
rollup = "tong"
weight = 3
[[groups]]
id = "cum1"
kind = "cum"
name = "Cụm 1"
[[units]]
id = "tanhao"
name = "Xã Tân Hào"
group = "cum1"
[[pledges]]
unit = "tanhao"
year = 2024
targets = { ketnap = 3 }
`))
	merged, changes := file.Merge(current, less)
	if len(changes) > 0 {
		t.Errorf("changes:\n%s", lines(changes))
	}
	if diff := cmp.Diff(current, merged, equal); diff != "" {
		t.Errorf("merged differs (-current +merged):\n%s", diff)
	}
}

func TestMergeIntoNothingAddsAll(t *testing.T) {
	t.Parallel()
	next := edited(t)
	merged, changes := file.Merge(nil, next)
	if diff := cmp.Diff(next, merged, equal); diff != "" {
		t.Errorf("merged differs:\n%s", diff)
	}
	want := 1 + len(next.Indicators) + len(next.Groups) + len(next.Units) + len(next.Pledges) +
		len(next.Schedule) + len(next.Seats)
	if len(changes) != want || changes[0].String() != `campaign thu: added "Thi đua thử"` {
		t.Errorf("%d changes, want %d:\n%s", len(changes), want, lines(changes))
	}
}

func TestStampJobsMarksWhatStartsToRun(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, time.June, 14, 8, 30, 0, 0, time.UTC)
	current := edited(t)
	merged, _ := file.Merge(current, edited(t, "enabled = false\n", "", "enabled_at = 2024-06-14T15:30:00+07:00\n", ""))
	stamped := file.StampJobs(current, merged, now)
	if at := stamped.Schedule[0].EnabledAt; !at.IsZero() {
		t.Errorf("a job that ran before is enabled at %v", at)
	}
	if at := stamped.Schedule[1].EnabledAt; !at.Equal(now) {
		t.Errorf("a job enabled again is enabled at %v, want %v", at, now)
	}
}
