package reminders

// Reasons for which a notice or post is not sent, as they are stored and counted; those of campaign.Skip and
// chat.Reason beside them.
const (
	// ReasonTooLate: it was found due when it was no longer useful, or could not be sent while it was.
	ReasonTooLate = "too_late"
	// ReasonFewReports: the group has fewer than three units with figures.
	ReasonFewReports = "few_reports"
	// ReasonReported: everybody concerned has reported.
	ReasonReported = "reported"
	// ReasonInactive: we may not write in the chat.
	ReasonInactive = "chat_inactive"
	// ReasonNoChat: the member has no private chat with the account.
	ReasonNoChat = "no_private_chat"
	// ReasonNobody: nobody is expected to report.
	ReasonNobody = "nobody_expected"
	// ReasonExpired: an answer could not be sent for a day.
	ReasonExpired = "expired"
	// ReasonNoJob: the job has left the schedule.
	ReasonNoJob = "no_such_job"
	// ReasonNoWords: the message could not be written; the log says why.
	ReasonNoWords = "not_written"
	// ReasonResent marks a post that the office wants sent whatever the hour.
	ReasonResent = "resent"
	// ReasonInterrupted: the program ended between the request and its outcome.
	ReasonInterrupted = "interrupted"
)
