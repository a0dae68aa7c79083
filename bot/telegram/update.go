package telegram

import (
	"encoding/json"
	"errors"
	"slices"
)

// The types of the Bot API, cut to what the bot reads: a field it does not use can never make an
// update unreadable. https://core.telegram.org/bots/api#update
type update struct {
	ID            int64           `json:"update_id"`
	Message       *message        `json:"message"`
	EditedMessage *message        `json:"edited_message"`
	CallbackQuery *callbackQuery  `json:"callback_query"`
	MyChatMember  *membersUpdated `json:"my_chat_member"`
}

type message struct {
	ID             int64           `json:"message_id"`
	ThreadID       int64           `json:"message_thread_id"`
	IsTopicMessage bool            `json:"is_topic_message"`
	From           *user           `json:"from"`
	SenderChat     json.RawMessage `json:"sender_chat"`
	ViaBot         json.RawMessage `json:"via_bot"`
	Date           int64           `json:"date"`
	EditDate       int64           `json:"edit_date"`
	Chat           chatInfo        `json:"chat"`
	ForwardOrigin  json.RawMessage `json:"forward_origin"`
	ForwardDate    json.RawMessage `json:"forward_date"` // before Bot API 7.0
	ReplyTo        *repliedTo      `json:"reply_to_message"`
	Text           string          `json:"text"`
	Caption        string          `json:"caption"`
	Photo          []photoSize     `json:"photo"`
	MigratedTo     int64           `json:"migrate_to_chat_id"`
	MigratedFrom   int64           `json:"migrate_from_chat_id"`
	wordless
}

// wordless is what people send without words. Anything else without text is a service message.
type wordless struct {
	Animation json.RawMessage `json:"animation"`
	Audio     json.RawMessage `json:"audio"`
	Checklist json.RawMessage `json:"checklist"`
	Contact   json.RawMessage `json:"contact"`
	Dice      json.RawMessage `json:"dice"`
	Document  json.RawMessage `json:"document"`
	Game      json.RawMessage `json:"game"`
	Location  json.RawMessage `json:"location"`
	PaidMedia json.RawMessage `json:"paid_media"`
	Poll      json.RawMessage `json:"poll"`
	Sticker   json.RawMessage `json:"sticker"`
	Story     json.RawMessage `json:"story"`
	Venue     json.RawMessage `json:"venue"`
	Video     json.RawMessage `json:"video"`
	VideoNote json.RawMessage `json:"video_note"`
	Voice     json.RawMessage `json:"voice"`
}

func (w wordless) any() bool {
	return slices.ContainsFunc([]json.RawMessage{
		w.Animation, w.Audio, w.Checklist, w.Contact, w.Dice, w.Document, w.Game, w.Location,
		w.PaidMedia, w.Poll, w.Sticker, w.Story, w.Venue, w.Video, w.VideoNote, w.Voice,
	}, given)
}

func given(raw json.RawMessage) bool { return len(raw) > 0 && string(raw) != "null" }

type user struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name"`
}

type chatInfo struct {
	ID   int64  `json:"id"`
	Type string `json:"type"`
}

func (c chatInfo) group() bool   { return c.Type == "group" || c.Type == "supergroup" }
func (c chatInfo) private() bool { return c.Type == "private" }

type repliedTo struct {
	ID   int64 `json:"message_id"`
	From *user `json:"from"`
}

type photoSize struct {
	FileID string `json:"file_id"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

// callbackQuery may come without its message, and with one that is inaccessible (date 0).
type callbackQuery struct {
	ID      string   `json:"id"`
	From    user     `json:"from"`
	Message *message `json:"message"`
	Data    string   `json:"data"`
}

type membersUpdated struct {
	Chat chatInfo `json:"chat"`
	From user     `json:"from"`
	Date int64    `json:"date"`
	Old  *member  `json:"old_chat_member"`
	New  member   `json:"new_chat_member"`
}

type member struct {
	Status   string `json:"status"`
	IsMember bool   `json:"is_member"`
	CanSend  bool   `json:"can_send_messages"`
}

// largestID keeps room for the offset, which is one more.
const largestID = 1<<62 - 1

var errBadID = errors.New("update has no usable id")

// decodeUpdate reads one update. The id is told as far as it can be known, even with an error.
func decodeUpdate(raw json.RawMessage) (update, int64, error) {
	var u update
	err := json.Unmarshal(raw, &u)
	if err != nil {
		var only struct {
			ID int64 `json:"update_id"`
		}
		if json.Unmarshal(raw, &only) != nil {
			return u, 0, err
		}
		u.ID = only.ID
	}
	if u.ID <= 0 || u.ID > largestID {
		return u, 0, errors.Join(errBadID, err)
	}
	return u, u.ID, err
}
