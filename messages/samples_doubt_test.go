package messages_test

import (
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// doubtKinds are all kinds of doubts. Those with choices are asked in two ways: as the question, and beside another.
func doubtKinds() []string {
	return []string{
		"no_number", "no_indicator", "unknown_indicator", "ambiguous_indicator", "no_money_unit", "no_percent_sign", "two_numbers",
		"duplicate", "approximate", "range", "bad_number", "comma_three_digits", "tail_two_digits", "tail_or_tone", "wrong_noun",
		"percent_of_count", "fraction", "negative", "letter_in_number", "future_date", "long_period", "unclear_mode",
		"increment_of_level", "per_month", "plan", "question", "negation", "not_pledged", "sensitive", "lower", "older", "above_max",
		"rate_above_100", "numerator_above_denominator", "no_denominator", "denominator", "implausible", "same_increment",
		"part_exceeds_whole",
	}
}

// someDoubt is a doubt of a kind as the bot makes them.
func someDoubt(kind string) messages.Doubt {
	d := messages.Doubt{
		Kind: kind, Label: "Kết nạp đảng viên", Code: "ketnap", Raw: "12", Unit: "Xã Tân Hào", Said: "7", Last: "9", Pledge: "15",
		Other: "19", Since: campaign.NewDate(2024, 6, 7), Noun: "đảng viên", Example: "/baocao ketnap 9",
	}
	switch kind {
	case "no_indicator":
		d.Label, d.Code, d.Codes = "", "", []campaign.IndicatorID{"ketnap", "nhatinhnghia"}
	case "unknown_indicator", "ambiguous_indicator":
		d.Label, d.Code, d.Word = "", "", "ketnpa"
		d.Choices = []string{"xeploaitc 118/124", "xeploaidv 118/124", messages.LabelSkip}
		d.Example = "/baocao xeploaitc 118/124"
	case "no_money_unit", "comma_three_digits", "tail_two_digits", "tail_or_tone":
		d.Label, d.Code, d.Raw = "Thu ngân sách", "thungansach", "85"
		d.Choices = []string{"thungansach 85 triệu", "thungansach 85 tỷ", messages.LabelSkip}
		d.Example = "/baocao thungansach 85 triệu"
	case "lower":
		d.Choices = []string{"Phát sinh thêm 7, lũy kế thành 16", "Đính chính, lũy kế đúng là 7", messages.LabelSkip}
		d.Example = "/sua ketnap 7"
	case "unclear_mode":
		d.Choices = []string{"Phát sinh thêm 12, lũy kế thành 21", "Lũy kế là 12", messages.LabelSkip}
	case "wrong_noun", "question", "percent_of_count", "denominator", "implausible":
		d.YesNo, d.Choices, d.Times = true, []string{"ketnap 12"}, "10"
		d.Example = "/baocao ketnap 12"
	case "same_increment":
		d.YesNo, d.Raw, d.Other, d.Last, d.Example = true, "+2", "15:29", "11", "/baocao ketnap 13"
	case "negative", "older":
		d.Example = "/sua ketnap 9"
	case "not_pledged":
		d.Example = "/giaouoc"
	}
	return d
}

func manyDoubts() []messages.Doubt {
	var all []messages.Doubt
	for range 3 {
		for _, kind := range doubtKinds() {
			all = append(all, someDoubt(kind))
		}
	}
	return all
}

func doubtSamples() map[string]saying {
	all := make(map[string]saying)
	add := func(name string, d messages.Doubt) {
		all["NotStored."+name] = func(c *messages.Catalogue) chat.Message { return c.NotStored([]messages.Doubt{d}) }
	}
	for _, kind := range doubtKinds() {
		d := someDoubt(kind)
		add(kind, d)
		if d.Asks = len(d.Choices) > 0 || d.YesNo; d.Asks {
			add(kind+"-asks", d)
		}
	}
	d := someDoubt("unknown_indicator")
	d.Choices, d.Codes = nil, []campaign.IndicatorID{"ketnap", "nhatinhnghia"}
	add("unknown_indicator-far", d)
	d.YesNo, d.Choices, d.Asks, d.Example = true, []string{"ketnap 12"}, true, "/baocao ketnap 12"
	add("unknown_indicator-near", d)
	d = someDoubt("implausible")
	d.YesNo, d.Choices, d.Asks, d.Said = false, []string{"thungansach 1.250 tỷ", "thungansach 1,25 tỷ", messages.LabelSkip}, true, "1.250 tỷ"
	d.Example = "/baocao thungansach 1,25 tỷ"
	add("implausible-choices", d)
	d = someDoubt("implausible")
	d.Times, d.Pledge, d.Asks = "", "", true
	add("implausible-last", d)
	d = someDoubt("fraction")
	d.Noun = "căn"
	add("fraction-houses", d)
	for _, kind := range []string{"wrong_noun", "question", "percent_of_count", "unclear_mode", "tail_or_tone"} {
		d := someDoubt(kind)
		d.YesNo, d.Choices = false, nil
		add(kind+"-plain", d)
	}
	return all
}
