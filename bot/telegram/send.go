package telegram

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/thiduabot/thiduabot/bot/chat"
)

// Send delivers one part. What Telegram refuses for a reason that does not matter to the reader,
// such as a topic that is gone, is sent again at once without it.
func (p *Platform) Send(ctx context.Context, to chat.ChatID, part chat.Message) (string, error) {
	o, err := p.outgoing(to, part)
	if err != nil {
		return "", &chat.SendError{Permanent: true, Reason: chat.ReasonRejected, Err: err}
	}
	for {
		raw, err := p.client.do(ctx, o.method(), o.params(), o.files()...)
		if err == nil {
			return messageID(o.method(), raw)
		}
		if !o.simplify(asFailure(err)) {
			return "", p.sendError(err)
		}
		p.log.Warn("message is sent again in a simpler form", "err", err)
	}
}

// messageID reads the id of what was sent.
func messageID(method string, raw json.RawMessage) (string, error) {
	var sent struct {
		ID int64 `json:"message_id"`
	}
	if err := json.Unmarshal(raw, &sent); err != nil || sent.ID == 0 {
		f := &failure{method: method, cause: errNotJSON, arrived: true}
		return "", &chat.SendError{Unknown: true, Reason: chat.ReasonNoAnswer, Err: f}
	}
	return strconv.FormatInt(sent.ID, 10), nil
}

// simplify takes away what the server stumbled over; false when there is nothing to take away.
func (o *outgoing) simplify(f *failure) bool {
	switch {
	case f.code == 0:
		return false
	case o.topic != 0 && f.says("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid"):
		o.topic = 0
	case o.replyTo != 0 && f.says("message to be replied not found", "replied message not found", "message to reply not found"):
		o.replyTo = 0
	case !o.plain && f.says("can't parse entities"):
		o.plain = true
	default:
		return false
	}
	return true
}
