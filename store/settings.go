package store

import (
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
)

// Setting is one document of the settings, whole: exactly one field is set.
type Setting struct {
	Member  *Member  `json:"member,omitempty" bson:"member,omitempty"`
	Chat    *Chat    `json:"chat,omitempty" bson:"chat,omitempty"`
	Code    *Code    `json:"code,omitempty" bson:"code,omitempty"`
	Request *Request `json:"request,omitempty" bson:"request,omitempty"`
}

// SettingsSnapshot is all documents of the settings at Head of the Settings stream, each list ordered by id.
type SettingsSnapshot struct {
	Head     int64
	Members  []Member
	Chats    []Chat
	Codes    []Code
	Requests []Request
}

// Add puts one document behind those of its kind.
func (s *SettingsSnapshot) Add(d Setting) {
	switch {
	case d.Member != nil:
		s.Members = append(s.Members, *d.Member)
	case d.Chat != nil:
		s.Chats = append(s.Chats, *d.Chat)
	case d.Code != nil:
		s.Codes = append(s.Codes, *d.Code)
	case d.Request != nil:
		s.Requests = append(s.Requests, *d.Request)
	}
}

// Member (thành viên) is a person who holds a seat. It is the only place where people are named;
// deleting somebody's data clears Name and Accounts and keeps the number.
type Member struct {
	ID       campaign.MemberID `json:"id" bson:"_id"`
	Name     string            `json:"name,omitempty" bson:"name,omitempty"`
	Accounts []chat.PersonID   `json:"accounts,omitempty" bson:"accounts,omitempty"`
	// Seats are the roles held; a person may hold several.
	Seats []campaign.Seat `json:"seats,omitempty" bson:"seats,omitempty"`
	// Private are the private chats by which the member can be written to.
	Private []chat.ChatID `json:"private,omitempty" bson:"private,omitempty"`
	// Consented is when the member agreed to being stored; zero for members of the campaign file.
	Consented time.Time `json:"consented,omitzero" bson:"consented,omitempty"`
	// FromFile marks a member that the campaign file named.
	FromFile bool `json:"from_file,omitempty" bson:"from_file,omitempty"`
	// Source is the account as the campaign file writes it, for members of the file.
	Source string `json:"source,omitempty" bson:"source,omitempty"`
	Gone   bool   `json:"gone,omitempty" bson:"gone,omitempty"`
}

// ChatNumber is our own id of a chat, constant when the platform moves it.
type ChatNumber int64

// Chat (nhóm chat đã liên kết) is a chat we know by name.
type Chat struct {
	ID ChatNumber `json:"id" bson:"_id"`
	// Addresses are the platform ids of the chat, the current one last; the others are aliases.
	Addresses []chat.ChatID `json:"addresses" bson:"addresses"`
	// Group is the cụm or khối the chat belongs to; Leaders marks the chat of the leaders.
	Group   campaign.GroupID `json:"group,omitempty" bson:"group,omitempty"`
	Leaders bool             `json:"leaders,omitempty" bson:"leaders,omitempty"`
	// Linked is when it was linked: nothing due before is posted there.
	Linked time.Time `json:"linked" bson:"linked"`
	// Inactive means that we were removed, or may not write there.
	Inactive bool `json:"inactive,omitempty" bson:"inactive,omitempty"`
	// Gone means that the office took the link back.
	Gone bool `json:"gone,omitempty" bson:"gone,omitempty"`
}

// Address returns the current platform id of the chat.
func (c Chat) Address() chat.ChatID { return c.Addresses[len(c.Addresses)-1] }

// Code (mã dùng một lần) lets whoever sends it take a seat, once.
type Code struct {
	// ID is a digest of the code; the code itself is never stored.
	ID      string        `json:"id" bson:"_id"`
	Seat    campaign.Seat `json:"seat" bson:"seat"`
	Expires time.Time     `json:"expires" bson:"expires"`
	// By is who made it; 0 is the program itself.
	By   campaign.MemberID `json:"by,omitempty" bson:"by,omitempty"`
	Used bool              `json:"used,omitempty" bson:"used,omitempty"`
	// Replaces is the member who gives the seat up when the code is used.
	Replaces campaign.MemberID `json:"replaces,omitempty" bson:"replaces,omitempty"`
}

// Request (yêu cầu đăng ký) is somebody's wish to take a seat, waiting for the office.
type Request struct {
	ID     int64         `json:"id" bson:"_id"`
	Person chat.PersonID `json:"person" bson:"person"`
	Chat   chat.ChatID   `json:"chat" bson:"chat"`
	Name   string        `json:"name,omitempty" bson:"name,omitempty"`
	Seat   campaign.Seat `json:"seat" bson:"seat"`
	Asked  time.Time     `json:"asked" bson:"asked"`
	// Token begins the presses of the buttons that approve or refuse it.
	Token string `json:"token,omitempty" bson:"token,omitempty"`
	// Closed is true once it was approved or refused.
	Closed bool `json:"closed,omitempty" bson:"closed,omitempty"`
}
