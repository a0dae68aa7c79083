package messages_test

import (
	"fmt"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/campaign/sample"
	"github.com/thiduabot/thiduabot/messages"
)

// readingSamples are the answers to what people ask to read.
func readingSamples() map[string]saying {
	return map[string]saying{
		"Progress": func(c *messages.Catalogue) chat.Message { return c.Progress(progress()) },
		"Progress.nothing": func(c *messages.Catalogue) chat.Message {
			return c.Progress(messages.Progress{Unit: "xã Tân Hào", Date: friday, Elapsed: "45,4%"})
		},
		"Standings": func(c *messages.Catalogue) chat.Message { return c.Standings(standings()) },
		"Standings.nothing": func(c *messages.Catalogue) chat.Message {
			return c.Standings(messages.Standings{Place: "Cụm 2", Now: cutoff, Year: 2024})
		},
		"Standings.by": func(c *messages.Catalogue) chat.Message {
			return c.Standings(messages.Standings{
				Place: "Cụm 2", Indicator: "Kết nạp đảng viên", Now: cutoff, Year: 2024,
				Rows: []messages.StandingsRow{{Rank: 1, Name: "Tân Thanh", Percent: "150%", Value: "6/4"}, {Rank: 2, Name: "Tân Hào", Percent: "80%", Value: "12/15"}},
			})
		},
		"WhichGroup": func(c *messages.Catalogue) chat.Message { return c.WhichGroup("bxh") },
		"NotRanked":  (*messages.Catalogue).NotRanked,
		"Pledges": func(c *messages.Catalogue) chat.Message {
			return c.Pledges(messages.Pledges{Unit: "xã Tân Hào", Year: 2024, Signed: campaign.NewDate(2024, 3, 18), Lines: []messages.PledgeLine{
				{Label: "Kết nạp đảng viên", Target: "15"}, {Label: "Nhà tình nghĩa", Target: "3 căn"}, {Label: "Thu ngân sách", Target: "2,4 tỷ đồng"},
			}})
		},
		"Pledges.nothing": func(c *messages.Catalogue) chat.Message {
			return c.Pledges(messages.Pledges{Unit: "xã Tân Hào", Year: 2025})
		},
		"Indicators": func(c *messages.Catalogue) chat.Message { return c.Indicators(indicators()) },
		"Indicators.none": func(c *messages.Catalogue) chat.Message {
			own, others := indicators()
			return c.Indicators(nil, append(own, others...))
		},
		"WhichUnitAbout": func(c *messages.Catalogue) chat.Message { return c.WhichUnitAbout("/tiendo tanhao", nil) },
		"WhichUnitAbout.found": func(c *messages.Catalogue) chat.Message {
			return c.WhichUnitAbout("/tiendo tanhao", []string{"xã Tân Hào", "xã Tân Hưng"})
		},
		"Missing":         missing(messages.Missing{Named: true}),
		"Missing.group":   missing(messages.Missing{Named: true, Group: "cụm 2"}),
		"Missing.unnamed": missing(messages.Missing{Group: "cụm 2"}),
		"History":         func(c *messages.Catalogue) chat.Message { return c.History("xã Tân Hào", "", history()) },
		"History.one": func(c *messages.Catalogue) chat.Message {
			return c.History("xã Tân Hào", "Kết nạp đảng viên", history())
		},
		"History.nothing": func(c *messages.Catalogue) chat.Message { return c.History("xã Tân Hào", "", nil) },
		"Summary":         func(c *messages.Catalogue) chat.Message { return c.Summary(summary()) },
		"Summary.nothing": func(c *messages.Catalogue) chat.Message {
			return c.Summary(messages.Summary{Area: "huyện Giồng Trôm", AreaShort: "huyện", Now: cutoff, Elapsed: "45,4%"})
		},
	}
}

func progress() messages.Progress {
	return messages.Progress{
		Unit: "xã Tân Hào", Date: friday, YearEnd: []string{"chi bộ trong sạch, vững mạnh toàn diện", "xếp loại đảng viên"},
		Base: "67,6%", Rank: 2, Of: 7, Group: "cụm 2", Elapsed: "45,4%",
		Lines: []messages.ProgressLine{
			{Label: "Kết nạp đảng viên", Value: "12/15", Percent: "80%", Status: "vượt tiến độ"},
			{Label: "Thu ngân sách", Value: "1,25/2,4 tỷ đồng", Percent: "52,1%", Status: "vượt tiến độ"},
			{Label: "Nhà tình nghĩa", Value: "giao ước 3 căn", Status: "chưa có số liệu"},
		},
	}
}

func standings() messages.Standings {
	s := messages.Standings{Place: "Huyện Giồng Trôm", Now: cutoff, Year: 2024, More: 16, Pending: true}
	for i, name := range []string{"Hưng Lễ", "Tân Hào", "Thạnh Phú Đông"} {
		s.Rows = append(s.Rows, messages.StandingsRow{Rank: i + 1, Name: name, Percent: fmt.Sprintf("%d%%", 80-i)})
	}
	s.Rows[2].Stale = campaign.NewDate(2024, 5, 31)
	for range 13 {
		s.Silent = append(s.Silent, "Long Mỹ")
	}
	return s
}

