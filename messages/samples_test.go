package messages_test

import (
	"maps"
	"time"

	"github.com/thiduabot/thiduabot/bot"
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
)

// saying renders one message of the catalogue.
type saying func(*messages.Catalogue) chat.Message

// samples call every method of the catalogue that answers people, by METHOD or METHOD.case. What is sent without
// being asked has its own samples beside its tests.
func samples() map[string]saying {
	all := make(map[string]saying)
	for _, group := range []map[string]saying{
		accessSamples(), practiceSamples(), reportSamples(), doubtSamples(), readingSamples(), registerSamples(), memberSamples(), consoleSamples(),
	} {
		maps.Copy(all, group)
	}
	return all
}

func practiceSamples() map[string]saying {
	all := map[string]saying{
		"Practised": func(c *messages.Catalogue) chat.Message { return chat.Message{Text: c.Practised()} },
	}
	for _, kind := range []string{"unknown_indicator", "no_money_unit", "lower", "two_numbers", "range"} {
		all["Tip."+kind] = func(c *messages.Catalogue) chat.Message {
			return c.Tip(chat.Message{Text: "Hệ thống chưa rõ."}, kind, "/baocao ketnap 9")
		}
	}
	return all
}

func accessSamples() map[string]saying {
	help := func(h messages.Help) saying {
		h.Campaign = "Đồng Khởi mới"
		return func(c *messages.Catalogue) chat.Message { return c.Help(h) }
	}
	all := map[string]saying{
		"Failed":                 (*messages.Catalogue).Failed,
		"Anonymous":              (*messages.Catalogue).Anonymous,
		"Classified":             (*messages.Catalogue).Classified,
		"Forwarded":              (*messages.Catalogue).Forwarded,
		"Unreadable":             (*messages.Catalogue).Unreadable,
		"OnlyText":               (*messages.Catalogue).OnlyText,
		"NotRegistered":          (*messages.Catalogue).NotRegistered,
		"NotAllowed":             (*messages.Catalogue).NotAllowed,
		"NotYet":                 (*messages.Catalogue).NotYet,
		"Greeting":               (*messages.Catalogue).Greeting,
		"NotYourButton":          (*messages.Catalogue).NotYourButton,
		"QuestionOver":           (*messages.Catalogue).QuestionOver,
		"PrivateOnly":            func(c *messages.Catalogue) chat.Message { return c.PrivateOnly("moi") },
		"GroupOnly":              func(c *messages.Catalogue) chat.Message { return c.GroupOnly("lienket") },
		"UnknownCommand":         func(c *messages.Catalogue) chat.Message { return c.UnknownCommand(nil) },
		"UnknownCommand.near":    func(c *messages.Catalogue) chat.Message { return c.UnknownCommand([]string{"baocao", "tiendo"}) },
		"NotUnderstood":          func(c *messages.Catalogue) chat.Message { return c.NotUnderstood(true) },
		"NotUnderstood.stranger": func(c *messages.Catalogue) chat.Message { return c.NotUnderstood(false) },
		"Help.stranger":          help(messages.Help{}),
		"Help.reporter":          help(messages.Help{Registered: true, Reporter: true}),
		"Help.head":              help(messages.Help{Registered: true, Head: true}),
		"Help.leader":            help(messages.Help{Registered: true, Leader: true}),
		"Help.office":            help(messages.Help{Registered: true, Office: true, Admin: true}),
		"SendAgain":              func(c *messages.Catalogue) chat.Message { return c.SendAgain(cutoff) },
		"SendAgain.empty":        func(c *messages.Catalogue) chat.Message { return c.SendAgain(time.Time{}) },
	}
	for _, command := range bot.Commands() {
		all["CommandDescription."+command.Name] = func(c *messages.Catalogue) chat.Message {
			return chat.Message{Text: c.CommandDescription(command.Name)}
		}
	}
	return all
}

var (
	ketnap = messages.Line{
		Label: "Kết nạp đảng viên", Code: "ketnap", Value: "12/15", Percent: "80%", Change: "3",
		Since: campaign.NewDate(2024, 6, 7), From: "9", To: "12",
	}
	houses = messages.Line{
		Label: "Nhà tình thương", Code: "nhatinhthuong", Value: "3/6 căn", Percent: "50%", Change: "1 căn",
		Since: campaign.NewDate(2024, 6, 7), From: "2", To: "3",
	}
	gone = messages.Line{Label: "Nhà tình nghĩa", Code: "nhatinhnghia", From: "1"}
)

// like returns a line with something changed.
func like(l messages.Line, change func(*messages.Line)) messages.Line {
	change(&l)
	return l
}

