package messages

import "github.com/thiduabot/thiduabot/bot/chat"

// Failed says that a message could not be handled.
func (c *Catalogue) Failed() chat.Message { return c.say("failed", nil) }

// Anonymous refuses a message that no person can be told from.
func (c *Catalogue) Anonymous() chat.Message { return c.say("anonymous", nil) }

// NotRegistered tells somebody without a seat how to get one.
func (c *Catalogue) NotRegistered() chat.Message { return c.say("not_registered", nil) }

// NotAllowed refuses a command to somebody whose role it is not for.
func (c *Catalogue) NotAllowed() chat.Message { return c.say("not_allowed", nil) }

// PrivateOnly refuses a command in a group.
func (c *Catalogue) PrivateOnly(command string) chat.Message { return c.say("private_only", command) }

// GroupOnly refuses a command in a private chat.
func (c *Catalogue) GroupOnly(command string) chat.Message { return c.say("group_only", command) }

// NotYet answers a command that belongs to the plan and is not offered.
func (c *Catalogue) NotYet() chat.Message { return c.say("not_yet", nil) }

// UnknownCommand names the commands nearest to one that does not exist.
func (c *Catalogue) UnknownCommand(near []string) chat.Message { return c.say("unknown_command", near) }

// NotUnderstood answers a text that is neither a command nor a report.
func (c *Catalogue) NotUnderstood(registered bool) chat.Message {
	return c.say("not_understood", registered)
}

// Classified refuses a message that bears a mark of state secrets.
func (c *Catalogue) Classified() chat.Message { return c.say("classified", nil) }

// Forwarded refuses words that are somebody else's.
func (c *Catalogue) Forwarded() chat.Message { return c.say("forwarded", nil) }

// Unreadable refuses a text that is too long, or no text.
func (c *Catalogue) Unreadable() chat.Message { return c.say("unreadable", nil) }

// OnlyText answers voice, files and pictures without words.
func (c *Catalogue) OnlyText() chat.Message { return c.say("only_text", nil) }

// Greeting introduces the bot to a group that is not linked.
func (c *Catalogue) Greeting() chat.Message { return c.say("greeting", nil) }

// NotYourButton refuses a press by somebody who was not asked.
func (c *Catalogue) NotYourButton() chat.Message { return c.say("not_your_button", nil) }

// QuestionOver answers a press on a button whose question is answered or expired.
func (c *Catalogue) QuestionOver() chat.Message { return c.say("question_over", nil) }
