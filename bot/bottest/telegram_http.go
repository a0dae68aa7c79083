package bottest

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// object is a JSON object of the Bot API.
type object = map[string]any

// apiError is an answer that is not ok.
type apiError struct {
	code        int
	description string
	retryAfter  int
	movedTo     int64
}

func badRequest(text string) *apiError {
	return &apiError{code: 400, description: "Bad Request: " + text}
}

func forbidden(text string) *apiError { return &apiError{code: 403, description: "Forbidden: " + text} }

var telegramPath = regexp.MustCompile(`^/bot([0-9]+:[A-Za-z0-9_-]+)/([A-Za-z]+)$`)

// largestUpload is the 50 MB of https://core.telegram.org/bots/api#senddocument and some room.
const largestUpload = 52 << 20

func (t *Telegram) serve(w http.ResponseWriter, r *http.Request) {
	match := telegramPath.FindStringSubmatch(r.URL.Path)
	if match == nil {
		t.reply(w, nil, &apiError{code: 404, description: "Not Found"})
		return
	}
	bot := t.botByToken(match[1])
	if bot == nil {
		t.reply(w, nil, &apiError{code: 401, description: "Unauthorized"})
		return
	}
	q := &request{bot: bot, method: strings.ToLower(match[2]), gone: r.Context().Done()}
	r.Body = http.MaxBytesReader(w, r.Body, largestUpload)
	if err := q.parse(r); err != nil {
		t.reply(w, nil, &apiError{code: 413, description: "Request Entity Too Large"})
		return
	}
	t.perform(w, q)
}

func (t *Telegram) botByToken(token string) *TelegramBot {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, b := range t.bots {
		if b.token == token && !b.revoked {
			return b
		}
	}
	return nil
}

// perform executes a call between the faults that were ordered for it.
func (t *Telegram) perform(w http.ResponseWriter, q *request) {
	f := t.takeFault(q)
	if f != nil && !f.executes() {
		t.record(q, f.code())
		t.fail(w, f)
		return
	}
	result, err := t.execute(q)
	code := http.StatusOK
	if err != nil {
		code = err.code
	}
	t.record(q, code)
	if f != nil {
		t.failAfter(w, f, result)
		return
	}
	t.reply(w, result, err)
}

func (t *Telegram) reply(w http.ResponseWriter, result any, err *apiError) {
	w.Header().Set("Content-Type", "application/json")
	if err != nil {
		w.WriteHeader(err.code)
		_, _ = w.Write(marshal(err.answer())) // the client may be gone
		return
	}
	if updates, ok := result.(verbatim); ok {
		updates.write(w)
		return
	}
	_, _ = w.Write(marshal(object{"ok": true, "result": result}))
}

func (e *apiError) answer() object {
	answer := object{"ok": false, "error_code": e.code, "description": e.description}
	parameters := object{}
	if e.retryAfter > 0 {
		parameters["retry_after"] = e.retryAfter
	}
	if e.movedTo != 0 {
		parameters["migrate_to_chat_id"] = e.movedTo
	}
	if len(parameters) > 0 {
		answer["parameters"] = parameters
	}
	return answer
}

func marshal(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic("bottest: marshal answer: " + err.Error()) // only our own maps come here
	}
	return text
}

// Call is one call a bot made, as the server saw it.
type Call struct {
	Bot    string // username
	Method string // in small letters, as the server compares them
	Params map[string]string
	Code   int // of the answer; 0 when there was none
	At     time.Time
}

func (t *Telegram) record(q *request, code int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.calls = append(t.calls, Call{Bot: q.bot.username, Method: q.method, Params: q.params, Code: code, At: time.Now()})
	t.touch()
}