// indicators lists those of the sample as the bot does.
func indicators() (own, others []messages.IndicatorLine) {
	for i, ind := range sample.Campaign().Indicators {
		if i < 10 {
			own = append(own, messages.IndicatorLine{Code: ind.ID, Name: ind.Name, Noun: ind.Noun})
		} else {
			others = append(others, messages.IndicatorLine{Code: ind.ID, Name: ind.Short, Noun: ind.Noun})
		}
	}
	return own, others
}

func missing(m messages.Missing) saying {
	m.Week, m.Now, m.Expected, m.Reported = 24, cutoff, 37, 32
	m.Units = []messages.MissingUnit{{Name: "Long Mỹ", Weeks: 1}, {Name: "Tân Lợi Thạnh", Weeks: 2}, {Name: "Tòa án nhân dân", Weeks: 1}}
	return func(c *messages.Catalogue) chat.Message { return c.Missing(m) }
}

func history() []messages.HistoryLine {
	line := messages.HistoryLine{When: "14/6 15:30", Seq: 412, Label: "Kết nạp đảng viên", Value: "12", Mode: campaign.ModeTotal, Action: campaign.ActionReport}
	all := []messages.HistoryLine{line, line, line, line, line, line, line}
	all[1].Mode, all[1].Value, all[1].ByOffice = campaign.ModeIncrement, "+2", true
	all[2].Action, all[2].Reason, all[2].Replaced = campaign.ActionCorrect, "đếm trùng 1 đồng chí", true
	all[3].Action = campaign.ActionWithdraw
	all[4].Action, all[4].Mode, all[4].Value, all[4].Label = campaign.ActionNil, campaign.ModeNil, "", ""
	all[5].Action, all[5].Value = campaign.ActionEdit, ""
	all[6].Action = campaign.ActionImport
	return append(all, messages.HistoryLine{When: "31/5 15:00", Seq: 1, Action: campaign.ActionWithdraw, Mode: campaign.ModeNil})
}

func summary() messages.Summary {
	return messages.Summary{
		Area: "huyện Giồng Trôm", AreaShort: "huyện", Now: cutoff, Base: "51,8%", Elapsed: "45,4%", Week: 24, Missing: 3, Expected: 37,
		Leaders: []string{messages.WithGroup("Lương Quới", "Cụm 1", "71%"), messages.WithGroup("Hưng Lễ", "Cụm 2", "80%")},
		Lines: []messages.SummaryLine{
			{Label: "Kết nạp đảng viên", Value: "71/130", Percent: "54,6%", Have: 30, Of: 37, Pledged: "137 đảng viên"},
			{Label: "Thu ngân sách", Value: "–", Have: 0, Of: 1},
		},
	}
}

func registerSamples() map[string]saying {
	reporter := messages.Seat{Role: campaign.RoleReporter, Place: "xã Tân Hào"}
	request := messages.Request{ID: 3, Name: "Nguyễn Văn A", Seat: reporter}
	all := map[string]saying{
		"AskUnit":   (*messages.Catalogue).AskUnit,
		"WhichUnit": func(c *messages.Catalogue) chat.Message { return c.WhichUnit(nil) },
		"WhichUnit.found": func(c *messages.Catalogue) chat.Message {
			return c.WhichUnit([]string{"xã Tân Hào", "xã Tân Thanh"})
		},
		"AskConsent":          func(c *messages.Catalogue) chat.Message { return c.AskConsent("xã Tân Hào") },
		"RegistrationDropped": (*messages.Catalogue).RegistrationDropped,
		"RequestSent":         (*messages.Catalogue).RequestSent,
		"RequestToOffice":     func(c *messages.Catalogue) chat.Message { return c.RequestToOffice(request) },
		"Requests":            func(c *messages.Catalogue) chat.Message { return c.Requests([]messages.Request{request, request}) },
		"Requests.none":       func(c *messages.Catalogue) chat.Message { return c.Requests(nil) },
		"NoSuchRequest":       (*messages.Catalogue).NoSuchRequest,
		"RequestDecided":      (*messages.Catalogue).RequestDecided,
		"DecideHow":           func(c *messages.Catalogue) chat.Message { return c.DecideHow(3) },
		"Approved":            func(c *messages.Catalogue) chat.Message { return c.Approved(reporter) },
		"Refused":             func(c *messages.Catalogue) chat.Message { return c.Refused(reporter) },
		"Decided":             func(c *messages.Catalogue) chat.Message { return c.Decided(reporter, true) },
		"Decided.refused":     func(c *messages.Catalogue) chat.Message { return c.Decided(reporter, false) },
		"Invitation": func(c *messages.Catalogue) chat.Message {
			return c.Invitation(messages.Invitation{Seat: reporter, Code: "k4xq7abc", Expires: friday})
		},
		"Invitation.link": func(c *messages.Catalogue) chat.Message {
			return c.Invitation(messages.Invitation{Seat: reporter, Code: "k4xq7abc", Expires: friday, Link: "https://t.me/thiduabot?start=k4xq7abc"})
		},
		"InviteWhom": func(c *messages.Catalogue) chat.Message { return c.InviteWhom(nil) },
		"InviteWhom.found": func(c *messages.Catalogue) chat.Message {
			return c.InviteWhom([]string{"xã Tân Hào", "xã Tân Thanh"})
		},
		"BadCode": (*messages.Catalogue).BadCode,
	}
	for _, role := range []campaign.Role{
		campaign.RoleReporter, campaign.RoleHead, campaign.RoleOffice, campaign.RoleLead, campaign.RoleLeader, campaign.RoleAdmin,
	} {
		all["Seated."+string(role)] = func(c *messages.Catalogue) chat.Message {
			return c.Seated(messages.Seat{Role: role, Place: "cụm 2"})
		}
	}
	return all
}

