package reading_test

import (
	"slices"
	"strings"
	"time"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
)

// correct is a message of the tests that is stored without any question, and what it stores.
type correct struct {
	text   string
	ctx    reading.Context
	stored []string
}

// correctMessages returns every message of the sample and of the rules that the reader has no doubt about.
func correctMessages() []correct {
	var all []correct
	add := func(text string, ctx reading.Context) {
		r := vocabulary.Read(text, ctx)
		if stored, doubts := storedOf(r), doubtsOf(r); len(stored) > 0 && doubts == 0 {
			all = append(all, correct{text, ctx, stored})
		}
	}
	for _, g := range ruleGroups() {
		for _, r := range g.rules {
			add(r.text, g.ctx)
		}
	}
	for _, c := range sampleTexts {
		_, rest, _, _ := reading.ParseCommand(c)
		add(rest, fromTanHao)
	}
	return all
}

// sampleTexts are the messages of domain.md §4.7 that are stored on 14 June.
var sampleTexts = []string{
	"/baocao ketnap 12", "/baocao ketnap +2", "/BaoCao@thiduabot KETNAP 12.", "/báo cáo kết nạp 12", "bao cao ket nap 12 dv",
	"/baocao keets najp 12", "/baocao nhatinhthuong 03 căn", "/baocao nhatinhthuong 3 căn, nhatinhnghia 2 căn",
	"/baocao\n- ketnap 12\n- nhà tình nghĩa: 2\n- Nhà tình thương: 4 căn\n- thu ngân sách 1,3 tỷ", "/baocao thungansach 1 tỷ 250 triệu",
	"/baocao thu ngân sách 1.250 triệu đồng", "@Trợ lý thi đua /baocao vondautu 52,5 tỷ", "/baocao von dau tu 52.5 ty",
	"/baocao thunhap 62,5", "/baocao ketnap 12/15", "/baocao xeploaidv 118/124", letter, "/baocao ketnap mười hai",
}

// storedOf returns what a reading would store: indicator, mode and quantity of each item without a problem.
// A message that names another unit is refused as a whole, and so is one that names a week gone by.
func storedOf(r reading.Reading) []string {
	if len(r.Units) > 0 || r.HasWeek && r.Week.Compare(openWeek) < 0 {
		return nil
	}
	var stored []string
	for _, item := range r.Items {
		if item.OK() && plausible(item) {
			stored = append(stored, strings.Join([]string{string(item.Indicator), string(item.Mode), item.Quantity.String()}, " "))
		}
	}
	if r.Nil {
		stored = append(stored, "nil")
	}
	slices.Sort(stored)
	return slices.Compact(stored)
}

var openWeek = campaign.Week{Year: 2024, Number: 24}

// doubtsOf counts what a reading asks about.
func doubtsOf(r reading.Reading) int {
	n := 0
	for _, item := range r.Items {
		if !item.OK() || !plausible(item) {
			n++
		}
	}
	return n
}

// tanHao is the state of domain.md §4.7.
var tanHao = fixture.Replay("tanhao", slices.Values(reported()))

func reported() []campaign.Entry {
	at := time.Date(2024, 6, 7, 10, 0, 0, 0, friday.Location())
	var entries []campaign.Entry
	for _, f := range []struct {
		ind  campaign.IndicatorID
		mode campaign.Mode
		n    int64
	}{
		{"ketnap", campaign.ModeTotal, 9},
		{"nhatinhnghia", campaign.ModeTotal, 1},
		{"nhatinhthuong", campaign.ModeTotal, 2},
		{"thungansach", campaign.ModeTotal, 1_050_000_000},
		{"vondautu", campaign.ModeTotal, 45_000_000_000},
		{"thunhap", campaign.ModeLevel, 61_200_000},
		{"tieuchintm", campaign.ModeLevel, 17},
		{"chibotsvm", campaign.ModeTotal, 0},
	} {
		entries = append(entries, campaign.Entry{
			Unit: "tanhao", Seq: 1, Line: len(entries) + 1, Indicator: f.ind, Year: 2024, Action: campaign.ActionReport,
			Mode: f.mode, Quantity: campaign.Number(f.n), HasQuantity: true, At: at,
		})
	}
	return entries
}

// plausible models what the conversation asks about before it stores: the pledge as denominator, and Check.
func plausible(item reading.Item) bool {
	if item.Mode == campaign.ModeNil {
		return true
	}
	if pledge, ok := fixture.Pledge("tanhao", item.Indicator, 2024); item.HasOver && (!ok || pledge.Target != item.Over) {
		return false
	}
	return fixture.Check(tanHao, campaign.Claim{
		Indicator: item.Indicator, Year: 2024, Mode: item.Mode, Quantity: item.Quantity, Correct: item.Correction, AsOf: item.AsOf, At: friday,
	}, friday).Accepted()
}
