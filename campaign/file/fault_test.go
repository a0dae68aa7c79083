package file_test

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/small.toml
var small string

// mark stands at the end of the line on which a fault must be found.
const mark = "# ✗"

// faultTests break small.toml at one place each. wants are parts of the faults, one for each fault.
var faultTests = []struct {
	name, old, new string
	wants          []string
}{
	{"no TOML", `code = "thu"`, "code = thu " + mark, []string{"file: "}},
	{"key twice", `code = "thu"`, "code = \"a\"\ncode = \"b\" " + mark, []string{"code"}},
	{"unknown key", `code = "thu"`, "code = \"thu\"\ncodee = 1 " + mark, []string{"campaign.codee: unknown key"}},
	{"unknown table", "[[groups]]", "[[grups]] " + mark + "\nid = \"x\"\n[[groups]]", []string{"grups: unknown key"}},
	{"unknown key of a unit", `code = "29029"`, `ma = "29029" ` + mark, []string{"units.tanhao.ma: unknown key"}},
	{"unknown key of a holiday", `name = "Quốc khánh" },`, `ten = "Quốc khánh" }, ` + mark, []string{"name: missing", "holidays.1.ten: unknown key"}},
	{"table wanted", "[[groups]]", "[groups] " + mark, []string{"groups: want a list", `no group "cum1"`, `no group "cum1"`}},
	{"missing key", "[[units]]\nid = \"tanhao\"\nname = \"Xã Tân Hào\"", "[[units]] " + mark + "\nid = \"tanhao\"", []string{"units.tanhao.name: missing"}},
	{"missing id", "[[groups]]\nid = \"cum1\"", "[[groups]] " + mark, []string{"groups.1.id: missing", `no group "cum1"`, `no group "cum1"`}},
	{"bad id", "id = \"bantin\"", "id = \"Bản tin\" " + mark, []string{"may hold only"}},
	{"text wanted", `code = "29029"`, "code = 29029 " + mark, []string{"units.tanhao.code: want text"}},
	{"number wanted", "population = 12_000", `population = "nhiều" ` + mark, []string{"population: want a whole number"}},
	{"negative number", "population = 12_000", `population = -1 ` + mark, []string{"population: must not be negative"}},
	{"switch wanted", "sensitive = true", "sensitive = 1 " + mark, []string{"sensitive: want true or false"}},
	{"bad date", "until = 2024-06-30", `until = "30/2/2024" ` + mark, []string{`units.tanhao.until: "30/2/2024" is no date`}},
	{"date that is none", "until = 2024-06-30", `until = 30 ` + mark, []string{"until: want a date"}},
	{"span reversed", "from = 2024-07-01", "from = 2024-07-01\nuntil = 2024-06-01 " + mark, []string{"units.tanhao_2025.until: 2024-06-01 is before from"}},
	{"holiday reversed", "until = 2024-09-03, name = \"Quốc khánh\" },", "until = 2024-09-01, name = \"Quốc khánh\" }, " + mark, []string{"campaign.holidays.1.until: 2024-09-01 is before"}},
	{"bad time zone", `area = "huyện Thử"`, "area = \"huyện Thử\"\ntime_zone = \"Hà Nội\" " + mark, []string{"campaign.time_zone: no time zone"}},
	{"bad cut-off", `cutoff = "thứ 6, 16h"`, `cutoff = "T8 16:00" ` + mark, []string{"campaign.cutoff: "}},
	{"bad cut-off time", `late_until = "CN 8:00"`, `late_until = "CN 24:00" ` + mark, []string{"campaign.late_until: "}},
	{"bad quiet hours", `quiet = "20:00 – 6h30"`, `quiet = "20:00" ` + mark, []string{"campaign.quiet: "}},
	{"unknown kind", `kind = "giam"`, `kind = "tang" ` + mark, []string{`indicators.kyluat.kind: "tang" is none of luyke, mucdo`, "", ""}},
	{"unknown measure", `measure = "money"` + "\nshow_scale", `measure = "tien" ` + mark + "\nshow_scale", []string{"thungansach.measure: ", "", "", ""}},
	{"unknown job kind", `kind = "bangtuan"`, `kind = "bang" ` + mark, []string{"schedule.bangtuan.kind: "}},
	{"unknown role", `role = "baocao"`, `role = "bithu" ` + mark, []string{"members.telegram/1/2.role: "}},
	{"bad scale", `scale = "triệu"`, `scale = "vạn" ` + mark, []string{"thunhap.scale: ", "lacks its unit"}},
	{"huge scale", `scale = "triệu"`, `scale = 9_000_000_000_000_000_000 ` + mark, []string{"thunhap.scale: ", "lacks its unit"}},
	{"bad cron", `cron = "30 16 * * 5"`, `cron = "30 26 * * 5" ` + mark, []string{`schedule.bangtuan.cron: "30 26 * * 5"`}},
	{"cron that makes the library panic", `cron = "30 16 * * 5"`, `cron = "TZ=0 1 2 3 4" ` + mark, []string{"schedule.bangtuan.cron"}},
	{"cron of four fields", `cron = "30 16 * * 5"`, `cron = "30 16 * 5" ` + mark, []string{"want minute"}},
	{"cron that never comes", `cron = "30 16 * * 5"`, `cron = "0 0 31 2 *" ` + mark, []string{"never happens"}},
	{"bad enabled_at", "enabled_at = 2024-06-14T15:30:00+07:00", "enabled_at = 2024-06-14 " + mark, []string{"schedule.bantin.enabled_at: "}},
	{"indicator twice", "id = \"lichsu\"", "id = \"tyle\" " + mark, []string{"tyle is there already, on line 57", "", ""}},
	{"unit twice", "id = \"tanhao_2025\"", "id = \"tanhao\" " + mark, []string{"units.tanhao.id: tanhao is there already"}},
	{"seat twice", "account = \"telegram/1/2\"\nrole = \"chutri\"\nindicators = [\"ketnap\", \"xeploai\"]", "account = \"telegram/1/2\" " + mark + "\nrole = \"baocao\"\nunit = \"tanhao\"", []string{"is there already"}},
	{"unknown group", "code = \"29029\"\naliases = [\"thị trấn mới\"]\ngroup = \"cum1\"", "group = \"cum9\" " + mark, []string{`units.tanhao.group: no group "cum9"`}},
	{"unknown predecessor", `predecessors = ["tanhao"]`, `predecessors = ["tanhoa"] ` + mark, []string{`no unit "tanhoa"`}},
	{"own predecessor", `predecessors = ["tanhao"]`, `predecessors = ["tanhao_2025"] ` + mark, []string{"come from one another"}},
	{"unknown part_of", `part_of = "thungansach"`, `part_of = "thu" ` + mark, []string{`indicators.thuphi.part_of: no indicator "thu"`}},
	{"unknown unit in a pledge", "[[pledges]]\nunit = \"tanhao\"\nyear = 2024\nsigned = 2024-03-18", "[[pledges]]\nunit = \"tanhoa\" " + mark + "\nyear = 2024", []string{`pledges.tanhoa.unit: no unit "tanhoa"`}},
	{"unknown indicator in a pledge", `tyle = "từ 40% đến 50,5%"`, `tiletyle = "40%" ` + mark, []string{`pledges.tanhao.2024.targets.tiletyle: no indicator`}},
	{"pledge twice", `tyle = "từ 40% đến 50,5%"`, `ketnap = 4 ` + mark, []string{"is there already"}},
	{"baseline without target", `kyluat = "2/121"`, "kyluat = \"2/121\"\nmuc = 1 " + mark, []string{"pledges.tanhao.2024.baselines.muc: unknown key"}},
	{"bad year", "year = 2024\nsigned = 2024-04-01", "year = 24 " + mark + "\nsigned = 2024-04-01", []string{"year: 24 is no year"}},
	{"bad year of a target", "2025 = \"từ 2,8 nghìn tỷ trở lên\" }", "hai = 3 } " + mark, []string{`area_targets.hai: "hai" is no year`, "lacks its unit"}},
	{"word for a number", `lichsu = "hoàn thành"`, `lichsu = "gần xong" ` + mark, []string{"targets.lichsu: "}},
	{"zero target", `lichsu = "hoàn thành"`, `lichsu = 0 ` + mark, []string{"must be more than 0"}},
	{"stage above 100", `lichsu = "hoàn thành"`, `lichsu = 120 ` + mark, []string{"a stage is 0 to 100"}},
	{"money without unit", "thuphi = 2500", "thuphi = 85 " + mark, []string{"lacks its unit"}},
	{"money in words without unit", "thuphi = 2500", `thuphi = "2,4" ` + mark, []string{"is no amount"}},
	{"units that rise", "thuphi = 2500", `thuphi = "250 triệu 1 tỷ" ` + mark, []string{"must get smaller"}},
	{"comma that may be either", "thuphi = 2500", `thuphi = "1,250 tỷ" ` + mark, []string{"could mean two numbers"}},
	{"part of a đồng", "thuphi = 2500", `thuphi = "0,5 đồng" ` + mark, []string{"no whole number of đồng"}},
	{"amount too large", "thuphi = 2500", `thuphi = "99999999999 tỷ" ` + mark, []string{"no whole number of đồng"}},
	{"floating-point number", "thuphi = 2500", `thuphi = 2.5 ` + mark, []string{"want a number, or text"}},
	{"range reversed", `tyle = "từ 40% đến 50,5%"`, `tyle = "50%–40%" ` + mark, []string{"is no range of rates"}},
	{"rate above 100%", `tyle = "từ 40% đến 50,5%"`, `tyle = "50%–140%" ` + mark, []string{"is no range of rates"}},
	{"limit on the other side", `kyluat = "kéo giảm 10%"`, `kyluat = "trên 10%" ` + mark, []string{`says >, but the indicator has op "<="`}},
	{"fall of more than all", `kyluat = "kéo giảm 10%"`, `kyluat = "giảm 110%" ` + mark, []string{"more than 100%"}},
	{"share above one", `kyluat = "2/121"`, `kyluat = "121/2" ` + mark, []string{"is no share"}},
	{"reporter without unit", "role = \"baocao\"\nunit = \"tanhao\"", "role = \"baocao\"", []string{"unit: missing"}},
	{"head without group", "role = \"baocao\"\nunit = \"tanhao\"", "role = \"truongcum\"", []string{"group: missing"}},
	{"lead without indicators", "indicators = [\"ketnap\", \"xeploai\"]\n", "", []string{"indicators: missing"}},
	{"lead of nothing known", `indicators = ["ketnap", "xeploai"]`, `indicators = ["ketnap", "xep"] ` + mark, []string{`no indicator "xep"`}},
	{"alias collides with an id", "id = \"thunhap\"\n", "id = \"thunhap\"\naliases = [\"KẾT NẠP\"] " + mark + "\n", []string{`indicators.thunhap.aliases: "KẾT NẠP" belongs to ketnap already`}},
	{"year outside the campaign", "year = 2024\nsigned = 2024-04-01", "year = 2025 " + mark + "\nsigned = 2024-04-01", []string{"2025 is outside the campaign"}},
	{"predecessor that goes on", "until = 2024-06-30", "until = 2024-07-30", []string{"units.tanhao_2025.predecessors: tanhao must end before"}},
	{"alias of a unit that exists at the same time", `predecessors = ["tanhao"]`, "predecessors = [\"tanhao\"]\n[[units]]\nid = \"moi\"\nname = \"Mới\"\ngroup = \"cum1\"\naliases = [\"Thị trấn mới\"] " + mark, []string{"already means tanhao"}},
}

func TestParseNamesFaultsWithTheirLines(t *testing.T) {
	t.Parallel()
	for _, test := range faultTests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if strings.Count(small, test.old) < 1 {
				t.Fatalf("small.toml has no %q", test.old)
			}
			checkFaults(t, strings.Replace(small, test.old, test.new, 1), test.wants)
		})
	}
}

func checkFaults(t *testing.T, text string, wants []string) {
	t.Helper()
	faults := faultsOf(t, text)
	if len(faults) != len(wants) {
		t.Fatalf("%d faults, want %d:\n%v", len(faults), len(wants), faults)
	}
	onLine := false
	for i, fault := range faults {
		onLine = onLine || fault.Line == markedLine(text)
		if !strings.Contains(fault.Error(), wants[i]) {
			t.Errorf("fault %d: %v, want %q", i, fault, wants[i])
		}
	}
	if !onLine && markedLine(text) > 0 {
		t.Errorf("no fault on line %d: %v", markedLine(text), faults)
	}
}