func reportSamples() map[string]saying {
	stored := func(r messages.Report) saying {
		r.Unit, r.Seq, r.Week = "xã Tân Hào", 412, 24
		r.Total = len(r.Lines) + len(r.Doubts)
		return func(c *messages.Catalogue) chat.Message { return c.Stored(r) }
	}
	one := func(change func(*messages.Line)) saying {
		return stored(messages.Report{Lines: []messages.Line{like(ketnap, change)}})
	}
	corrected := func(reason string, lines ...messages.Line) saying {
		return func(c *messages.Catalogue) chat.Message { return c.Corrected("xã Tân Hào", lines, reason, nil) }
	}
	edited := func(lines ...messages.Line) saying {
		return func(c *messages.Catalogue) chat.Message { return c.Edited(true, lines, nil) }
	}
	withdrawn := func(lines ...messages.Line) saying {
		return func(c *messages.Catalogue) chat.Message { return c.Withdrawn("xã Tân Hào", 412, lines) }
	}
	noMoney := someDoubt("no_money_unit")
	eleven := like(ketnap, func(l *messages.Line) { l.From, l.To, l.Value, l.Percent = "12", "11", "11/15", "73,3%" })
	back := like(ketnap, func(l *messages.Line) { l.Value, l.Percent = "9/15", "60%" })
	return map[string]saying{
		"Stored.one":         one(func(*messages.Line) {}),
		"Stored.first":       one(func(l *messages.Line) { l.Change, l.Since = "", campaign.Date{} }),
		"Stored.same":        one(func(l *messages.Line) { l.Change, l.Same = "", true }),
		"Stored.older":       one(func(l *messages.Line) { l.Change, l.Older = "", true }),
		"Stored.fell":        one(func(l *messages.Line) { l.Fell = true }),
		"Stored.nil":         one(func(l *messages.Line) { l.Nil = true }),
		"Stored.inperiod":    one(func(l *messages.Line) { l.InPeriod = "4" }),
		"Stored.late":        stored(messages.Report{Lines: []messages.Line{ketnap}, LateFor: 23}),
		"Stored.two":         stored(messages.Report{Lines: []messages.Line{ketnap, houses}, LateFor: 23}),
		"Stored.oneunclear":  stored(messages.Report{Lines: []messages.Line{ketnap, houses}, Doubts: []messages.Doubt{noMoney}}),
		"Stored.manyunclear": stored(messages.Report{Lines: []messages.Line{ketnap}, Doubts: manyDoubts()}),
		"NotStored.two": func(c *messages.Catalogue) chat.Message {
			return c.NotStored([]messages.Doubt{noMoney, someDoubt("sensitive")})
		},
		"Personal": func(c *messages.Catalogue) chat.Message { return c.Personal(c.Dropped(), true) },
		"Personal.refused": func(c *messages.Catalogue) chat.Message {
			return c.Personal(c.NotStored([]messages.Doubt{someDoubt("no_number")}), false)
		},
		"NilReport": func(c *messages.Catalogue) chat.Message {
			return c.NilReport(messages.Report{Unit: "xã Tân Hào", Seq: 412, Week: 24})
		},
		"NilReport.late": func(c *messages.Catalogue) chat.Message {
			return c.NilReport(messages.Report{Unit: "xã Tân Hào", Seq: 412, Week: 25, LateFor: 24})
		},
		"Corrected":       corrected("đếm trùng 1 đồng chí", eleven),
		"Corrected.first": corrected("", like(eleven, func(l *messages.Line) { l.From = "" })),
		"Corrected.same":  corrected("", like(ketnap, func(l *messages.Line) { l.Same = true })),
		"Corrected.older": corrected("", like(ketnap, func(l *messages.Line) { l.Older = true })),
		"Corrected.unclear": func(c *messages.Catalogue) chat.Message {
			return c.Corrected("xã Tân Hào", []messages.Line{eleven, houses}, "đếm trùng", []messages.Doubt{noMoney})
		},
		"Edited":         edited(like(ketnap, func(l *messages.Line) { l.From, l.Value, l.Percent = "12", "13/15", "86,7%" })),
		"Edited.lines":   edited(ketnap, like(houses, func(l *messages.Line) { l.From = "" }), gone, like(houses, func(l *messages.Line) { l.To = "" })),
		"Edited.nil":     edited(messages.Line{Nil: true}, like(houses, func(l *messages.Line) { l.Nil = true })),
		"Edited.nothing": func(c *messages.Catalogue) chat.Message { return c.Edited(false, nil, nil) },
		"Edited.mark":    edited(),
		"Edited.unclear": func(c *messages.Catalogue) chat.Message {
			return c.Edited(false, nil, []messages.Doubt{noMoney})
		},
		"EditedOther":         (*messages.Catalogue).EditedOther,
		"Closed.edit":         func(c *messages.Catalogue) chat.Message { return c.Closed(week24, friday, "16:00", true) },
		"Closed.withdrawal":   func(c *messages.Catalogue) chat.Message { return c.Closed(week24, friday, "16:00", false) },
		"Withdrawn":           withdrawn(back),
		"Withdrawn.first":     withdrawn(gone),
		"Withdrawn.two":       withdrawn(back, houses, gone),
		"Withdrawn.nil":       withdrawn(messages.Line{Nil: true}),
		"Withdrawn.still":     withdrawn(messages.Line{Nil: true, Same: true}),
		"Withdrawn.nilandone": withdrawn(back, messages.Line{Nil: true}),
		"NothingToWithdraw":   (*messages.Catalogue).NothingToWithdraw,
		"WeekOver": func(c *messages.Catalogue) chat.Message {
			return c.WeekOver(week24, cutoff, week24.Add(1), "/baocao ketnap 12")
		},
		"OtherUnit": func(c *messages.Catalogue) chat.Message {
			return c.OtherUnit([]string{"xã Tân Hào"}, "xã Lương Quới", "/baocao tanhao ketnap 1")
		},
		"NameUnit": func(c *messages.Catalogue) chat.Message { return c.NameUnit("/baocao tanhao ketnap 12") },
		"UnitGone": func(c *messages.Catalogue) chat.Message {
			return c.UnitGone("xã Tân Hào", "/baocao tanhao2025 ketnap 1")
		},
		"EmptyReport": func(c *messages.Catalogue) chat.Message {
			return c.EmptyReport([]campaign.IndicatorID{"ketnap", "nhatinhnghia"}, "/baocao ketnap 9")
		},
		"EmptyReport.nothing": func(c *messages.Catalogue) chat.Message { return c.EmptyReport(nil, "/giaouoc") },
		"Dropped":             (*messages.Catalogue).Dropped,
	}
}
