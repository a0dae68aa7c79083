package bottest

import (
	"encoding/json"
	"regexp"
	"unicode/utf8"
)

// execute runs a method. Names are compared without regard to case.
func (t *Telegram) execute(q *request) (any, *apiError) {
	if q.method == "getupdates" {
		return t.getUpdates(q)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	defer t.touch()
	switch q.method {
	case "getme":
		me := q.bot.json()
		me["can_read_all_group_messages"] = t.options.ReadsAll
		return me, nil
	case "sendmessage", "sendphoto", "senddocument":
		return t.send(q)
	case "editmessagetext":
		return t.editText(q)
	case "deletemessage":
		return t.deleteMessage(q)
	case "pinchatmessage":
		return t.pin(q)
	case "answercallbackquery":
		return t.answerPress(q)
	case "setmycommands":
		return t.setCommands(q)
	case "getwebhookinfo":
		return object{"url": q.bot.webhook, "pending_update_count": len(q.bot.queue)}, nil
	case "setwebhook":
		q.bot.webhook = q.params["url"]
		return true, nil
	case "deletewebhook":
		q.bot.webhook = ""
		if q.bool("drop_pending_updates") {
			q.bot.queue = nil
		}
		return true, nil
	case "getchatmember":
		return t.chatMember(q)
	}
	return nil, &apiError{code: 404, description: "Not Found: method not found"}
}

// answerPress allows one answer to each press: https://core.telegram.org/bots/api#answercallbackquery.
func (t *Telegram) answerPress(q *request) (any, *apiError) {
	answered, known := q.bot.pressed[q.params["callback_query_id"]]
	if !known || answered {
		return nil, badRequest("query is too old and response timeout expired or query ID is invalid")
	}
	if utf8.RuneCountInString(q.params["text"]) > 200 {
		return nil, badRequest("MESSAGE_TOO_LONG")
	}
	q.bot.pressed[q.params["callback_query_id"]] = true
	return true, nil
}

// Answered reports whether a press was answered.
func (t *Telegram) Answered(callbackID string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, b := range t.bots {
		if b.pressed[callbackID] {
			return true
		}
	}
	return false
}

var commandForm = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

// setCommands follows https://core.telegram.org/bots/api#setmycommands.
func (t *Telegram) setCommands(q *request) (any, *apiError) {
	var commands []struct{ Command, Description string }
	if json.Unmarshal([]byte(q.params["commands"]), &commands) != nil {
		return nil, badRequest("can't parse commands JSON object")
	}
	if len(commands) > 100 {
		return nil, badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	for _, c := range commands {
		if !commandForm.MatchString(c.Command) {
			return nil, badRequest("BOT_COMMAND_INVALID")
		}
		if n := utf8.RuneCountInString(c.Description); n < 1 || n > 256 {
			return nil, badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	scope := struct{ Type string }{"default"}
	if text := q.params["scope"]; text != "" && json.Unmarshal([]byte(text), &scope) != nil {
		return nil, badRequest("can't parse BotCommandScope")
	}
	if q.bot.menus == nil {
		q.bot.menus = map[string]string{}
	}
	q.bot.menus[scope.Type] = q.params["commands"]
	return true, nil
}

func (t *Telegram) chatMember(q *request) (any, *apiError) {
	c, err := t.reachable(q)
	if err != nil {
		return nil, err
	}
	if q.int("user_id") != q.bot.id {
		return nil, badRequest("user not found")
	}
	return q.bot.memberJSON(c.members[q.bot.id]), nil
}