func memberSamples() map[string]saying {
	member := messages.Member{
		ID: 12, Name: "Nguyễn Văn A", Seat: messages.Seat{Role: campaign.RoleReporter, Place: "xã Tân Hào"}, Platforms: []string{"telegram", "zalo"},
	}
	var many []messages.Member
	for range 60 {
		many = append(many, member)
	}
	linked := messages.Link{Known: true, Group: "cụm 2"}
	ofLeaders := messages.Link{Known: true, Leaders: true}
	return map[string]saying{
		"Members":        func(c *messages.Catalogue) chat.Message { return c.Members([]messages.Member{member}) },
		"Members.many":   func(c *messages.Catalogue) chat.Message { return c.Members(many) },
		"Members.none":   func(c *messages.Catalogue) chat.Message { return c.Members(nil) },
		"NoSuchMember":   (*messages.Catalogue).NoSuchMember,
		"AskRemoval":     func(c *messages.Catalogue) chat.Message { return c.AskRemoval(member) },
		"Removed":        (*messages.Catalogue).Removed,
		"NothingChanged": (*messages.Catalogue).NothingChanged,
		"NoData":         (*messages.Catalogue).NoData,
		"OwnData": func(c *messages.Catalogue) chat.Message {
			return c.OwnData(messages.OwnData{Number: 12, Name: member.Name, Accounts: []string{"telegram 98765"}, Seats: []messages.Seat{member.Seat}})
		},
		"OwnRequest": func(c *messages.Catalogue) chat.Message {
			return c.OwnRequest(messages.Request{ID: 3, Name: member.Name, Seat: member.Seat})
		},
		"AskErase":       (*messages.Catalogue).AskErase,
		"Erased":         (*messages.Catalogue).Erased,
		"LinkHow":        func(c *messages.Catalogue) chat.Message { return c.LinkHow(messages.Link{}) },
		"LinkHow.known":  func(c *messages.Catalogue) chat.Message { return c.LinkHow(linked) },
		"LinkWhat":       (*messages.Catalogue).LinkWhat,
		"Linked":         func(c *messages.Catalogue) chat.Message { return c.Linked(linked) },
		"Linked.leaders": func(c *messages.Catalogue) chat.Message { return c.Linked(ofLeaders) },
		"Unlinked":       (*messages.Catalogue).Unlinked,
		"UnknownPosts": func(c *messages.Catalogue) chat.Message {
			return c.UnknownPosts([]messages.UnknownLine{{Title: "BẢNG XẾP HẠNG TUẦN 24", Chat: linked, Sent: cutoff}, {Title: "Nhắc việc", Sent: cutoff}})
		},
		"UnknownPosts.none": func(c *messages.Catalogue) chat.Message { return c.UnknownPosts(nil) },
		"ResendUnknown":     (*messages.Catalogue).ResendUnknown,
		"Resent":            (*messages.Catalogue).Resent,
	}
}

// consoleSamples are texts of the console, which are no messages.
func consoleSamples() map[string]saying {
	text := func(s string) chat.Message { return chat.Message{Text: s} }
	return map[string]saying{
		"ConsoleIntro":      func(c *messages.Catalogue) chat.Message { return text(c.ConsoleIntro("tanhao.baocao")) },
		"ConsoleHidden":     func(c *messages.Catalogue) chat.Message { return text(c.ConsoleHidden(3)) },
		"ConsoleMenu":       func(c *messages.Catalogue) chat.Message { return text(c.ConsoleMenu()) },
		"ConsoleBadCommand": func(c *messages.Catalogue) chat.Message { return text(c.ConsoleBadCommand()) },
		"ConsoleBadTime":    func(c *messages.Catalogue) chat.Message { return text(c.ConsoleBadTime()) },
	}
}
