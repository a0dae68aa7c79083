package campaign

// MemberID is the opaque number by which the log names a person.
type MemberID int64

// Role (vai trò) says what a member may do (domain.md §5).
type Role string

const (
	// RoleReporter (baocao) reports for a unit.
	RoleReporter Role = "baocao"
	// RoleHead (trưởng cụm) leads a group.
	RoleHead Role = "truongcum"
	// RoleOffice (tổng hợp) runs the campaign.
	RoleOffice Role = "tonghop"
	// RoleLead (chủ trì) answers for the official figure of some indicators.
	RoleLead Role = "chutri"
	// RoleLeader (lãnh đạo) reads everything.
	RoleLeader Role = "lanhdao"
	// RoleAdmin (quản trị) runs the program.
	RoleAdmin Role = "quantri"
)
