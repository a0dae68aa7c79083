package messages

import (
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Labels of buttons.
const (
	LabelYes     = "Có"
	LabelNo      = "Không"
	LabelAgree   = "Đồng ý"
	LabelDrop    = "Bỏ"
	LabelApprove = "Duyệt"
	LabelRefuse  = "Từ chối"
)

// Seat names a seat: the role, and the place it is of as it stands inside a sentence.
type Seat struct {
	Role  campaign.Role
	Place string
}

// String writes the seat as it stands after “nhiệm vụ”.
func (s Seat) String() string {
	switch s.Role {
	case campaign.RoleReporter:
		return "báo cáo cho " + s.Place
	case campaign.RoleHead:
		return "trưởng " + s.Place
	case campaign.RoleOffice:
		return "tổng hợp"
	case campaign.RoleLead:
		return "cơ quan chủ trì"
	case campaign.RoleLeader:
		return "lãnh đạo"
	case campaign.RoleAdmin:
		return "quản trị"
	default:
		return string(s.Role)
	}
}

// Request is a wish for a seat that waits for the office.
type Request struct {
	ID   int64
	Name string
	Seat Seat
}

// Invitation is a one-time code for a seat.
type Invitation struct {
	Seat    Seat
	Code    string
	Link    string
	Expires campaign.Date
}

// AskUnit asks for the unit, and says what is stored.
func (c *Catalogue) AskUnit() chat.Message { return c.say("ask_unit", nil) }

// WhichUnit asks again when the text named no unit or several.
func (c *Catalogue) WhichUnit(found []string) chat.Message { return c.say("which_unit", found) }

// AskConsent asks for the consent to what is stored.
func (c *Catalogue) AskConsent(unit string) chat.Message { return c.say("ask_consent", unit) }

// RegistrationDropped confirms that nothing was sent.
func (c *Catalogue) RegistrationDropped() chat.Message { return c.say("registration_dropped", nil) }

// RequestSent says that the office has the request.
func (c *Catalogue) RequestSent() chat.Message { return c.say("request_sent", nil) }

// RequestToOffice puts a request before the office.
func (c *Catalogue) RequestToOffice(r Request) chat.Message { return c.say("request_to_office", r) }

// Requests lists the requests that wait.
func (c *Catalogue) Requests(open []Request) chat.Message { return c.say("requests", open) }

// NoSuchRequest answers a number that no waiting request has.
func (c *Catalogue) NoSuchRequest() chat.Message { return c.say("no_such_request", nil) }

// DecideHow explains how a request is decided.
func (c *Catalogue) DecideHow(id int64) chat.Message { return c.say("decide_how", id) }

// RequestDecided answers a press on a request that is decided already.
func (c *Catalogue) RequestDecided() chat.Message { return c.say("request_decided", nil) }

// Approved tells the person that the seat is theirs.
func (c *Catalogue) Approved(s Seat) chat.Message { return c.say("approved", s) }

// Refused tells the person that the office said no.
func (c *Catalogue) Refused(s Seat) chat.Message { return c.say("refused", s) }

// Decided confirms the decision to the office.
func (c *Catalogue) Decided(s Seat, approved bool) chat.Message {
	return c.say("decided", struct {
		Seat     Seat
		Approved bool
	}{s, approved})
}

// Invitation hands out a one-time code.
func (c *Catalogue) Invitation(i Invitation) chat.Message { return c.say("invitation", i) }

// InviteWhom explains /moi, and names the units the text may have meant.
func (c *Catalogue) InviteWhom(found []string) chat.Message { return c.say("invite_whom", found) }

// BadCode answers a code that is unknown, used or expired.
func (c *Catalogue) BadCode() chat.Message { return c.say("bad_code", nil) }

// Seated welcomes somebody who used a code.
func (c *Catalogue) Seated(s Seat) chat.Message { return c.say("seated", s) }
